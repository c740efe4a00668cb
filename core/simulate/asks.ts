// What people answer at an invented door: plausible shares, a few findings, and more of them where an outbreak began.
// The elements are those the shipped packs ask; nothing is answered that no pack wants to know.
import { ymdOfDay } from '../facts/local-time.ts';
import type { Value } from '../registry/model.ts';
import { type Chance, runningTotals } from './chance.ts';

/** Who is being asked about, and what was said at this door before. */
export type About = {
  /** Years, where the birth date is known; of a household, the oldest member's. */
  age?: number;
  /** People who live here. */
  living: number;
  /** How many times likelier a finding is than elsewhere: 1, and more in the cluster. */
  found: number;
  /** Days since 1970 of the visit. */
  day: number;
  /** Answers of the same subject so far. */
  given: ReadonlyMap<string, Value>;
};

export type Ask = {
  element: string;
  of: 'person' | 'household' | 'dwelling';
  /** Undefined: not asked at this door. */
  answer: (chance: Chance, about: About) => Value | undefined;
};

const FEVER = 37.3;
const PROVINCES = ['110000', '310000', '320000', '330000', '360000', '410000', '430000', '440000', '500000', '610000'];
const AILMENTS = ['cough', 'sore_throat', 'runny_nose', 'fatigue', 'headache', 'diarrhoea'] as const;

const tenths = (value: number) => Math.round(value * 10) / 10;
const likelier = (share: number, found: number, most: number) => Math.min(most, share * found);

function temperature(chance: Chance, { found }: About): number {
  if (chance.maybe(likelier(0.003, found, 0.2))) return tenths(FEVER + 1.9 * chance.next() * chance.next());
  return tenths(36.2 + 0.35 * (chance.next() + chance.next()));
}

function symptoms(chance: Chance, { found, given }: About): string[] {
  const measured = given.get('person.temperature');
  if (typeof measured === 'number' && measured >= FEVER) {
    const codes = ['fever'];
    if (chance.maybe(0.7)) codes.push('cough');
    if (chance.maybe(0.4)) codes.push('fatigue');
    return codes;
  }
  return chance.maybe(likelier(0.009, found, 0.12)) ? [chance.pick(AILMENTS)] : ['none'];
}

const HELP = ['food', 'medicine', 'hospital', 'company', 'repair', 'rubbish', 'hygiene', 'documents'] as const;
const helpTotals = runningTotals([30, 26, 10, 9, 9, 6, 6, 4]);

function help(chance: Chance, { age = 40, living, found }: About): string[] {
  const share = (age >= 75 ? 0.2 : age >= 60 ? 0.12 : 0.06) * (living === 1 ? 1.5 : 1) * (found > 1 ? 1.6 : 1);
  if (!chance.maybe(share)) return ['none'];
  const first = HELP[chance.weighted(helpTotals)]!;
  const second = HELP[chance.weighted(helpTotals)]!;
  return chance.maybe(0.25) && second !== first ? [first, second] : [first];
}

const livesAlone: Ask = {
  element: 'person.lives_alone',
  of: 'person',
  answer: (_, { age = 0, living }) => (age >= 60 ? living === 1 : undefined),
};

/** What `door_to_door_screening` asks. */
export const SCREENING_ASKS: readonly Ask[] = [
  {
    element: 'person.urgent_medical_need',
    of: 'person',
    answer: (chance, { found }) => chance.maybe(likelier(0.0006, found, 0.02)),
  },
  { element: 'person.temperature', of: 'person', answer: temperature },
  { element: 'person.symptoms_today', of: 'person', answer: symptoms },
  {
    element: 'person.contact_with_case',
    of: 'person',
    answer: (chance, { found }) => chance.maybe(likelier(0.0009, found, 0.09)),
  },
  {
    element: 'person.travel_returned_within_14_days',
    of: 'person',
    answer: (chance, { age = 40 }) => chance.maybe(age < 60 ? 0.03 : 0.012),
  },
  {
    element: 'person.was_in_affected_area',
    of: 'person',
    answer: (chance, { given }) => chance.maybe(given.get('person.travel_returned_within_14_days') ? 0.09 : 0.001),
  },
  {
    element: 'person.arrived_from',
    of: 'person',
    answer: (chance, { given }) =>
      given.get('person.travel_returned_within_14_days') ? chance.pick(PROVINCES) : undefined,
  },
  {
    element: 'person.arrived_on',
    of: 'person',
    answer: (chance, { given, day }) =>
      given.get('person.travel_returned_within_14_days') ? ymdOfDay(day - chance.between(1, 13)) : undefined,
  },
  livesAlone,
  { element: 'household.help_needed', of: 'household', answer: help },
  {
    element: 'household.food_days_left',
    of: 'household',
    answer: (chance, { living }) =>
      chance.maybe(0.9)
        ? Math.max(1, Math.round((living === 1 ? 7 : 9) * (0.3 + chance.next())))
        : chance.between(0, 2),
  },
  {
    element: 'household.medicine_runs_out_on',
    of: 'household',
    answer: (chance, { age = 40, day }) =>
      chance.maybe(age >= 60 ? 0.45 : 0.08) ? ymdOfDay(day + chance.between(2, 40)) : undefined,
  },
  {
    element: 'household.willing_to_volunteer',
    of: 'household',
    // Last in rank: often the three minutes are over before it.
    answer: (chance, { age = 40 }) => (chance.maybe(0.6) ? chance.maybe(age < 65 ? 0.11 : 0.05) : undefined),
  },
];

const HAZARDS = ['ebike_indoor', 'blocked_exit', 'wiring', 'gas_leak', 'hoarding', 'leak'] as const;
const hazardTotals = runningTotals([34, 22, 18, 8, 10, 8]);

/** What `everyday_visit` asks, in so far as nothing need be invented to answer it. */
export const EVERYDAY_ASKS: readonly Ask[] = [
  { element: 'household.help_needed', of: 'household', answer: help },
  livesAlone,
  {
    element: 'person.mobility',
    of: 'person',
    answer: (chance, { age = 0 }) =>
      age < 65 ? undefined : chance.maybe(0.008 * (age - 60)) ? chance.pick(['stick', 'stick', 'wheelchair']) : 'free',
  },
  {
    element: 'person.meal_service_wanted',
    of: 'person',
    answer: (chance, { age = 0, living }) => (age < 75 ? undefined : chance.maybe(living === 1 ? 0.4 : 0.15)),
  },
  {
    element: 'person.wants_to_talk',
    of: 'person',
    answer: (chance, { age = 0, living }) => (age < 60 || living > 1 ? undefined : chance.maybe(0.3)),
  },
  { element: 'household.size_living', of: 'household', answer: (_, { living }) => living },
  {
    element: 'dwelling.hazards',
    of: 'dwelling',
    answer: chance => [chance.maybe(0.07) ? HAZARDS[chance.weighted(hazardTotals)]! : 'none'],
  },
  { element: 'dwelling.smoke_alarm', of: 'dwelling', answer: chance => chance.maybe(0.18) },
];
