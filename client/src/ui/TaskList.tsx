import type { ReactNode } from 'react';

export interface Task {
  key: string;
  icon: ReactNode;
  /** Holds the one link of the row; the whole row is its target. */
  what: ReactNode;
  who: ReactNode;
  state: ReactNode;
  time: ReactNode;
  /** The next task is marked, not the late ones. */
  next?: boolean;
}

/** Tasks in their fixed order, each with its state, who answers and the time it takes. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol className="tasks">
      {tasks.map((task) => (
        <li key={task.key} className={task.next ? 'is-next' : undefined}>
          {task.icon}
          <span className="what">{task.what}</span>
          <span className="who">{task.who}</span>
          {task.state}
          <span className="time">{task.time}</span>
        </li>
      ))}
    </ol>
  );
}
