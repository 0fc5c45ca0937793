import * as z from 'zod';

/** Words that SQL, API and screens share (docs/glossary.md). */
export const organizationKind = z.enum(['coalition', 'ta_provider', 'member_program', 'funder']);
export type OrganizationKind = z.infer<typeof organizationKind>;

export const roleInOrganization = z.enum(['leader', 'records_keeper', 'member']);
export type RoleInOrganization = z.infer<typeof roleInOrganization>;

export const recommendationId = z.enum(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9']);
export type RecommendationId = z.infer<typeof recommendationId>;

export const scoreBasis = z.enum(['facts', 'facts_and_voices']);
export type ScoreBasis = z.infer<typeof scoreBasis>;
