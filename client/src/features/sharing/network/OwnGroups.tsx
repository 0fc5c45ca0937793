import type { Network } from '@followthrough/shared/api/networks.ts';
import { useLingui } from '@lingui/react/macro';
import { Select } from '../../../ui/TextField.tsx';
import { ownBreakdowns } from '../words.ts';

interface OwnGroupsProps {
  network: Network;
  by: Record<string, string>;
  onBy: (by: Record<string, string>) => void;
  errorOf: (fieldId: string) => string | undefined;
}

/** A member's value of each breakdown that is the network's own. */
export function OwnGroups({ network, by, onBy, errorOf }: OwnGroupsProps) {
  const { t } = useLingui();
  return ownBreakdowns(network).map(({ id, label, options }) => (
    <Select
      key={id}
      id={`by.${id}`}
      label={label}
      hint={t`Totals are also told of groups like these, where they are large enough.`}
      options={options.map((option) => ({ value: option.id, label: option.label }))}
      emptyLabel={t`Choose one`}
      value={by[id] ?? ''}
      onValue={(value) => onBy({ ...by, [id]: value })}
      error={errorOf(`by.${id}`)}
    />
  ));
}
