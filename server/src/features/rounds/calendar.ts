import type { RoundSettingsBody, RoundState } from '@followthrough/shared/api/rounds.ts';
import { Problem } from '../../http/problem.ts';
import type { CycleOfRound, RoundDates, RoundRow } from './queries.ts';

const DAY = 86_400_000;

export function stateOf(round: RoundRow, now: Date): RoundState {
  if (round.state === 'draft' || round.state === 'opening') return round.state;
  if (round.state === 'sealed' || now >= round.seal_at) return 'sealed';
  if (now >= round.closes_at) return 'closed';
  return now >= round.opens_at ? 'open' : 'waiting';
}

/** As long after its close as the cycle's own seal. */
const sealOf = (closesAt: Date, cycle: CycleOfRound): Date =>
  new Date(closesAt.getTime() + cycle.seal_at.getTime() - cycle.closes_at.getTime());

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** From now to the cycle's close, with a reminder after a week and another three days before the end, where there is room. */
export function defaultDates(cycle: CycleOfRound, now: Date): RoundDates {
  const end = cycle.closes_at.getTime();
  const reminders = [now.getTime() + 7 * DAY, end - 3 * DAY].filter(
    (time) => time > now.getTime() + 2 * DAY && time < end - 2 * DAY,
  );
  return {
    opensAt: now,
    closesAt: cycle.closes_at,
    sealAt: sealOf(cycle.closes_at, cycle),
    reminderDates: [...new Set(reminders.map(dayOf))].toSorted(),
  };
}

/** @throws Problem `bad_request` with every date that can't be kept. */
export function requireSensibleDates(
  { opensAt, closesAt, reminderDates }: Pick<RoundSettingsBody, 'opensAt' | 'closesAt' | 'reminderDates'>,
  cycle: CycleOfRound,
  now: Date,
): RoundDates {
  const [opens, closes] = [new Date(opensAt), new Date(closesAt)];
  const wrong = (field: string, message: string) => ({ field, code: 'out_of_range', message });
  const errors = [
    ...(closes <= now ? [wrong('closesAt', 'Choose a last day in the future.')] : []),
    ...(closes <= opens ? [wrong('closesAt', 'Choose a last day after the first one.')] : []),
    ...(closes > cycle.closes_at
      ? [
          wrong(
            'closesAt',
            `The check itself closes on ${dayOf(cycle.closes_at.getTime())}. Choose that day or an earlier one.`,
          ),
        ]
      : []),
    ...reminderDates.flatMap((date, index) =>
      date < dayOf(opens.getTime()) || date > dayOf(closes.getTime())
        ? [wrong(`reminderDates.${index}`, 'Choose a day between the first and the last one.')]
        : [],
    ),
  ];
  if (errors.length > 0) throw new Problem('bad_request', {}, errors);
  return {
    opensAt: opens,
    closesAt: closes,
    sealAt: sealOf(closes, cycle),
    reminderDates: [...new Set(reminderDates)].toSorted(),
  };
}

/** Reminders go out in the afternoon of Greenwich, the morning of America. */
export const reminderTime = (date: string): Date => new Date(`${date}T15:00:00Z`);
