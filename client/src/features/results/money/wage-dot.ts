/** One row of the wage chart; amounts are whole cents an hour. */
export interface WageDot {
  place: number;
  name: string;
  people: number;
  pay: number;
  livingWage: number;
}
