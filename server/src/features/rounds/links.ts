/** Where an invitation leads: the token rides in the fragment, which browsers keep to themselves (docs/ballots.md §2). */
export const answerLink = (origin: string, token: string): string => `${origin}/answer#${token}`;

/** Where the fingerprints of a round's keys are public. */
export const keysPage = (origin: string, roundId: string): string => `${origin}/rounds/${roundId}/keys`;
