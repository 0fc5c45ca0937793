import type { Network } from '@followthrough/shared/api/networks.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { ExtendScope } from '../../db/scope.ts';
import { memberIn } from './member-in.ts';

export { counselSwitchOf } from './consent-queries.ts';

/**
 * The network that this organization is a member of, with the network's scope opened for what it shows.
 * Throws `not_found` where it isn't a member, or has left.
 */
export async function memberNetwork(
  tx: Tx,
  extendScope: ExtendScope,
  of: { orgId: string; networkId: string },
): Promise<Network> {
  return (await memberIn(tx, extendScope, of)).network;
}
