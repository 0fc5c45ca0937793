declare const passedTheAudit: unique symbol;

/**
 * A value that came out of this room: audited and coded. Only this folder makes one, and the wire schemas of everything
 * that speaks of people take nothing else, so an unaudited figure does not compile into an answer.
 */
export type Releasable<T> = T & { readonly [passedTheAudit]: true };

/** For this room alone; a test holds everybody else off. */
export function releasable<T>(value: T): Releasable<T> {
  return value as Releasable<T>;
}

/** For the queries of tables that hold nothing but what this room released: what was kept may leave again. */
export function releasedBefore<T>(kept: T): Releasable<T> {
  return kept as Releasable<T>;
}
