// One matter whole, for its page: clocks, what may be done next by whom is asking, where it is, and its timeline. Every
// fact is loaded so that the moves offered are those the server accepts; none of them leaves.
import { mayGive } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { reachesMatter } from '../../core/matters/assign.ts';
import { clocksOf } from '../../core/matters/clocks-of.ts';
import { kindOf, type RuleWorld } from '../../core/matters/contexts.ts';
import type { ClockView, MatterWhole, NextMove } from '../../core/matters/contract-reads.ts';
import { nextOf } from '../../core/matters/decide.ts';
import type { Matter } from '../../core/matters/model.ts';
import { mayReopen } from '../../core/matters/moves.ts';
import { readsWords, seesMatter } from '../../core/matters/sight.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import type { CompiledMatter } from '../../core/packs/compile-rules.ts';
import type { AreaRecord } from '../areas/index.ts';
import type { Saw } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf, type Context } from '../kernel/stream.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { doorsOf } from '../registry/index.ts';
import { reservationsOf } from '../resources/index.ts';
import { activesFor } from '../tallies/index.ts';
import { actsForResidents, doerOf } from './doer.ts';
import { childrenOf, listedById } from './list.ts';
import { matterOf } from './load.ts';
import { candidatesOf } from './posts.ts';
import { postNames, rowsOf } from './rows.ts';
import { worldOf } from './run.ts';
import type { Sight } from './scope.ts';
import { neighboursAt } from './stairwell.ts';
import { timelineOf } from './timeline.ts';
import { loadWorld, matterIn } from './world.ts';

/** Roles something can be handed to by hand. */
const HANDED_TO = ['grid_worker', 'volunteer', 'community_staff', 'doctor', 'street_officer', 'district_officer'];

const placeOf = (area: AreaRecord): Context['place'] => ({
  ...{ id: area.id, kind: area.kind, code: area.code, name: area.name, path: area.path, timeZone: area.time_zone },
  communityId: area.id,
});

/** What decisions about a community would start from, for a page. */
export async function contextFor(tx: Tx, kernel: Kernel, actor: Actor, community: AreaRecord): Promise<Context> {
  const activations = await activationsOf(kernel, tx, community.id);
  return { kernel, now: kernel.clock.now(), actor, streamId: community.id, place: placeOf(community), activations };
}

export async function readWhole(
  tx: Tx,
  kernel: Kernel,
  actor: Actor,
  { community, grid }: Sight,
  id: Id,
  saw: Saw,
): Promise<Result<MatterWhole>> {
  const [world, context] = await Promise.all([
    loadWorld(tx, community.id, { matterIds: [id] }),
    contextFor(tx, kernel, actor, community),
  ]);
  const there = matterIn(world, id);
  if (there === undefined) return refuse('unknown-matter');
  const { place, matter } = there;
  const actives = activesFor(context, place.gridId, context.now);
  const looking = actives.some(({ compiled }) => compiled.readsStairwell) && world.homes.has(place.id);
  const rules = worldOf(context, place, actives, looking ? await neighboursAt(tx, community.id, place.id) : undefined);
  const found = kindOf(rules, matter);
  if (found === undefined || !seesMatter(actor.post, matter, found.kind)) return refuse('unknown-matter');
  if (grid !== undefined && place.gridId !== grid) return refuse('outside-area');
  saw(community.id, 1, matter.subject.id);
  return accept(await wholeOf(tx, context, rules, matter, found));
}

async function wholeOf(
  tx: Tx,
  context: Context,
  rules: RuleWorld,
  matter: Matter,
  { compiled, kind }: { compiled: CompiledPack; kind: CompiledMatter },
): Promise<MatterWhole> {
  const { kernel, actor, streamId, place } = context;
  const { post } = actor;
  const may = mayGive(post.role);
  const handing =
    matter.open && may.includes('assign-matter') && (post.role === 'community_staff' || matter.lead === post.id);
  const [listed, children, timeline, holds, candidates] = await Promise.all([
    listedById(tx, streamId, [matter.id]),
    childrenOf(tx, streamId, matter.id),
    timelineOf(tx, kernel, streamId, matter.id, kind, readsWords(kind, post.role)),
    holdsOf(tx, streamId, matter.id),
    handing ? candidatesOf(tx, streamId, context.now, { roles: HANDED_TO, loads: false, turns: false }) : [],
  ]);
  const shown = children.filter(row => {
    const child = matterOf(row);
    const of = kindOf(rules, child);
    return of !== undefined && seesMatter(post, child, of.kind);
  });
  const reach = {
    communityPath: place.path,
    ...(rules.household.gridId === undefined ? {} : { gridId: rules.household.gridId }),
  };
  const fit = candidates.filter(
    one => one.id !== matter.lead && reachesMatter(one, reach) && seesMatter(one, { ...matter, lead: one.id }, kind),
  );
  const [rows, names, doors] = await Promise.all([
    rowsOf(tx, kernel, streamId, actor, [...listed, ...shown]),
    postNames(tx, [...matter.beside, ...fit.map(one => one.id)]),
    affectedDoors(tx, streamId, matter.affected),
  ]);
  const { restricts, appeal } = compiled.pack;
  const whole: MatterWhole = {
    ...{ matter: rows[0]!, basis: compiled.pack.basis, clocks: clockViews(rules, matter, { compiled, kind }) },
    next: may.includes('move-matter') ? movesFor(rules, matter, actor) : [],
    mayReopen: may.includes('reopen-matter') && reopens(rules, matter, kind, actor),
    mayAssign: matter.open && may.includes('assign-matter'),
    states: Object.entries(kind.type.states).map(([id, { title, final }]) => ({
      ...{ id, title, final: final === true, been: matter.stays.some(stay => stay.state === id) },
    })),
    needs: matter.needs.map(({ element, of, every }) => ({
      ...{ element, of: of.length },
      title: compiled.elements.get(element)?.element.title ?? { zh: element, en: element },
      ...(every === undefined ? {} : { every }),
    })),
    ...{ holds, affected: doors, children: rows.slice(1), timeline },
    beside: matter.beside.flatMap(id => names.get(id) ?? []),
    posts: fit.flatMap(({ id }) => names.get(id) ?? []),
  };
  if (restricts?.matter === matter.type && appeal !== undefined)
    whole.restricts = { kind: restricts.kind, appealTo: appeal.to, appealWithin: appeal.within };
  if (matter.parentId !== undefined) whole.parent = matter.parentId;
  if (matter.joined !== undefined) whole.joinedInto = matter.joined;
  return whole;
}

function clockViews(
  rules: RuleWorld,
  matter: Matter,
  { compiled, kind }: { compiled: CompiledPack; kind: CompiledMatter },
): ClockView[] {
  const titles = new Map(kind.clocks.map(({ id, title }) => [id, title]));
  return clocksOf(kind, matter, rules, compiled.pack.calendar).map(reading => {
    const { id, status, elapsedMs, pausedMs } = reading;
    const view: ClockView = { id, title: titles.get(id)!, status, elapsedMs, pausedMs };
    if (reading.dueAt !== undefined) view.dueAt = reading.dueAt;
    if (reading.remainingMs !== undefined) view.remainingMs = reading.remainingMs;
    if (reading.undated === true) view.undated = true;
    return view;
  });
}

/** What the post itself may do, and what only the resident may, for whom it acts. */
function movesFor(rules: RuleWorld, matter: Matter, actor: Actor): NextMove[] {
  const states = kindOf(rules, matter)!.kind.type.states;
  const own = nextOf(rules, matter, doerOf(actor));
  const theirs = actsForResidents(actor.post.role) ? nextOf(rules, matter, doerOf(actor, true)) : [];
  const others = theirs.filter(({ move }) => !own.some(one => one.move.id === move.id));
  return [...own.map(one => ({ ...one, resident: false })), ...others.map(one => ({ ...one, resident: true }))].map(
    ({ move, target, resident }) => ({
      ...{ transition: move.id, title: move.title, target, targetTitle: states[target]!.title },
      ...{ final: states[target]!.final === true, reason: move.reason === 'required', forResident: resident },
      ...(move.time === undefined ? {} : { time: move.time }),
    }),
  );
}

const reopens = (rules: RuleWorld, matter: Matter, kind: CompiledMatter, actor: Actor): boolean =>
  mayReopen(kind, matter, doerOf(actor), rules).ok ||
  (actsForResidents(actor.post.role) && mayReopen(kind, matter, doerOf(actor, true), rules).ok);

const LACKING = sql(
  'lacking_for_matter',
  'select supply, quantity, true as lacking from matter_hold where community_id = $1 and matter_id = $2 order by at, supply',
);

/** What is kept for it, and what was wanted and not there. */
async function holdsOf(tx: Tx, communityId: Id, id: Id): Promise<MatterWhole['holds']> {
  const [{ resources, reservations }, lacking] = await Promise.all([
    reservationsOf(tx, communityId, [id]),
    tx.rows<{ supply: string; quantity: number; lacking: boolean }>(LACKING, [communityId, id]),
  ]);
  const held = [...reservations.values()].flatMap(({ resourceId, held }) => {
    const resource = resources.get(resourceId);
    return resource === undefined
      ? []
      : [{ supply: resource.supply ?? '', quantity: held, item: resource.name, lacking: false }];
  });
  return [...held, ...lacking];
}
const DWELLINGS = sql(
  'dwellings_of_households',
  'select id, dwelling_id from household where community_id = $1 and id = any($2::uuid[])',
);

async function affectedDoors(tx: Tx, communityId: Id, ids: readonly Id[]): Promise<MatterWhole['affected']> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ id: Id; dwelling_id: Id }>(DWELLINGS, [communityId, ids]);
  const doors = await doorsOf(
    tx,
    communityId,
    rows.map(row => row.dwelling_id),
  );
  const doorOf = new Map(rows.map(row => [row.id, doors.get(row.dwelling_id)?.text ?? '']));
  return ids.map(householdId => ({ householdId, door: doorOf.get(householdId) ?? '' }));
}
