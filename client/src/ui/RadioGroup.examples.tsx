import { useState } from 'react';
import type { Examples } from '../examples/main.tsx';
import { CheckboxGroup } from './CheckboxGroup.tsx';
import { RadioGroup } from './RadioGroup.tsx';

const levels = [
  { value: '0', level: 'Not yet', label: 'We deal with access only if someone complains.' },
  { value: '1', level: 'Talking, or by chance', label: 'We respond when a person asks.' },
  {
    value: '2',
    level: 'Started',
    label: 'Sign-up forms ask about access needs, and a named person follows up.',
    was: 'Your answer in 2025',
  },
  {
    value: '3',
    level: 'Written, routine, and paid for',
    label: 'Access is in the first plan and budget for every event. We use a checklist.',
  },
  {
    value: '4',
    level: 'Shared power, checked each year',
    label: 'Disabled and Deaf people, and people who use other languages, help plan.',
  },
];

const nonAnswers = [
  { value: 'dont_know', label: 'We don’t know' },
  { value: 'prefer_not_to_say', label: 'We’d rather not say' },
  { value: 'not_applicable_with_reason', label: 'It doesn’t apply to us' },
];

export const examples: Examples = {
  'behaviors on one line': function Line() {
    const [value, setValue] = useState<string | null>('3');
    return (
      <RadioGroup
        legend="When do you plan for access?"
        hint="Choose the last one that is true for you today."
        look="line"
        options={levels}
        nonAnswers={nonAnswers}
        value={value}
        onValue={setValue}
      />
    );
  },
  'nothing chosen, with an error': function Unanswered() {
    const [value, setValue] = useState<string | null>(null);
    return (
      <RadioGroup
        id="pay"
        legend="Does your pay scale name front-line work?"
        error="Choose one, or choose “We don’t know”."
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'in_progress', label: 'In progress' },
          { value: 'no', label: 'No' },
        ]}
        nonAnswers={nonAnswers}
        value={value}
        onValue={setValue}
      />
    );
  },
  'any number of answers': function Several() {
    const [values, setValues] = useState(['captions']);
    return (
      <CheckboxGroup
        legend="Which of these did you pay for?"
        options={[
          { value: 'interpreters', label: 'Interpreters' },
          { value: 'captions', label: 'Captions' },
          { value: 'quiet', label: 'A quiet room' },
        ]}
        values={values}
        onValues={setValues}
      />
    );
  },
};
