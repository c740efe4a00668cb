// How many people or households of a row something holds for. Of whom nothing may be told, nothing is counted and nothing
// can be told from a count: what may not serve the sheet's purpose is decided for the whole column, before anybody is.
import { ageOn, isDate } from '../facts/local-time.ts';
import { type Element, subjectOf } from '../facts/model.ts';
import type { Value } from '../registry/model.ts';
import { printMeaning } from './match/meaning.ts';
import type { CountWhere, Meaning } from './match/model.ts';
import type { ColumnSource } from './model.ts';

export type CountSource = Extract<ColumnSource, { kind: 'count' }>;
export const isCount = (source: ColumnSource): source is CountSource => source.kind === 'count';

/** The elements that say whether people or households may be counted at all where nothing more is asked of them. */
const COUNTED = { person: 'grid.people', household: 'grid.households' } as const;

/** The element by which it is decided whether a count may serve a purpose, and be filled by a post. */
export const elementCounted = ({ of, where }: CountSource): string => where?.element ?? COUNTED[of];

/** The key under which a row keeps its count. */
export const countKey = (source: CountSource): string => printMeaning(source as Meaning);

/**
 * Whether something like this can be counted: of people and homes alone, numbers by their size and codes by their list.
 * `today` needs an answer that somebody gave, for what is worked out or copied from the area tree has no day of its own.
 */
export function isCountable({ where, today }: Pick<CountSource, 'where' | 'today'>, element?: Element): boolean {
  if (where === undefined) return today === undefined;
  if (element === undefined || !PEOPLE_AND_HOMES.has(subjectOf(element.id)) || PLACED.has(element.derived ?? ''))
    return false;
  if (where.from !== undefined || where.to !== undefined) {
    if (element.type !== 'number') return false;
  } else if (where.code !== undefined && element.codes === undefined) return false;
  return today === undefined || element.derived === undefined;
}
const PEOPLE_AND_HOMES: ReadonlySet<string> = new Set(['person', 'household', 'dwelling']);
/** Derived from the door or the tree of areas, and not from what anybody said. */
const PLACED: ReadonlySet<string> = new Set(['address', 'door', 'area']);

const NONE = 'none';

/** Whether an answer is such a one. */
export function isSuch(value: Value, { code, from, to }: Pick<CountWhere, 'code' | 'from' | 'to'>): boolean {
  if (from !== undefined || to !== undefined)
    return typeof value === 'number' && value >= (from ?? value) && value <= (to ?? value);
  if (code !== undefined) return Array.isArray(value) ? value.includes(code) : value === code;
  if (Array.isArray(value)) return value.some(one => one !== NONE);
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value > 0 : value !== '' && value !== NONE;
}

type Values = Readonly<Record<string, Value | undefined>>;

/** What is told of one person, or of a home: its household, its dwelling and what follows from who lives there. */
export type Told = {
  values: Values;
  /** Answers given today, even those that are out of date by now. */
  today?: Values;
};
export type HomeToCount = { home: Told; persons: readonly Told[] };

type Verdict = boolean | undefined;

/** In years on a local day `YYYY-MM-DD`; undefined where the birth date is not known. */
export function ageTold(values: Values, today: string): number | undefined {
  const born = values['person.birth_date'];
  const years = typeof born === 'string' && isDate(born) ? ageOn(born, today) : -1;
  return years >= 0 ? years : undefined;
}

/** Of a person: their own facts, or those of the home they live in. */
function isCounted({ where, today: onlyToday }: CountSource, person: Told, home: Told, today: string): Verdict {
  if (where === undefined) return true;
  const { element } = where;
  const told = subjectOf(element) === 'person' ? person : home;
  if (onlyToday) {
    const value = told.today?.[element];
    return value !== undefined && isSuch(value, where);
  }
  const value = element === 'person.age' ? ageTold(told.values, today) : told.values[element];
  return value === undefined ? undefined : isSuch(value, where);
}

/** Of a household: its own facts; for what is a person's, whether it holds for anybody there. */
function isHomeCounted(source: CountSource, { home, persons }: HomeToCount, today: string): Verdict {
  const { where } = source;
  // A household is where somebody lives.
  if (where === undefined || persons.length === 0) return persons.length > 0;
  if (subjectOf(where.element) !== 'person') return isCounted(source, home, home, today);
  let verdict: Verdict = false;
  for (const person of persons) {
    const one = isCounted(source, person, home, today);
    if (one === true) return true;
    if (one === undefined) verdict = undefined;
  }
  return verdict;
}

export type Counts = {
  /** By `countKey`; undefined: blank. */
  values: Record<string, number | undefined>;
  /** By `countKey`: people or households of whom it is not known, where there is a figure all the same. */
  uncounted: Record<string, number>;
};
export type Counter = { add: (home: HomeToCount) => void; counts: () => Counts };

/**
 * Counts the homes of one row on a local day. `whole`: the row is so small that a figure which may be too low is none, so
 * that it stays blank where of somebody nothing is known; else it is blank only where of nobody anything is.
 */
export function createCounter(sources: readonly CountSource[], whole: boolean, today: string): Counter {
  const tallies = sources.map(source => ({ source, key: countKey(source), yes: 0, no: 0, unknown: 0 }));
  const note = (tally: (typeof tallies)[number], verdict: Verdict) => {
    if (verdict === undefined) tally.unknown++;
    else if (verdict) tally.yes++;
    else tally.no++;
  };
  return {
    add: one => {
      for (const tally of tallies) {
        const { source } = tally;
        if (source.of === 'household') note(tally, isHomeCounted(source, one, today));
        else for (const person of one.persons) note(tally, isCounted(source, person, one.home, today));
      }
    },
    counts: () => {
      const values: Counts['values'] = {};
      const uncounted: Counts['uncounted'] = {};
      for (const { key, yes, no, unknown } of tallies) {
        const blank = unknown > 0 && (whole || yes + no === 0);
        values[key] = blank ? undefined : yes;
        if (!blank && unknown > 0) uncounted[key] = unknown;
      }
      return { values, uncounted };
    },
  };
}
