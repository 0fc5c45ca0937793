import type { Actor, PersonActor } from '../access/actor.ts';
import { Problem } from './problem.ts';

/** For handlers of routes that only a signed-in person may call: the policy has said so, and the types should know it. */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Problem('not_signed_in');
  return actor;
}
