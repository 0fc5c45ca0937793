import type { Answers, Profile } from '../instrument/answer.ts';
import type { Instrument } from '../instrument/model.ts';
import type { CodedVoices } from './coded-voices.ts';
import type { Voices } from './voices.ts';

/** Everything one cycle's scores rest on. */
export interface CycleInput {
  readonly instrument: Instrument;
  readonly profile: Profile;
  /** The official record; a missing item is blank. */
  readonly answers: Answers;
  /** Ballots after the seal; without them perception items are left out and the basis is `facts`. */
  readonly voices?: Voices;
  /** The same, audited and coded, in place of ballots: what every shown score rests on. */
  readonly codedVoices?: CodedVoices;
  /** Items with an evidence file. Links and notes are read from the answers. */
  readonly evidence: ReadonlySet<string>;
  /** The day the cycle is scored for, `YYYY-MM-DD`: "months since" counts to here. */
  readonly asOf: string;
  readonly firstCycle: boolean;
  /** True turns the instrument's counsel items to context only. */
  readonly counselSwitch?: boolean;
  /** A tenant's own recommendation weights, by id; peer and field views never use them. */
  readonly weights?: Readonly<Record<string, number>>;
}
