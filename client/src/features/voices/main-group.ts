import type { WireGroupVoice, WireVoiceItem } from '@followthrough/shared/api/voices.ts';

export type ShownGroup = Extract<WireGroupVoice, { state: 'shown' }>;

/**
 * The group that stands beside the leader in the picture: staff, else a group that staff were merged into, else everybody
 * together, else the first that is shown. Null where nobody is.
 */
export function mainGroup({ groups }: WireVoiceItem): ShownGroup | null {
  const shown = groups.filter((group) => group.state === 'shown');
  return (
    shown.find(({ groupId }) => groupId === 'staff') ??
    shown.find(({ groupId }) => groupId.split('+').includes('staff')) ??
    shown[0] ??
    null
  );
}
