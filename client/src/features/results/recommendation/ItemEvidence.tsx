import type { ResultItem } from '@followthrough/shared/api/results.ts';
import { Trans } from '@lingui/react/macro';
import { evidenceAddress } from '../results-api.ts';
import type { CycleAddress } from '../results-api.ts';

/** What stands behind an answer: a note, links, files. */
export function ItemEvidence({
  item: { answer, evidence },
  cycle,
}: {
  item: ResultItem;
  cycle: CycleAddress;
}) {
  const links = answer?.links ?? [];
  if (!answer?.note && links.length === 0 && evidence.length === 0) return null;
  return (
    <div className="behind">
      <h4>
        <Trans>What stands behind it</Trans>
      </h4>
      {answer?.note && <p>{answer.note}</p>}
      {(links.length > 0 || evidence.length > 0) && (
        <ul>
          {links.map((link) => (
            <li key={link}>
              <a href={link} rel="noreferrer">
                {link}
              </a>
            </li>
          ))}
          {evidence.map((file) => (
            <li key={file.fileId}>
              <a href={evidenceAddress(cycle, file.fileId)} download={file.fileName}>
                {file.fileName}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
