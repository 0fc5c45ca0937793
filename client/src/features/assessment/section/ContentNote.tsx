import type { Section } from '@followthrough/shared/api/assessment.ts';
import { Trans } from '@lingui/react/macro';
import { Note } from '../../../ui/Note.tsx';

/** Before heavy sections: what is coming, and that it can be left. */
export function ContentNote({ section }: { section: Section }) {
  if (section.contentNote === null) return null;
  return (
    <Note titleAs="h2" title={<Trans>Before you begin</Trans>}>
      <p>{section.contentNote}</p>
    </Note>
  );
}
