// The pretend place an example happens in: its household, the other doors of the stairwell, what is in store, and the
// pack switched on there alone. Nothing of it is anybody's, and nothing but the example's own steps moves its time.
import type { Fact, FactRow, Subject } from '../../facts/fact.ts';
import { localDate } from '../../facts/local-time.ts';
import { type Dictionary, subjectOf } from '../../facts/model.ts';
import { type Id, idAt } from '../../kernel/id.ts';
import { MINUTE_MS } from '../../kernel/time.ts';
import { type Calendars, calendarsOf } from '../../matters/clocks-of.ts';
import type { RuleWorld } from '../../matters/contexts.ts';
import type { Hold, Notice } from '../../matters/model.ts';
import { type Active, BIRTH_DATE, type CompiledPack, placeOf } from '../../packs/compile.ts';
import type { Example } from '../../packs/model.ts';
import type { Household } from '../../registry/household.ts';
import type { Value } from '../../registry/model.ts';
import type { FactOfVisit } from '../visit-event.ts';

/** Where examples say no date it is a Monday morning in China. */
const MONDAY = '2026-03-02T09:00';
export const TIME_ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';

/** The instant (ms) of a local date and time as examples write it. */
export const localInstant = (text: string): number => Date.parse(`${text}${OFFSET}`);

/** Ids that tell a kind and a number: the same example always names the same things. */
export const pretendId = (kind: number, n = 0): Id =>
  idAt(
    localInstant(MONDAY),
    Uint8Array.from({ length: 10 }, (_, i) => (i === 9 ? n % 256 : i === 8 ? n >> 8 : i === 7 ? kind : 7)),
  );

export const COMMUNITY = pretendId(1);

export type Pretend = {
  active: Active;
  dictionary: Dictionary;
  calendars: Calendars;
  /** ms; each step takes a second. */
  now: number;
  /** The number of the last event. */
  seq: number;
  /** The example's own first, then the others of its stairwell. */
  households: Household[];
  notices: Notice[];
  holds: Hold[];
  /** Free quantities by supply. */
  free: Map<string, number>;
  /** Rules that fired, by id, and how often. */
  fired: Map<string, number>;
  /** When (ms) the scheduled rules' time has come last. */
  scheduledUntil: number;
};

export const homeOf = (pretend: Pretend): Household => pretend.households[0]!;

/** Merges decided facts into a household held in memory, as the store does: one row per class, purpose and place. */
export function withFacts(household: Household, facts: readonly FactOfVisit[], seq: number): Household {
  const merge = <S extends Subject>(subject: S): S => {
    const rows = new Map<string, FactRow>();
    const keyOf = (row: Omit<FactRow, 'facts'>) => `${row.class} ${row.purpose} ${row.activationId}`;
    for (const row of subject.rows) rows.set(keyOf(row), row);
    for (const { subjectId, element, fact, class: kind, purpose, activationId } of facts) {
      if (subjectId !== subject.id) continue;
      const place = { class: kind, purpose, activationId };
      const held = rows.get(keyOf(place));
      rows.set(keyOf(place), { ...place, facts: { ...held?.facts, [element]: { ...fact, seq } } });
    }
    return { ...subject, rows: [...rows.values()] };
  };
  const dwelling = merge(household.dwelling ?? { id: household.dwellingId, rows: [] });
  return { ...merge(household), persons: household.persons.map(merge), dwelling };
}

type Door = { people: Example['given']['household']; facts: Record<string, unknown> };

/** Somebody of that age at an instant, whose birthday was in the middle of January. */
const bornOn = (age: number, at: number): string => {
  const today = localDate(at, TIME_ZONE);
  return `${Number(today.slice(0, 4)) - age - (today.slice(5) < '01-15' ? 1 : 0)}-01-15`;
};

function household(door: number, { people, facts: known }: Door, active: Active, at: number): Household {
  const place: Household = {
    id: pretendId(2, door),
    communityId: COMMUNITY,
    dwellingId: pretendId(3, door),
    buildingId: pretendId(4),
    gridId: pretendId(5),
    rows: [],
    persons: people.map(({ residence }, i) => ({
      id: pretendId(6, door * 100 + i),
      residence: (residence ?? 'living') as 'living',
      rows: [],
    })),
    matters: [],
  };
  const facts: FactOfVisit[] = [];
  const put = (subjectId: Id | undefined, element: string, value: Value) => {
    const used = active.compiled.elements.get(element);
    if (used === undefined || subjectId === undefined) return;
    const ask = active.compiled.asks.find(each => each.used.element.id === element);
    const fact: Fact = { value, observedAt: at, seq: 1, how: 'registered' };
    facts.push({
      ...{ subjectId, element, fact },
      class: used.element.class,
      purpose: ask?.purpose ?? active.compiled.pack.purpose,
      activationId: placeOf(active),
    });
  };
  people.forEach(({ age, facts: told }, i) => {
    const { id } = place.persons[i]!;
    if (age !== undefined) put(id, BIRTH_DATE, bornOn(age, at));
    for (const [element, value] of Object.entries(told ?? {})) put(id, element, value as Value);
  });
  for (const [element, value] of Object.entries(known)) put(subjectIdOf(place, element, 0), element, value as Value);
  return withFacts(place, facts, 1);
}

/** Whom an element is about behind a door; of several people the one at a place in `given.household`. */
export function subjectIdOf(place: Household, element: string, of: number): Id | undefined {
  const subject = subjectOf(element);
  return subject === 'person' ? place.persons[of]?.id : subject === 'dwelling' ? place.dwellingId : place.id;
}

/** An example's place before its first step. The pack was switched on, and everything given was told, a minute before. */
export function pretend(compiled: CompiledPack, dictionary: Dictionary, given: Example['given']): Pretend {
  const now = localInstant(given.at ?? MONDAY);
  const from = now - MINUTE_MS;
  const { pack, version } = compiled.pack;
  const active: Active = {
    compiled,
    activation: { id: pretendId(9), pack, version, areaId: COMMUNITY, areaPath: '', from, basis: '' },
  };
  // Nobody is said to live at the other doors; one person stands for what is said about people there.
  const doors: Door[] = [
    { people: given.household, facts: given.facts ?? {} },
    ...(given.stairwell ?? []).map(({ facts }) => ({ people: [{}], facts: facts ?? {} })),
  ];
  return {
    ...{ active, dictionary, now, seq: 1 },
    calendars: calendarsOf(dictionary),
    households: doors.map((door, i) => household(i, door, active, from)),
    ...{ notices: [], holds: [], fired: new Map() },
    free: new Map(Object.entries(given.supplies ?? {})),
    scheduledUntil: from,
  };
}

/** What decisions see of a door now. */
export function worldOf(pretend: Pretend, household: Household): RuleWorld {
  const { active, calendars, now } = pretend;
  const { pack } = active.compiled;
  return {
    household,
    stairwell: pretend.households.filter(({ id }) => id !== household.id),
    actives: active.activation.endedAt === undefined ? [active] : [],
    packOf: (name, version) => (name === pack.pack && version === pack.version ? active.compiled : undefined),
    ...{ calendars, now, timeZone: TIME_ZONE, supplies: pretend.free },
  };
}
