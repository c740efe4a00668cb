// Who answers for a matter, who else it affects, and what is said about it: commands that move nothing.
import type { Command } from '../../core/kernel/command.ts';
import { idFrom } from '../../core/kernel/derive.ts';
import type { EventDraft } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import type { PlaceOfMatter } from '../../core/matters/assign.ts';
import { kindOf, withMatter } from '../../core/matters/contexts.ts';
import { AffectHousehold, AssignMatter, JoinMatter, NoteMatter, ReturnMatter } from '../../core/matters/contract.ts';
import {
  affectHousehold,
  assignMatter,
  type Changed,
  joinMatters,
  noteMatter,
  returnMatter,
} from '../../core/matters/decide-more.ts';
import { classOf } from '../../core/matters/events.ts';
import type { Matter } from '../../core/matters/model.ts';
import { mayBeTold } from '../../core/matters/notices.ts';
import { seesMatter } from '../../core/matters/sight.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Context } from '../kernel/stream.ts';
import { atOf, onMatter, rulesAt } from './commands.ts';
import { doerOf } from './doer.ts';
import { postsById } from './posts.ts';
import { loadWorld, matterIn, putPlace, type World } from './world.ts';

const put = (world: World, place: Household, matter: Matter): void => {
  world.book.matters.set(matter.id, matter);
  putPlace(world, withMatter(place, matter));
};

const changed = (world: World, place: Household, decided: Result<Changed>): Result<EventDraft[]> => {
  if (!decided.ok) return decided;
  put(world, place, decided.value.matter);
  return accept(decided.value.events);
};

const placeOf = (context: Context, { gridId }: Household): PlaceOfMatter => ({
  communityPath: context.place.path,
  ...(gridId === undefined ? {} : { gridId }),
});

export const assignMatterHandler = onMatter<AssignMatter>(
  'assign-matter',
  AssignMatter,
  ({ world, place, matter }, { payload }, context) => {
    const { post } = context.actor;
    const self = { id: post.id, role: post.role, areaId: post.areaId, areaPath: post.areaPath, leads: 0, givenAt: 0 };
    const to = payload.postId === undefined || payload.postId === post.id ? self : world.book.posts.get(payload.postId);
    const rules = rulesAt(context, place, world);
    // Nothing is handed to whoever may not know of it.
    const kind = kindOf(rules, matter)?.kind;
    const led = to === undefined ? matter : { ...matter, lead: to.id };
    const fit = to !== undefined && kind !== undefined && seesMatter(to, led, kind) ? to : undefined;
    const given = { to: fit, beside: payload.beside === true };
    return changed(world, place, assignMatter(rules, matter, doerOf(context.actor), given, placeOf(context, place)));
  },
  async (tx, commands, streamId, kernel) => {
    const ids = commands.flatMap(({ payload }) => payload.postId ?? []);
    const [world, posts] = await Promise.all([
      loadWorld(tx, streamId, { matterIds: commands.map(({ subject }) => subject) }),
      postsById(tx, ids, kernel.clock.now()),
    ]);
    world.book.posts = posts;
    return world;
  },
);

export const returnMatterHandler = onMatter<ReturnMatter>(
  'return-matter',
  ReturnMatter,
  ({ world, place, matter }, command, context) => {
    const rules = rulesAt(context, place, world);
    const decided = returnMatter(rules, matter, doerOf(context.actor), command.payload.reason);
    if (decided.ok) {
      const kind = kindOf(rules, matter)?.kind;
      const told = kind !== undefined && mayBeTold('community_staff', classOf(kind));
      const home = world.homes.has(place.id) ? place.id : undefined;
      world.book.notices.push({
        ...{ id: idFrom(context.now, `returned ${command.id}`), pack: matter.pack, version: matter.version, rule: '' },
        ...{ message: 'matter.returned', to: { role: 'community_staff' }, buildingId: place.buildingId },
        ...(told ? { matterId: matter.id, householdId: home } : {}),
      });
    }
    return changed(world, place, decided);
  },
);

export const affectHouseholdHandler = onMatter<AffectHousehold>(
  'affect-household',
  AffectHousehold,
  ({ world, place, matter }, { payload }, context) => {
    const household = world.standings.get(payload.householdId);
    if (household === undefined) return refuse('unknown-subject', undefined, 'payload/householdId');
    const own = world.standings.get(place.id);
    const rules = rulesAt(context, place, world);
    return changed(world, place, affectHousehold(rules, matter, { household, own, words: payload.words }));
  },
  (tx, commands, streamId) =>
    loadWorld(tx, streamId, {
      matterIds: commands.map(({ subject }) => subject),
      standing: commands.map(({ payload }) => payload.householdId),
    }),
);

export const joinMattersHandler = onMatter<JoinMatter>(
  'join-matters',
  JoinMatter,
  ({ world, place, matter }, command, context) => {
    const other = matterIn(world, command.payload.into);
    const rules = rulesAt(context, place, world);
    const standing = ({ id }: Matter) => world.standings.get(matterIn(world, id)?.place.id ?? '');
    const given = { standing, at: atOf(command, context), timeZone: context.place.timeZone };
    const decided = joinMatters(rules, matter, other?.matter, given);
    if (!decided.ok) return decided;
    put(world, place, decided.value.joined);
    // Perhaps of the same household.
    const there = matterIn(world, command.payload.into)!;
    put(world, there.place, decided.value.into);
    return accept(decided.value.events);
  },
  (tx, commands, streamId) =>
    loadWorld(tx, streamId, {
      matterIds: commands.flatMap(({ subject, payload }): Id[] => [subject, payload.into]),
      standing: [],
    }),
);

export const noteMatterHandler = onMatter<NoteMatter>(
  'note-matter',
  NoteMatter,
  ({ world, place, matter }, command: Command<NoteMatter>, context) => {
    const decided = noteMatter(rulesAt(context, place, world), matter, command.payload.words);
    return decided.ok ? accept(decided.value.events) : decided;
  },
);
