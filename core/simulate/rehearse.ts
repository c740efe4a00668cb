// What switching a pack on would bring, counted household by household without writing anything: who would be asked
// what and for how long, what its rules would open, want held and say, and its figures as they would stand. The same
// decisions as the switch itself, so the figures equal those after it, to the unit.
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Calendars } from '../matters/clocks-of.ts';
import type { RuleWorld } from '../matters/contexts.ts';
import { runRules } from '../matters/rules.ts';
import type { Active, CompiledPack } from '../packs/compile.ts';
import type { Activation } from '../packs/model.ts';
import type { Moment } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import { contribute } from '../tallies/contribute.ts';
import { CONFIRM_SECONDS, compileForm, KNOCK_SECONDS } from '../visits/form.ts';

export type GridBurden = {
  households: number;
  /** Doors at which something is asked that would not be asked without the pack. */
  doors: number;
  /** At all doors together, before and after. */
  secondsBefore: number;
  secondsAfter: number;
  /** Doors whose questions do not fit one knock any more, with the pack, and did before. */
  overfull: number;
};

/** Counts of a rehearsal; `figures` by report, and `report=code` for a split. */
export type Rehearsed = {
  households: number;
  persons: number;
  asks: Record<string, number>;
  figures: Record<string, number>;
  /** Matters its rules would open at once, by type, and whom they would be handed to. */
  opens: Record<string, number>;
  roles: Record<string, number>;
  /** What they would want held, by supply. */
  wants: Record<string, number>;
  /** Lines that would be left, by `receiver:message`. */
  tells: Record<string, number>;
  /** Rules that would fire, that could not know, and that would be parked; by rule. */
  fires: Record<string, number>;
  undecided: Record<string, number>;
  parked: Record<string, number>;
  /** Per grid; homes in none under `''`. */
  grids: Record<string, GridBurden>;
};

export type RehearsalInput = {
  compiled: CompiledPack;
  area: { id: Id; path: string };
  packOf: RuleWorld['packOf'];
  calendars: Calendars;
} & Moment;

export type Rehearsing = {
  /** Adds a household with the packs that hold for it now. */
  add(household: Household, actives: readonly Active[]): void;
  result(): Rehearsed;
};

const count = (into: Record<string, number>, key: string, by = 1): void => {
  into[key] = (into[key] ?? 0) + by;
};

/** The activation as it would be made at this moment, with an id of nobody's. */
function pretended({ compiled, area, now }: RehearsalInput): Activation {
  const { pack, version } = compiled.pack;
  return { id: EVERYDAY.replace(/0$/, '1'), pack, version, areaId: area.id, areaPath: area.path, from: now, basis: '' };
}

/** What a form asks, however long it takes, and what it knows already. */
function askedBy(household: Household, actives: readonly Active[], moment: Moment) {
  const form = compileForm({ household, actives, ...moment, budgetSeconds: Number.POSITIVE_INFINITY });
  const items = new Map(form.items.map(item => [`${item.subjectId} ${item.element}`, item]));
  const held = new Set(form.held.map(({ subjectId, element }) => `${subjectId} ${element}`));
  return { items, held, seconds: form.seconds };
}

type AskedBy = ReturnType<typeof askedBy>;

/** Seconds of both together: each question once, and one press where either knows the answer. */
function together(was: AskedBy, more: AskedBy): number {
  let seconds = was.seconds;
  for (const [key, item] of more.items) {
    const there = was.items.get(key);
    if (there === undefined) seconds += was.held.has(key) ? CONFIRM_SECONDS : item.seconds;
    else if (item.known !== undefined && there.known === undefined) seconds += CONFIRM_SECONDS - there.seconds;
  }
  for (const [key, there] of was.items)
    if (there.known === undefined && !more.items.has(key) && more.held.has(key))
      seconds += CONFIRM_SECONDS - there.seconds;
  return seconds;
}

export function rehearse(input: RehearsalInput): Rehearsing {
  const { compiled, packOf, calendars, now, timeZone } = input;
  const moment = { now, timeZone };
  const mine: Active = { compiled, activation: pretended(input) };
  const { id } = mine.activation;
  const sum: Rehearsed = {
    ...{ households: 0, persons: 0, asks: {}, figures: {}, opens: {}, roles: {}, wants: {}, tells: {} },
    ...{ fires: {}, undecided: {}, parked: {}, grids: {} },
  };

  const settle = (household: Household, actives: readonly Active[]): Household => {
    if (!compiled.rules.some(({ trigger }) => trigger.kind === 'switched' && trigger.to === 'on')) return household;
    const world: RuleWorld = { household, actives, packOf, calendars, now, timeZone };
    const run = runRules(world, [{ kind: 'switched', activationId: id, to: 'on', key: `${id} ${household.id}` }]);
    for (const matter of run.matters) if (run.changed.has(matter.id)) count(sum.opens, matter.type);
    for (const { role } of run.assign.values()) count(sum.roles, role);
    for (const { supply, quantity } of run.holds) count(sum.wants, supply, quantity);
    for (const { to, message } of run.notices)
      count(sum.tells, `${'role' in to ? to.role : 'post' in to ? 'lead' : 'resident'}:${message}`);
    for (const { rule } of run.fired) count(sum.fires, rule);
    for (const { rule } of run.undecided) count(sum.undecided, rule);
    for (const { rule } of run.parked) count(sum.parked, rule);
    return { ...household, matters: run.matters };
  };

  return {
    add: (given, before) => {
      const actives = [...before, mine];
      const household = settle(given, actives);
      sum.households += 1;
      sum.persons += household.persons.filter(({ residence }) => residence === 'living').length;
      const was = askedBy(given, before, moment);
      const more = askedBy(household, [mine], moment);
      const will = together(was, more);
      const grid = household.gridId ?? '';
      sum.grids[grid] ??= { households: 0, doors: 0, secondsBefore: 0, secondsAfter: 0, overfull: 0 };
      const burden = sum.grids[grid];
      burden.households += 1;
      burden.secondsBefore += was.seconds;
      burden.secondsAfter += will;
      if (will > KNOCK_SECONDS && was.seconds <= KNOCK_SECONDS) burden.overfull += 1;
      for (const { element } of more.items.values()) count(sum.asks, element);
      if ([...more.items.keys()].some(key => !was.items.has(key))) burden.doors += 1;
      for (const { series } of contribute({ household, actives: [mine], ...moment }))
        for (const key of series) if (key.startsWith(`${id}/`)) count(sum.figures, key.slice(id.length + 1));
    },
    result: () => sum,
  };
}

/** Two parts of one rehearsal, of different households, as one. */
export function addRehearsed(a: Rehearsed, b: Rehearsed): Rehearsed {
  const both = (x: Record<string, number>, y: Record<string, number>) => {
    const sum = { ...x };
    for (const [key, n] of Object.entries(y)) count(sum, key, n);
    return sum;
  };
  const grids = { ...a.grids };
  for (const [grid, burden] of Object.entries(b.grids)) {
    const there = grids[grid];
    grids[grid] =
      there === undefined
        ? burden
        : {
            households: there.households + burden.households,
            doors: there.doors + burden.doors,
            secondsBefore: there.secondsBefore + burden.secondsBefore,
            secondsAfter: there.secondsAfter + burden.secondsAfter,
            overfull: there.overfull + burden.overfull,
          };
  }
  return {
    households: a.households + b.households,
    persons: a.persons + b.persons,
    ...{ asks: both(a.asks, b.asks), figures: both(a.figures, b.figures), opens: both(a.opens, b.opens) },
    ...{ roles: both(a.roles, b.roles), wants: both(a.wants, b.wants), tells: both(a.tells, b.tells) },
    ...{ fires: both(a.fires, b.fires), undecided: both(a.undecided, b.undecided), parked: both(a.parked, b.parked) },
    grids,
  };
}
