import type { Examples } from '../examples/main.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { Tag, Verdict } from './Tag.tsx';

const at = new Date(2026, 9, 2, 14, 2);

export const examples: Examples = {
  'save status': () => (
    <p className="row">
      <SaveStatus state={{ kind: 'saved', at }} />
      <SaveStatus state={{ kind: 'saving' }} />
      <SaveStatus state={{ kind: 'unsaved', since: at }} />
    </p>
  ),
  'task states': () => (
    <p className="row">
      <Tag shape="hollow">Not started</Tag>
      <Tag shape="half">2 of 7</Tag>
      <Tag shape="dashed">Handed over</Tag>
      <Tag shape="solid">Done</Tag>
      <Tag shape="skipped">Skipped</Tag>
    </p>
  ),
  'how it moved': () => (
    <p className="row">
      <Verdict shape="rise">clear rise</Verdict>
      <Verdict shape="possibleRise">possible rise</Verdict>
      <Verdict shape="steady">steady</Verdict>
      <Verdict shape="possibleDip">possible dip</Verdict>
      <Verdict shape="dip">clear dip</Verdict>
    </p>
  ),
};
