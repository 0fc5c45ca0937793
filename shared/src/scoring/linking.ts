/** Mean and standard deviation of one score over the organizations that took one version. */
export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** The two populations a link runs through: each took one version, and both took the bridge items. */
export interface BridgeMoments {
  /** Totals and bridge items of those who took the new version. */
  readonly newTotal: Moments;
  readonly newBridge: Moments;
  /** Bridge items and totals of those who took the old version. */
  readonly oldBridge: Moments;
  readonly oldTotal: Moments;
}

/** Which link a field-level chart may use across a version break (docs/scoring.md §8). */
export function linkingMethod(
  bridgeWeightShare: number,
  organizationsEachVersion: number,
  rules: {
    readonly chain_if_organizations: number;
    readonly mean_shift_if_organizations: number;
    readonly min_bridge_weight_share: number;
  },
): 'chain' | 'mean_shift' | 'none' {
  if (bridgeWeightShare < rules.min_bridge_weight_share) return 'none';
  if (organizationsEachVersion >= rules.chain_if_organizations) return 'chain';
  return organizationsEachVersion >= rules.mean_shift_if_organizations ? 'mean_shift' : 'none';
}

/** A score of the new version on the bridge's and on the old version's scale, by chained linear linking. */
export function chainLink(
  score: number,
  { newTotal, newBridge, oldBridge, oldTotal }: BridgeMoments,
): { bridgeEquivalent: number; oldEquivalent: number } {
  const bridgeEquivalent = newBridge.mean + (newBridge.sd / newTotal.sd) * (score - newTotal.mean);
  const oldEquivalent = oldTotal.mean + (oldTotal.sd / oldBridge.sd) * (bridgeEquivalent - oldBridge.mean);
  return { bridgeEquivalent, oldEquivalent };
}

/** The same by moving the mean alone: for fields too small to trust a spread. */
export function meanShift(
  score: number,
  { newTotal, newBridge, oldBridge, oldTotal }: BridgeMoments,
): number {
  return score + (newBridge.mean - newTotal.mean) + (oldTotal.mean - oldBridge.mean);
}
