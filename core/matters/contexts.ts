// What rules and guards see: the household as one pack may know it, everybody in it, its stairwell, and the matter at
// hand. Built once a pack and kept until a matter changes.
import { localDay } from '../facts/local-time.ts';
import type { Id } from '../kernel/id.ts';
import { HOUR_MS } from '../kernel/time.ts';
import { type Active, type CompiledPack, isMatterOf } from '../packs/compile.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import type { Context, MatterContext } from '../packs/conditions.ts';
import { type View, viewOf } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import { type Calendars, clocksOf } from './clocks-of.ts';
import { byOpening, type Matter, openedAt, stateOf } from './model.ts';

/** Everything rules are run over: one household, and what surrounds it. */
export type RuleWorld = {
  /** With its matters. For a building: its id, nobody and nothing else. */
  household: Household;
  /** The other households of the stairwell, where a pack looks at them. */
  stairwell?: readonly Household[];
  /** Packs that hold now, ordered by name. */
  actives: readonly Active[];
  /** Any version ever published: a matter stays on its own. */
  packOf: (pack: string, version: number) => CompiledPack | undefined;
  calendars: Calendars;
  /** Free quantities by supply, for a draw over this household alone. */
  supplies?: ReadonlyMap<string, number>;
  now: number;
  timeZone: string;
};

/** The pack version and the type a matter stays on. */
export function kindOf(
  world: Pick<RuleWorld, 'packOf'>,
  matter: Matter,
): { compiled: CompiledPack; kind: CompiledMatter } | undefined {
  const compiled = world.packOf(matter.pack, matter.version);
  const kind = compiled?.matters.get(matter.type);
  return compiled === undefined || kind === undefined ? undefined : { compiled, kind };
}

/** What conditions see of one matter. */
export function matterContext(
  world: Pick<RuleWorld, 'now' | 'timeZone' | 'calendars'>,
  matter: Matter,
  { compiled, kind }: { compiled: CompiledPack; kind: CompiledMatter },
): MatterContext {
  const { now, timeZone, calendars } = world;
  return {
    state: stateOf(matter),
    source: matter.source,
    days: localDay(now, timeZone) - localDay(openedAt(matter), timeZone),
    late: clocksOf(kind, matter, { now, timeZone, calendars }, compiled.pack.calendar).some(
      ({ status }) => status === 'late',
    ),
    reopened: matter.reopened,
    affected: matter.affected.length,
    ...timesOf(matter, kind, now, timeZone),
  };
}

/** How often each move was made in this run, and how long ago last; absent where it never was. */
function timesOf(matter: Matter, kind: CompiledMatter, now: number, timeZone: string) {
  const times = {
    made: {} as Record<string, number>,
    days_ago: {} as Record<string, number>,
    hours_ago: {} as Record<string, number>,
  };
  for (const move of kind.moves.keys()) {
    const made = matter.made[move];
    times.made[move] = made?.n ?? 0;
    if (made === undefined) continue;
    times.days_ago[move] = localDay(now, timeZone) - localDay(made.at, timeZone);
    times.hours_ago[move] = (now - made.at) / HOUR_MS;
  }
  return times;
}

const BLANK: Context['visit'] = { outcome: '', reason: '', again: '', attempts: 0 };

/** The contexts of one pack over a world. */
export class Seen {
  #views = new Map<string, View>();
  readonly #world: RuleWorld;

  constructor(world: RuleWorld) {
    this.#world = world;
  }

  #view(active: Active): View {
    const key = `${active.activation.id} ${active.compiled.pack.version}`;
    let view = this.#views.get(key);
    if (view === undefined) {
      const { household, stairwell, now, timeZone } = this.#world;
      const needs = { ...active.compiled.needsOfRules, matters: true, members: true };
      view = viewOf(household, active, needs, { now, timeZone });
      if (active.compiled.readsStairwell) {
        const others = (stairwell ?? []).map(one => viewOf(one, active, needs, { now, timeZone }).household);
        const all = [view.household, ...others];
        view.household.stairwell = all;
        for (const { context } of view.persons) context.stairwell = all;
      }
      this.#views.set(key, view);
    }
    return view;
  }

  /** Of a person, or of the household (its door too). */
  of(active: Active, subjectId: Id): Context {
    const view = this.#view(active);
    return view.persons.find(({ id }) => id === subjectId)?.context ?? view.household;
  }

  /** Of a matter's subject, with the matter at hand. */
  at(active: Active, matter: Matter): Context {
    const found = kindOf(this.#world, matter);
    const context = this.of(active, matter.subject.id);
    return found === undefined ? context : { ...context, matter: matterContext(this.#world, matter, found) };
  }

  /** People somebody may be asked about here, in the order of the household. */
  membersOf(): Id[] {
    return this.#world.household.persons.filter(({ residence }) => residence !== 'registered').map(({ id }) => id);
  }
}

/** The activation a matter's rules run in: its own pack's, at the version the matter stays on. */
export function activeOf(world: RuleWorld, matter: Matter): Active | undefined {
  const active = world.actives.find(one => isMatterOf(matter, one));
  const compiled = world.packOf(matter.pack, matter.version);
  return active === undefined || compiled === undefined ? undefined : { ...active, compiled };
}

/** A place nobody lives in: a building's own matters. */
export const placeOnly = (communityId: Id, buildingId: Id, matters: readonly Matter[], gridId?: Id): Household => {
  const place: Household = {
    ...{ id: buildingId, communityId, buildingId, dwellingId: buildingId },
    ...{ rows: [], persons: [], matters },
  };
  if (gridId !== undefined) place.gridId = gridId;
  return place;
};

/** A household with a matter that is new or changed, in the order of opening. */
export const withMatter = (household: Household, matter: Matter): Household => {
  const others = (household.matters ?? []).filter(({ id }) => id !== matter.id);
  return { ...household, matters: [...others, matter].sort(byOpening) };
};

/** The context of a matter whose pack holds no longer: only the matter itself is known. */
export const alone = (matter: MatterContext): Context => ({
  facts: { person: {}, household: {}, dwelling: {} },
  visit: BLANK,
  matter,
});
