import { useState } from 'react';
import type { Examples } from '../examples/main.tsx';
import { Button } from './Button.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';

export const examples: Examples = {
  'two things, after trying to go on': function TwoThings() {
    const [attempt, setAttempt] = useState(0);
    return (
      <>
        {attempt > 0 && (
          <ErrorSummary
            attempt={attempt}
            errors={[
              { fieldId: 'practice', message: 'Write a name, as members would say it.' },
              { fieldId: 'pay', message: 'Choose one, or choose “We don’t know”.' },
            ]}
          />
        )}
        <Button look="second" onClick={() => setAttempt(attempt + 1)}>
          Try to go on
        </Button>
      </>
    );
  },
};
