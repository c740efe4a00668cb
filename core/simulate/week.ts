// A week at the doors: some everyday visits, then a screening round that is half done, with gaps, second passes, and a
// cluster of findings in one building. Pure: the same seed tells the same week. Nobody's refusal is carried along.
import { ageOn, localDate, startOfDay } from '../facts/local-time.ts';
import { type Id, idAt } from '../kernel/id.ts';
import { DAY_MS } from '../kernel/time.ts';
import { floorOf, type Value } from '../registry/model.ts';
import type { RecordVisit } from '../visits/contract.ts';
import type { HourOfDay, NoContactReason } from '../visits/model.ts';
import { type About, type Ask, EVERYDAY_ASKS, SCREENING_ASKS } from './asks.ts';
import { type Chance, createChance, runningTotals } from './chance.ts';
import type { SimulatedBuilding, SimulatedHousehold, SimulatedPlace } from './model.ts';
import { TIME_ZONE } from './street.ts';
import { type Clock, workingClock } from './working-hours.ts';

export type SimulatedVisit = {
  /** The command's id. */
  visitId: Id;
  /** ms, whole seconds. */
  at: number;
  communityId: Id;
  gridId: Id;
  gridCode: string;
  householdId: Id;
  round: 'everyday' | 'screening';
  /** 1, or 2 where nobody was at home before. */
  pass: 1 | 2;
  /** Payload of `record-visit`. */
  visit: RecordVisit;
};

export type RoundOptions = {
  seed: string | number;
  place: Pick<SimulatedPlace, 'buildings'>;
  /** ms. */
  from: number;
  to: number;
  /** Of the households, how many were knocked at by `to`; 0 to 1. */
  share?: number;
  asks?: readonly Ask[];
  round?: SimulatedVisit['round'];
};

type Outcome = 'met' | NoContactReason;
const OUTCOMES: readonly Outcome[] = ['met', 'nobody_home', 'vacant', 'declined', 'moved_away', 'language'];
const firstPass = runningTotals([72.5, 20.5, 3, 2, 1.5, 0.5]);
const secondPass = runningTotals([66, 29, 2, 1.5, 1.5, 0]);
const HOURS: readonly HourOfDay[] = ['evening', 'weekend', 'noon', 'morning', 'afternoon'];
const hourTotals = runningTotals([55, 20, 10, 8, 7]);
const TRIED_AGAIN = 0.6;
const DECLINED_ANSWER = 0.008;
/** How much likelier a finding is in the cluster's building, and in those beside it. */
const CLUSTER = 32;
const BESIDE_CLUSTER = 7;

type Door = { household: SimulatedHousehold; building: number };
type Round = { gridId: Id; doors: Door[]; perBuilding: number[] };
type Knock = { at: number; door: Door; found: number; outcome: Outcome; pass: 1 | 2 };

/** One round in order of time. Screening by default, uneven: some grids are nearly done and some hardly begun. */
export function* simulateRound(options: RoundOptions): Generator<SimulatedVisit> {
  const { seed, place, from, to, share = 0.55, asks = SCREENING_ASKS, round = 'screening' } = options;
  const chance = createChance(seed).fork(`round ${round}`);
  const clock = workingClock(from, to, TIME_ZONE);
  const rounds = doorsByGrid(place.buildings());
  const shares = round === 'screening' ? unevenShares(chance.fork('shares'), rounds, share) : rounds.map(() => share);
  const story = round === 'screening' ? clusterOf(rounds, shares) : undefined;
  const knocks: Knock[] = [];
  for (const [i, grid] of rounds.entries()) {
    const cluster = story?.grid === i ? story.building : undefined;
    // Who has done little of a screening round began late; everyday visits go on all the time.
    const late = round === 'screening' ? Math.max(0, 1 - shares[i]! / 0.6) : 0;
    knocks.push(...knocksOf(chance.fork(grid.gridId), grid, { share: shares[i]!, late, clock, cluster }));
  }
  knocks.sort((a, b) => a.at - b.at || (a.door.household.householdId < b.door.household.householdId ? -1 : 1));
  for (const knock of knocks)
    yield visitOf(chance.fork(`${knock.door.household.householdId}${knock.pass}`), knock, asks, round);
}

export type WeekOptions = Omit<RoundOptions, 'asks' | 'round'> & {
  /** ms: screening begins; before it, `everydayShare` of the households get an everyday visit. */
  switchedOn: number;
  everydayShare?: number;
};

/** Everyday visits from `from`, then the screening round from `switchedOn` to `to`. */
export function* simulateWeek({
  switchedOn,
  everydayShare = 0.07,
  ...options
}: WeekOptions): Generator<SimulatedVisit> {
  const everyday = {
    ...options,
    to: switchedOn,
    share: everydayShare,
    asks: EVERYDAY_ASKS,
    round: 'everyday',
  } as const;
  yield* simulateRound(everyday);
  yield* simulateRound({ ...options, from: switchedOn });
}

/** Each grid's doors as its worker walks them: building by building, in each stairwell from the top floor down. */
function doorsByGrid(buildings: Iterable<SimulatedBuilding>): Round[] {
  const rounds = new Map<Id, Round>();
  for (const { gridId, households } of buildings) {
    let round = rounds.get(gridId);
    if (round === undefined) {
      round = { gridId, doors: [], perBuilding: [] };
      rounds.set(gridId, round);
    }
    const building = round.perBuilding.push(households.length) - 1;
    for (const household of [...households].sort(onTheWay)) round.doors.push({ household, building });
  }
  return [...rounds.values()];
}

function onTheWay({ payload: { door: a } }: SimulatedHousehold, { payload: { door: b } }: SimulatedHousehold): number {
  return Number(a.stairwell) - Number(b.stairwell) || (floorOf(b.room) ?? 0) - (floorOf(a.room) ?? 0);
}

/** Shares per grid around `share`: a fifth nearly done, a fifth hardly begun, their mean by households kept. */
function unevenShares(chance: Chance, rounds: readonly Round[], share: number): number[] {
  const weights = rounds.map(({ doors }) => doors.length);
  const total = weights.reduce((sum, one) => sum + one, 0);
  const shares = rounds.map(() => {
    const lot = chance.next();
    if (lot < 0.2) return 0.9 + 0.08 * chance.next();
    if (lot < 0.4) return 0.04 + 0.16 * chance.next();
    return Math.min(0.88, Math.max(0.1, share + 0.5 * (chance.next() - 0.5)));
  });
  // A common power moves the mean and leaves 0 and 1, and the order of grids, where they are.
  let [low, high] = [0.02, 50];
  const meanAt = (power: number) => shares.reduce((sum, one, i) => sum + one ** power * weights[i]!, 0) / total;
  for (let i = 0; i < 40; i++) {
    const power = Math.sqrt(low * high);
    if (meanAt(power) > share) low = power;
    else high = power;
  }
  return shares.map(one => one ** Math.sqrt(low * high));
}

/** Where the story happens: a large building, early on the way through the grid that is furthest. */
function clusterOf(
  rounds: readonly Round[],
  shares: readonly number[],
): { grid: number; building: number } | undefined {
  const grid = shares.indexOf(Math.max(...shares));
  const sizes = rounds[grid]?.perBuilding ?? [];
  const early = sizes.slice(0, Math.max(1, Math.floor(sizes.length * 0.6)));
  return early.length === 0 ? undefined : { grid, building: early.indexOf(Math.max(...early)) };
}

type Pace = { share: number; late: number; clock: Clock; cluster: number | undefined };

function knocksOf(chance: Chance, round: Round, { share, late, clock, cluster }: Pace): Knock[] {
  const count = Math.round(round.doors.length * share);
  const start = late * (0.5 + 0.5 * chance.next());
  const knocks: Knock[] = [];
  for (let i = 0; i < count; i++) {
    const door = round.doors[i]!;
    const away = cluster === undefined ? 2 : Math.abs(door.building - cluster);
    const found = away === 0 ? CLUSTER : away === 1 ? BESIDE_CLUSTER : 1;
    const when = start + ((1 - start) * (i + 0.8 * chance.next())) / count;
    const outcome = OUTCOMES[chance.weighted(firstPass)]!;
    knocks.push({ at: clock(when), door, found, outcome, pass: 1 });
    if (outcome !== 'nobody_home' || !chance.maybe(TRIED_AGAIN)) continue;
    const again = when + 0.2 + 0.3 * chance.next();
    if (again < 1)
      knocks.push({ at: clock(again), door, found, outcome: OUTCOMES[chance.weighted(secondPass)]!, pass: 2 });
  }
  return knocks;
}

function visitOf(
  chance: Chance,
  { at, door, found, outcome, pass }: Knock,
  asks: readonly Ask[],
  round: SimulatedVisit['round'],
): SimulatedVisit {
  const { householdId, communityId, gridId, gridCode } = door.household;
  const known = { visitId: idAt(at, chance.bytes(10)), at, communityId, gridId, gridCode, householdId, round, pass };
  if (outcome === 'met') return { ...known, visit: metVisit(chance, door.household, at, found, asks) };
  const visit: RecordVisit = { outcome: 'no_contact', reason: outcome, answers: [] };
  if (outcome === 'nobody_home') visit.again = HOURS[chance.weighted(hourTotals)]!;
  return { ...known, visit };
}

const ADULT = 18;

function metVisit(
  chance: Chance,
  { householdId, payload }: SimulatedHousehold,
  at: number,
  found: number,
  asks: readonly Ask[],
): RecordVisit {
  const today = localDate(at, TIME_ZONE);
  const day = Math.round(startOfDay(today, 0) / DAY_MS);
  const people = payload.persons
    .filter(({ residence }) => residence !== 'registered')
    .map(({ personId, facts }) => {
      const birthDate = facts.find(({ element }) => element === 'person.birth_date')?.value;
      return { personId, age: typeof birthDate === 'string' ? ageOn(birthDate, today) : undefined };
    });
  const visit: RecordVisit = { outcome: 'met', answers: [] };
  const askAll = (of: Ask['of'], subjectId: Id, age: number | undefined) => {
    const given = new Map<string, Value>();
    const about: About = { living: people.length, found, day, given };
    if (age !== undefined) about.age = age;
    for (const ask of asks) {
      if (ask.of !== of) continue;
      const value = ask.answer(chance, about);
      if (value === undefined) continue;
      if (chance.maybe(DECLINED_ANSWER)) visit.answers.push({ subjectId, element: ask.element, how: 'declined' });
      else {
        given.set(ask.element, value);
        visit.answers.push({ subjectId, element: ask.element, how: 'asked', value });
      }
    }
  };
  for (const { personId, age } of people) askAll('person', personId, age);
  const oldest = people.reduce((most, { age = 0 }) => Math.max(most, age), 0);
  askAll('household', householdId, oldest);
  askAll('dwelling', payload.dwellingId, oldest);
  const adults = people.filter(({ age = ADULT }) => age >= ADULT);
  visit.spokeWith = adults.length === 0 || chance.maybe(0.04) ? 'other' : chance.pick(adults).personId;
  return visit;
}
