/** Of a ballot, in characters. By itself, since the respondent's page is too small for the schemas that also need it. */
export const LONGEST_COMMENT = 1000;
