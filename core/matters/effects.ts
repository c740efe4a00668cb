// What a rule does: opens, moves, assigns, asks, tells, holds. Each effect changes the run and says which matter is at
// hand for those after it.
import { addDuration } from '../facts/durations.ts';
import { idFrom } from '../kernel/derive.ts';
import type { Id } from '../kernel/id.ts';
import type { Active } from '../packs/compile.ts';
import type { CompiledRule } from '../packs/compile-rules.ts';
import { type CompiledCondition, holds } from '../packs/conditions.ts';
import type { Effect, MatterType, Whom } from '../packs/model.ts';
import { kindOf, type RuleWorld } from './contexts.ts';
import { type Draw, isInDraw, ticketOf } from './draw-effect.ts';
import { matterEvent, openedEvent } from './events.ts';
import { moveMatter, openMatter } from './fold.ts';
import type { Matter, MatterSubject, Need } from './model.ts';
import { mayMove } from './moves.ts';
import { type Firing, openMatters, putMatter, type Running } from './running.ts';

export type Applying = {
  active: Active;
  rule: CompiledRule;
  effect: Effect;
  where?: CompiledCondition | undefined;
  /** Place of the effect in its rule. */
  n: number;
  subjectId: Id;
  matter: Matter | undefined;
  firing: Firing;
  level: number;
};

const SYSTEM = { role: 'system', userId: '' } as const;

/** What `of` names, filtered by `where`: ids of people, of the household, or of its door. */
function targetsOf(run: Running, { active, effect, where, subjectId }: Applying): Id[] {
  const { household } = run.world;
  const whom: Whom = ('of' in effect ? effect.of : undefined) ?? 'subject';
  const ids: readonly Id[] =
    whom === 'subject'
      ? [subjectId]
      : whom === 'household'
        ? [household.id]
        : whom === 'dwelling'
          ? [household.dwellingId]
          : whom === 'household.members'
            ? run.seen.membersOf()
            : whom === 'household.others'
              ? run.seen.membersOf().filter(id => id !== subjectId)
              : [household.id];
  return ids.filter(id => holds(where, run.seen.of(active, id)));
}

/** What a matter of a type would be about, given whom an effect names; undefined where it cannot be about that. */
export function subjectFor(
  world: Pick<RuleWorld, 'household'>,
  kind: MatterType['subject'],
  id: Id,
): MatterSubject | undefined {
  const { household } = world;
  if (kind === 'person') return household.persons.some(person => person.id === id) ? { kind, id } : undefined;
  if (kind === 'household') return { kind, id: household.id };
  return { kind, id: kind === 'dwelling' ? household.dwellingId : household.buildingId };
}

/** Applies one effect; gives the matter it opened, if it did. */
export function applyEffect(run: Running, applying: Applying): Matter | undefined {
  const { effect } = applying;
  if ('of' in effect && effect.of === 'stairwell') {
    const { active, n, firing } = applying;
    for (const { id } of run.world.stairwell ?? [])
      run.elsewhere.push({
        householdId: id,
        activationId: active.activation.id,
        rule: firing.rule,
        effect: n,
        cause: firing.cause,
      });
  }
  if ('open' in effect) return open(run, applying, effect.open);
  if ('send' in effect) send(run, applying, effect);
  else if ('assign' in effect) assign(run, applying, effect);
  else if ('ask' in effect) ask(run, applying, effect);
  else if ('notify' in effect) notify(run, applying, effect);
  else if ('draw' in effect) draw(run, applying, effect);
  else if ('reserve' in effect && applying.matter !== undefined)
    run.holds.push({
      matterId: applying.matter.id,
      supply: effect.reserve,
      quantity: effect.quantity ?? 1,
      rule: applying.firing.rule,
    });
  return undefined;
}

function open(run: Running, applying: Applying, type: string): Matter | undefined {
  const { active, firing, level, n } = applying;
  const { compiled } = active;
  const kind = compiled.matters.get(type);
  if (kind === undefined) return undefined;
  const { household, now } = run.world;
  let last: Matter | undefined;
  for (const id of targetsOf(run, applying)) {
    const subject = subjectFor(run.world, kind.type.subject, id);
    if (subject === undefined) continue;
    const [there] = openMatters(run, active, subject.id, type);
    if (there !== undefined) {
      last = there;
      continue;
    }
    const matter = openMatter(
      kind,
      {
        id: idFrom(now, `${firing.rule} ${firing.cause} ${n} ${subject.id}`),
        ...{ pack: compiled.pack.pack, version: compiled.pack.version, type, activationId: active.activation.id },
        ...{ subject, buildingId: household.buildingId, source: applying.matter === undefined ? 'rule' : 'matter' },
        ...(subject.kind === 'building' ? { affected: [] } : { householdId: household.id, affected: [household.id] }),
        ...(household.gridId === undefined ? {} : { gridId: household.gridId }),
        ...(applying.matter === undefined ? {} : { parentId: applying.matter.id }),
      } as Parameters<typeof openMatter>[1],
      now,
    );
    putMatter(run, matter);
    run.events.push(openedEvent(compiled, kind, matter, { rule: firing.rule }));
    if (kind.type.assign !== undefined)
      run.assign.set(matter.id, { role: kind.type.assign.role, how: kind.type.assign.how ?? 'area' });
    run.causes.push({ cause: { kind: 'opened', matterId: matter.id, key: `opened ${matter.id}` }, level: level + 1 });
    last = matter;
  }
  return last;
}

/** Makes a move as the rule's own, where it can be made now, and lets rules follow. */
function move(run: Running, { active, firing, level }: Applying, id: Id, transition: string): void {
  const matter = run.matters.find(one => one.id === id);
  const found = matter && kindOf(run.world, matter);
  if (matter === undefined || found === undefined || !matter.open) return;
  const { compiled, kind } = found;
  const may = mayMove(kind, matter, transition, SYSTEM, run.seen.at(active, matter));
  if (!may.ok) return;
  const moved = moveMatter(kind, matter, { transition, target: may.value.target, at: run.world.now });
  putMatter(run, moved);
  run.events.push(matterEvent('matter.moved', compiled, kind, moved, { transition, rule: firing.rule, body: {} }));
  run.causes.push({
    cause: { kind: 'moved', matterId: id, transition, key: `${firing.cause} ${transition} ${id}` },
    level: level + 1,
  });
}

/** Over one household, in an example: the places go to those with a promise, then by how long they have waited. */
function draw(run: Running, applying: Applying, effect: Draw): void {
  const { active, rule, n } = applying;
  const tickets = run.matters
    .filter(matter => isInDraw(matter, active, effect))
    .map(matter => ticketOf(run.world, matter, rule, { effect, n }))
    .sort((a, b) => Number(b.first) - Number(a.first));
  const places = typeof effect.places === 'number' ? effect.places : (run.world.supplies?.get(effect.places) ?? 0);
  for (const [at, { id }] of tickets.entries()) {
    const transition = at < places ? effect.won : effect.lost;
    if (transition !== undefined) move(run, applying, id, transition);
  }
}

function send(
  run: Running,
  applying: Applying,
  { send: transition, matter: type }: Extract<Effect, { send: string }>,
): void {
  const { active, matter: atHand } = applying;
  const about = targetsOf(run, applying).flatMap(id => openMatters(run, active, id, type));
  // The matter that caused it is meant before any other that could make the move.
  const meant = atHand !== undefined && (type === undefined || atHand.type === type) ? [atHand] : about;
  for (const { id } of meant) move(run, applying, id, transition);
}

/** The matters an effect about a matter means: the one at hand, else the open ones about the subject. */
function meantBy(run: Running, { active, matter, subjectId }: Applying, type?: string): Matter[] {
  if (matter !== undefined && (type === undefined || matter.type === type))
    return run.matters.filter(({ id }) => id === matter.id);
  return openMatters(run, active, subjectId, type);
}

function assign(run: Running, applying: Applying, effect: Extract<Effect, { assign: string }>): void {
  for (const { id } of meantBy(run, applying, effect.matter)) {
    run.assign.set(id, { role: effect.assign, how: effect.how ?? 'area' });
    run.changed.add(id);
  }
}

function ask(run: Running, applying: Applying, effect: Extract<Effect, { ask: string }>): void {
  const of = targetsOf(run, applying);
  const { active, firing } = applying;
  const found = applying.matter && run.matters.find(({ id }) => id === applying.matter!.id);
  const kept = found && kindOf(run.world, found);
  if (found === undefined || kept === undefined || of.length === 0 || !active.compiled.elements.has(effect.ask)) return;
  const need: Need = { element: effect.ask, of };
  if (effect.every !== undefined) need.every = effect.every;
  if (effect.for !== undefined) need.until = addDuration(run.world.now, effect.for, run.world.timeZone);
  const matter = { ...found, needs: [...found.needs.filter(({ element }) => element !== effect.ask), need] };
  putMatter(run, matter);
  run.events.push(
    matterEvent('matter.asked', kept.compiled, kept.kind, matter, { rule: firing.rule, body: { ...need } }),
  );
}

function notify(run: Running, applying: Applying, { notify: to, message }: Extract<Effect, { notify: string }>): void {
  const { active, matter, firing, n } = applying;
  const { household, now } = run.world;
  const lead = matter && run.matters.find(({ id }) => id === matter.id)?.lead;
  run.notices.push({
    id: idFrom(now, `${firing.rule} ${firing.cause} ${n} ${applying.subjectId}`),
    to:
      to === 'resident'
        ? { household: household.id }
        : to === 'lead'
          ? lead === undefined
            ? { role: 'community_staff' }
            : { post: lead }
          : { role: to },
    ...{ pack: active.compiled.pack.pack, version: active.compiled.pack.version, message, rule: firing.rule },
    ...(matter === undefined ? {} : { matterId: matter.id }),
    ...(household.gridId === undefined ? {} : { gridId: household.gridId }),
  });
}
