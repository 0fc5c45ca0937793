/** One kind of access spending, in whole cents. Its place decides its pattern. */
export interface AccessPart {
  place: number;
  label: string;
  cents: number;
}
