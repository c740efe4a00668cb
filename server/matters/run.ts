// What rules make of a command: run over the household as it is after it, handed to whoever answers, and kept in the
// same transaction. A community whose packs have no rules pays nothing for it.
import type { EventDraft } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Candidate } from '../../core/matters/assign.ts';
import { calendarFor } from '../../core/matters/calendar.ts';
import type { Calendars } from '../../core/matters/clocks-of.ts';
import type { RuleWorld } from '../../core/matters/contexts.ts';
import type { Matter } from '../../core/matters/model.ts';
import { runRules } from '../../core/matters/rules.ts';
import type { Cause, Elsewhere, RuleRun } from '../../core/matters/running.ts';
import { handOut, type Opener } from '../../core/matters/settle.ts';
import type { Active } from '../../core/packs/compile.ts';
import { holdsAt } from '../../core/packs/model.ts';
import { activationAt } from '../../core/packs/version.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Moved } from '../../core/resources/decide.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Context } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from '../registry/index.ts';
import { activesFor } from '../tallies/index.ts';
import { loadHolds, type Supplies, settleHolds, suppliesOf } from './holds.ts';
import type { KeptHold, KeptNotice } from './inbox.ts';
import { noticesOf } from './notices.ts';
import { candidatesOf, wantedPosts } from './posts.ts';
import { neighboursOf } from './stairwell.ts';

/** What the commands of a run have made of matters so far, to be written together. */
export type Book = {
  /** New or changed. */
  matters: Map<Id, Matter>;
  notices: KeptNotice[];
  /** Wanted, and not there. */
  short: KeptHold[];
  /** Lines of resources. */
  moved: Moved[];
  /** Loaded where a pack reserves something. */
  supplies?: Supplies;
  elsewhere: Elsewhere[];
  /** Whom something may be handed to; their loads follow what they are given. */
  posts: Map<Id, Candidate>;
  /** The others of a household's stairwell, where a pack looks at them. */
  stairwells: Map<Id, readonly Household[]>;
};

export const newBook = (): Book => ({
  ...{ matters: new Map(), notices: [], short: [], moved: [], elsewhere: [] },
  ...{ posts: new Map(), stairwells: new Map() },
});

const calendarsOf = new WeakMap<object, Map<string, Calendars>>();

/** The published calendars, and which of them counts here where a pack names none. */
export function calendarsFor({ dictionary }: Kernel['library'], areaCode: string): Calendars {
  const byCode = calendarsOf.get(dictionary) ?? new Map<string, Calendars>();
  calendarsOf.set(dictionary, byCode);
  let calendars = byCode.get(areaCode);
  if (calendars === undefined) {
    const here = calendarFor(dictionary.calendars, { areaCode });
    const named = (dictionary.calendars ?? []).map(one => [one.id, one] as const);
    calendars = new Map(here === undefined ? named : [...named, ['', here]]);
    byCode.set(areaCode, calendars);
  }
  return calendars;
}

const byName = (a: Active, b: Active): number => (a.compiled.pack.pack < b.compiled.pack.pack ? -1 : 1);

/** The world rules are run over, as of the command's instant. */
export function worldOf(
  { kernel, now, place }: Pick<Context, 'kernel' | 'now' | 'place'>,
  household: Household,
  actives: readonly Active[],
  stairwell?: readonly Household[],
): RuleWorld {
  const { library } = kernel;
  const world: RuleWorld = {
    household,
    actives: [...actives].sort(byName),
    packOf: (pack, version) => library.pack(pack, version),
    calendars: calendarsFor(library, place.code),
    ...{ now, timeZone: place.timeZone },
  };
  return stairwell === undefined ? world : { ...world, stairwell };
}

/**
 * Looks up whom rules may hand something to and what they see beside a household: only where some pack that holds here
 * has matters or rules, and only what those need.
 */
export async function prepareBook(
  tx: Tx,
  book: Book,
  context: Context,
  households: Iterable<Household>,
): Promise<void> {
  const { kernel, now } = context;
  const packs = new Set(
    context.activations.flatMap(activation => {
      if (!holdsAt(activation, now)) return [];
      const { pack, version } = activationAt(activation, now);
      const compiled = kernel.library.pack(pack, version);
      return compiled !== undefined && compiled.matters.size + compiled.rules.length > 0 ? [compiled] : [];
    }),
  );
  const all = [...households];
  const open = all.flatMap(({ matters = [] }) => matters.filter(matter => matter.open));
  // One that is open may still hold something though its pack has ended.
  const holding = open.flatMap(({ pack, version }) => kernel.library.pack(pack, version) ?? []);
  if (packs.size + holding.length === 0) return;
  const looking = [...packs].some(({ readsStairwell }) => readsStairwell);
  const supplies = suppliesOf([...packs, ...holding]);
  const [posts, neighbours, held] = await Promise.all([
    candidatesOf(tx, context.streamId, context.now, wantedPosts(packs)),
    looking
      ? neighboursOf(
          tx,
          context.streamId,
          all.map(({ id }) => id),
        )
      : undefined,
    supplies.length > 0 ? loadHolds(tx, context.streamId, supplies, all) : undefined,
  ]);
  if (held !== undefined) book.supplies = held;
  for (const one of posts) book.posts.set(one.id, one);
  if (neighbours === undefined) return;
  const others = await loadHouseholds(tx, context.streamId, [...new Set([...neighbours.values()].flat())]);
  for (const [id, ids] of neighbours)
    book.stairwells.set(
      id,
      ids.flatMap(other => others.get(other) ?? []),
    );
}

/** The household after a run, and the events to be appended with the command's own. */
export type Followed = { household: Household; events: EventDraft[] };

/** Takes a run into the book: hands its matters out, and gives its events. `quiet`: silent where nothing followed. */
export function takeRun(
  book: Book,
  world: RuleWorld,
  run: RuleRun,
  context: Context,
  { opener, quiet = false }: { opener?: Opener; quiet?: boolean } = {},
): Followed {
  const handed = handOut(world, run, {
    ...{ candidates: [...book.posts.values()], communityPath: context.place.path },
    ...(opener === undefined ? {} : { opener }),
  });
  for (const { id, givenAt, leads } of handed.given) {
    const held = book.posts.get(id);
    if (held !== undefined) book.posts.set(id, { ...held, leads, givenAt });
  }
  const matters = handed.matters;
  for (const matter of matters) if (run.changed.has(matter.id)) book.matters.set(matter.id, matter);
  const told = noticesOf(world, { ...run, matters }, context.now);
  book.notices.push(...told.notices);
  book.elsewhere.push(...run.elsewhere);
  const changed = matters.filter(({ id }) => run.changed.has(id) || run.holds.some(hold => hold.matterId === id));
  const held = book.supplies && settleHolds(book.supplies, run.holds, changed, context);
  book.short.push(...(held?.short ?? []));
  book.moved.push(...(held?.moved ?? []));
  const events = [...run.events, ...handed.events, ...(held?.events ?? [])];
  const kept = quiet && events.length === 0 ? [] : told.undecided;
  return { household: { ...world.household, matters }, events: [...events, ...told.parked, ...kept] };
}

/** Runs the rules that follow from what was told. Without rules that hold, gives the household back as it is. */
export function followUp(book: Book, context: Context, household: Household, causes: readonly Cause[]): Followed {
  if (causes.length === 0) return { household, events: [] };
  const actives = activesFor(context, household.gridId, context.now);
  if (!actives.some(({ compiled }) => compiled.rules.length > 0)) return { household, events: [] };
  const world = worldOf(context, household, actives, book.stairwells.get(household.id));
  return takeRun(book, world, runRules(world, causes), context);
}
