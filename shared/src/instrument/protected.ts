import type { RecommendationId } from './model.ts';

const PROTECTED: readonly RecommendationId[] = ['R3', 'R4', 'R8'];

/**
 * Whether a recommendation's answers have been used against groups before, so that nobody outside the organization sees anything of
 * them unless it decides otherwise (docs/privacy.md §2). Single items of other recommendations may be protected too.
 */
export const isProtected = (recommendation: RecommendationId): boolean => PROTECTED.includes(recommendation);
