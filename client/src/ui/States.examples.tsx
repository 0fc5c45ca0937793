import type { Examples } from '../examples/main.tsx';
import { Button } from './Button.tsx';
import { Fold, Note } from './Note.tsx';
import { Empty, Failed, Loading, Progress, TooFew } from './States.tsx';
import { Term } from './Term.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';

export const examples: Examples = {
  note: () => (
    <Note>
      <p>A difference is not a mistake on either side.</p>
    </Note>
  ),
  attention: () => (
    <Note attention title="The review is 41 days overdue">
      <p>Nothing stops working until then.</p>
    </Note>
  ),
  fold: () => (
    <Fold summary="What is protected, and what isn’t">
      <p>Your answers are sent without your name.</p>
    </Fold>
  ),
  'a word with its meaning': () => (
    <p>
      Each step includes those before it. <Term word="Access" meaning="Language and disability access." /> is
      planned first.
    </p>
  ),
  waiting: () => <Loading />,
  'waiting for longer': () => (
    <Progress title="Making your report" done={14} of={22}>
      Page 14 of 22. You can leave this page.
    </Progress>
  ),
  empty: () => (
    <Empty
      title="No goals yet"
      action={
        <Button look="second" slim>
          Look at suggestions
        </Button>
      }
    >
      You can choose up to three.
    </Empty>
  ),
  'something broke': () => <Failed code="7F3K" onRetry={() => undefined} />,
  'too few': () => <TooFew />,
  colors: () => <ThemeChoice />,
};
