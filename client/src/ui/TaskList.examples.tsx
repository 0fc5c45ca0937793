import type { Examples } from '../examples/main.tsx';
import { SectionIcon } from './icons/SectionIcon.tsx';
import { Tag } from './Tag.tsx';
import { TaskList } from './TaskList.tsx';

const names = [
  'Funding and wages',
  'Networks',
  'Alternatives to carceral systems',
  'A racially diverse workforce',
  'Access in the budget',
  'Survivor leadership',
  'Leadership growth',
  'Keeping promises',
  'Leading by example',
];

export const examples: Examples = {
  'nine sections': () => (
    <TaskList
      tasks={names.map((name, index) => ({
        key: name,
        icon: <SectionIcon number={index + 1} />,
        what: (
          <a href="#TaskList">
            {index + 1}. {name}
          </a>
        ),
        who: 'You',
        state: index < 4 ? <Tag shape="solid">Done</Tag> : <Tag shape="hollow">Not started</Tag>,
        time: index < 4 ? 'September 22' : 'about 6 min',
        next: index === 4,
      }))}
    />
  ),
};
