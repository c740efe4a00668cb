// Opening, moving and reopening matters by hand. Each is decided under the stream's lock with the household as it is
// then, and what rules make of it is part of the same command.
import type { TSchema } from 'typebox';
import type { Command } from '../../core/kernel/command.ts';
import type { EventDraft } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { kindOf } from '../../core/matters/contexts.ts';
import { MoveMatter, OpenMatter, ReopenMatter } from '../../core/matters/contract.ts';
import { decideMove, decideOpen, decideReopen, type MatterDecision } from '../../core/matters/decide.ts';
import type { Matter } from '../../core/matters/model.ts';
import type { Opener } from '../../core/matters/settle.ts';
import { seesMatter } from '../../core/matters/sight.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { handler } from '../kernel/pipeline.ts';
import { type Context, reachesGrid } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { activesFor } from '../tallies/index.ts';
import { doerOf } from './doer.ts';
import { takeRun, worldOf } from './run.ts';
import { loadWorld, matterIn, prepareWorld, putPlace, type World, writeWorld } from './world.ts';

/** When something done by hand happened: as told, never after now. */
export const atOf = ({ observedAt }: Pick<Command, 'observedAt'>, { now }: Context): number =>
  Math.min(observedAt, now);

export const rulesAt = (context: Context, place: Household, world: World) =>
  worldOf(context, place, activesFor(context, place.gridId, context.now), world.book.stairwells.get(place.id));

/** The matter a command names and its place, where the post reaches and sees it. */
export function found(
  world: World,
  { subject }: Pick<Command, 'subject'>,
  context: Context,
): Result<{ place: Household; matter: Matter }> {
  const there = matterIn(world, subject);
  if (there === undefined) return refuse('unknown-matter');
  if (!reachesGrid(context, there.place.gridId)) return refuse('outside-area');
  const { library } = context.kernel;
  const kept = kindOf({ packOf: (pack, version) => library.pack(pack, version) }, there.matter);
  const { post } = context.actor;
  // Who may not know of it is told that it is not there.
  if (kept === undefined || (post.role !== 'system' && !seesMatter(post, there.matter, kept.kind)))
    return refuse('unknown-matter');
  return accept(there);
}

/** Takes a decision and what rules made of it into the world; gives its events. */
export function take(
  world: World,
  context: Context,
  place: Household,
  { events, run }: MatterDecision,
  opener?: Opener,
): EventDraft[] {
  const rules = rulesAt(context, place, world);
  // The decision's own event stands first; those of the run are among what it gives.
  const own = events.slice(0, events.length - run.events.length);
  const followed = takeRun(world.book, rules, run, context, opener === undefined ? {} : { opener });
  putPlace(world, followed.household);
  return [...own, ...followed.events];
}

export const openMatterHandler = handler<OpenMatter, World>({
  type: 'open-matter',
  partly: true,
  payload: OpenMatter,
  load: (tx, commands, streamId) =>
    loadWorld(tx, streamId, {
      subjectIds: commands.map(({ payload }) => payload.about.id),
      matterIds: commands.flatMap(({ subject, payload: { parentId } }) => [subject, ...(parentId ? [parentId] : [])]),
    }),
  prepare: prepareWorld,
  decide: (world, command, context) => {
    const { subject: id, payload } = command;
    if (world.at.has(id)) return refuse('matter-already-open', { id });
    const place = world.places.get(world.at.get(payload.about.id) ?? '');
    if (place === undefined) return refuse('matter-subject', undefined, 'payload/about');
    if (!reachesGrid(context, place.gridId)) return refuse('outside-area');
    if (payload.parentId !== undefined && !world.at.has(payload.parentId))
      return refuse('unknown-matter', undefined, 'payload/parentId');
    const doer = doerOf(context.actor, payload.forResident);
    const rules = rulesAt(context, place, world);
    const decided = decideOpen(rules, { id, payload, key: command.id, at: atOf(command, context) }, doer);
    if (!decided.ok) return decided;
    world.at.set(id, place.id);
    const { post } = context.actor;
    const opener = post.role === 'system' ? undefined : { matterId: id, postId: post.id };
    return accept(take(world, context, place, decided.value, opener));
  },
  write: writeWorld,
});

/** A command on one matter that is there. */
export const onMatter = <P>(
  type: string,
  payload: TSchema,
  decide: (
    given: { world: World; place: Household; matter: Matter },
    command: Command<P>,
    context: Context,
  ) => Result<EventDraft[]>,
  load?: (tx: Tx, commands: readonly Command<P>[], streamId: Id, kernel: Kernel) => Promise<World>,
) =>
  handler<P, World>({
    ...{ type, partly: true, payload, prepare: prepareWorld, write: writeWorld },
    load:
      load ??
      ((tx, commands, streamId) => loadWorld(tx, streamId, { matterIds: commands.map(({ subject }) => subject) })),
    decide: (world, command, context) => {
      const there = found(world, command, context);
      return there.ok ? decide({ world, ...there.value }, command, context) : there;
    },
  });

export const moveMatterHandler = onMatter<MoveMatter>(
  'move-matter',
  MoveMatter,
  ({ world, place, matter }, command, context) => {
    const doer = doerOf(context.actor, command.payload.forResident);
    const given = { id: matter.id, ...command.payload, key: command.id, at: atOf(command, context) };
    const decided = decideMove(rulesAt(context, place, world), given, doer);
    return decided.ok ? accept(take(world, context, place, decided.value)) : decided;
  },
);

export const reopenMatterHandler = onMatter<ReopenMatter>(
  'reopen-matter',
  ReopenMatter,
  ({ world, place, matter }, command, context) => {
    const doer = doerOf(context.actor, command.payload.forResident);
    const given = { id: matter.id, ...command.payload, key: command.id, at: atOf(command, context) };
    const decided = decideReopen(rulesAt(context, place, world), given, doer);
    return decided.ok ? accept(take(world, context, place, decided.value)) : decided;
  },
);
