// Decisions on matters: each changes one matter and then runs the rules that follow from it. Pure; who acts, what the
// household is and which packs hold are given.
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { holds } from '../packs/conditions.ts';
import { duesOf } from './clocks-of.ts';
import { activeOf, alone, kindOf, matterContext, type RuleWorld, Seen, withMatter } from './contexts.ts';
import type { OpenMatter } from './contract.ts';
import { subjectFor } from './effects.ts';
import { matterEvent, openedEvent } from './events.ts';
import { moveMatter, openMatter, reopenMatter } from './fold.ts';
import { type Matter, stateOf } from './model.ts';
import { type Doer, isAmong, mayMove, mayReopen, type Next, nextMoves } from './moves.ts';
import { runRules } from './rules.ts';
import type { Cause, RuleRun } from './running.ts';

export type MatterDecision = { matter: Matter; events: EventDraft[]; run: RuleRun };

/** What was said, in the body of an event; a move's reason too. */
const said = (words: string | undefined): { words?: string } => (words === undefined || words === '' ? {} : { words });

const forResident = (given: { forResident?: boolean | undefined }): { forResident?: true } =>
  given.forResident === true ? { forResident: true } : {};

/** The decision itself, then what rules make of it. */
function settled(world: RuleWorld, matter: Matter, event: EventDraft, causes: readonly Cause[]): MatterDecision {
  const run = runRules({ ...world, household: withMatter(world.household, matter) }, causes);
  return {
    matter: run.matters.find(({ id }) => id === matter.id) ?? matter,
    events: [event, ...run.events],
    run: { ...run, changed: new Set([matter.id, ...run.changed]) },
  };
}

/** The context of a matter for guards: its pack's view of the household, or the matter alone where that holds no more. */
export function contextOf(world: RuleWorld, matter: Matter) {
  const found = kindOf(world, matter);
  const active = activeOf(world, matter);
  if (active !== undefined) return new Seen(world).at(active, matter);
  return found === undefined ? undefined : alone(matterContext(world, matter, found));
}

/**
 * Opens a matter by hand. `key` names the event for rules; `id` is the matter's. Refusals: `unknown-matter-type`,
 * `opened-by-rules-only`, `not-yours-to-open`, `matter-subject`, `guard-not-met`, `matter-already-open`.
 */
export function decideOpen(
  world: RuleWorld,
  { id, payload, key, at }: { id: Id; payload: OpenMatter; key: string; at: number },
  doer: Doer,
): Result<MatterDecision> {
  const active = world.actives.find(({ compiled }) => compiled.pack.pack === payload.pack);
  const kind = active?.compiled.matters.get(payload.type);
  if (active === undefined || kind === undefined)
    return refuse('unknown-matter-type', { type: payload.type }, 'payload/type');
  const { compiled } = active;
  const { open } = kind.type;
  if (open === undefined) return refuse('opened-by-rules-only');
  const { household } = world;
  const subject =
    payload.about.kind === kind.type.subject ? subjectFor(world, payload.about.kind, payload.about.id) : undefined;
  if (subject === undefined || subject.id !== payload.about.id)
    return refuse('matter-subject', undefined, 'payload/about');
  const opening = {
    ...{ id, pack: compiled.pack.pack, version: compiled.pack.version, type: kind.id },
    ...{ activationId: active.activation.id, subject, buildingId: household.buildingId, source: payload.source },
    ...(subject.kind === 'building' ? { affected: [] } : { householdId: household.id, affected: [household.id] }),
    ...(household.gridId === undefined ? {} : { gridId: household.gridId }),
    ...(payload.parentId === undefined ? {} : { parentId: payload.parentId }),
  };
  const matter = openMatter(kind, opening, at, doer.role === 'system' ? undefined : doer.userId);
  if (open.by !== undefined && !open.by.includes(payload.source)) return refuse('not-yours-to-open');
  if (!isAmong(open.may, doer, matter)) return refuse('not-yours-to-open');
  const seen = new Seen(world);
  if (!holds(kind.openWhen, seen.of(active, subject.id))) return refuse('guard-not-met');
  const there = (world.household.matters ?? []).find(
    one => one.open && one.pack === matter.pack && one.type === kind.id && one.subject.id === subject.id,
  );
  if (there !== undefined && kind.type.merge !== undefined) return refuse('matter-already-open', { id: there.id });
  const body = { ...said(payload.words), ...forResident(payload) };
  const opened = openedEvent(compiled, kind, matter, { body });
  const decision = settled(world, matter, opened, [{ kind: 'opened', matterId: id, key }]);
  const { assign } = kind.type;
  if (assign !== undefined && !decision.run.assign.has(id))
    decision.run.assign.set(id, { role: assign.role, how: assign.how ?? 'area' });
  return accept(decision);
}

/** Makes a move by hand. Refusals: those of `mayMove`, and `unknown-matter`. */
export function decideMove(
  world: RuleWorld,
  given: {
    id: Id;
    transition: string;
    reason?: string | undefined;
    time?: number | undefined;
    forResident?: boolean | undefined;
    key: string;
    at: number;
  },
  doer: Doer,
): Result<MatterDecision> {
  const { id, transition, reason, time, key, at } = given;
  const matter = world.household.matters?.find(one => one.id === id);
  const found = matter && kindOf(world, matter);
  const context = matter && contextOf(world, matter);
  if (matter === undefined || found === undefined || context === undefined) return refuse('unknown-matter');
  const { compiled, kind } = found;
  const may = mayMove(kind, matter, transition, doer, context, {
    reason,
    time,
    now: world.now,
    timeZone: world.timeZone,
  });
  if (!may.ok) return may;
  const by = doer.role === 'system' ? {} : { by: doer.userId };
  const chosen = may.value.move.time === undefined || time === undefined ? {} : { time };
  const moved = moveMatter(kind, matter, { transition, target: may.value.target, at, ...by, ...chosen });
  const body = { ...chosen, ...said(reason), ...forResident(given) };
  const event = matterEvent('matter.moved', compiled, kind, moved, { transition, body });
  return accept(settled(world, moved, event, [{ kind: 'moved', matterId: id, transition, key }]));
}

/** Opens a closed matter again. Refusals: those of `mayReopen`, and `unknown-matter`. */
export function decideReopen(
  world: RuleWorld,
  given: { id: Id; reason: string; forResident?: boolean; key: string; at: number },
  doer: Doer,
): Result<MatterDecision> {
  const { id, reason, key, at } = given;
  const matter = world.household.matters?.find(one => one.id === id);
  const found = matter && kindOf(world, matter);
  if (matter === undefined || found === undefined) return refuse('unknown-matter');
  const { compiled, kind } = found;
  const may = mayReopen(kind, matter, doer, world);
  if (!may.ok) return may;
  const again = reopenMatter(kind, matter, at);
  const event = matterEvent('matter.reopened', compiled, kind, again, {
    transition: 'reopen',
    body: { ...said(reason), ...forResident(given) },
  });
  return accept(settled(world, again, event, [{ kind: 'moved', matterId: id, transition: 'reopen', key }]));
}

/** A promise passed: told once a run of the clock. `undefined`: it has been told, was kept, or ran anew since. */
export function decidePassed(
  world: RuleWorld,
  { id, clock, startedAt, at, key }: { id: Id; clock: string; startedAt: number; at: number; key: string },
): MatterDecision | undefined {
  const matter = world.household.matters?.find(one => one.id === id);
  const found = matter && kindOf(world, matter);
  if (matter === undefined || found === undefined) return undefined;
  const { compiled, kind } = found;
  const due = duesOf(kind, matter, world, compiled.pack.calendar).find(one => one.clock === clock);
  if (due === undefined || due.startedAt !== startedAt || due.at > world.now) return undefined;
  const passed: Matter = { ...matter, passed: { ...matter.passed, [clock]: startedAt } };
  const event = matterEvent('matter.passed', compiled, kind, passed, { transition: `late:${clock}`, body: { at } });
  return settled(world, passed, event, [{ kind: 'clock', matterId: id, clock, key }]);
}

/** Every move somebody may make of a matter now. */
export function nextOf(world: RuleWorld, matter: Matter, doer: Doer): Next[] {
  const found = kindOf(world, matter);
  const context = contextOf(world, matter);
  return found === undefined || context === undefined || !matter.open
    ? []
    : nextMoves(found.kind, matter, doer, context);
}

export const titleOfState = (world: RuleWorld, matter: Matter) =>
  kindOf(world, matter)?.kind.type.states[stateOf(matter)]?.title;
