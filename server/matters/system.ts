// What the server does by itself: a promise passed, a rule's own time came, a pack was switched, a neighbour's rule
// reached here. Ids derive from what it is about, so that two schedulers do it once.
import type { EventDraft } from '../../core/kernel/event.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { PassClock, RunRules } from '../../core/matters/contract.ts';
import { decidePassed } from '../../core/matters/decide.ts';
import { runElsewhere, runRules } from '../../core/matters/rules.ts';
import type { Cause, RuleRun } from '../../core/matters/running.ts';
import type { Active } from '../../core/packs/compile.ts';
import type { Household } from '../../core/registry/household.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Context } from '../kernel/stream.ts';
import { activesFor } from '../tallies/index.ts';
import { onMatter, rulesAt, take } from './commands.ts';
import { takeRun, worldOf } from './run.ts';
import { loadWorld, prepareWorld, putPlace, type World, writeWorld } from './world.ts';

export const passClockHandler = onMatter<PassClock>(
  'pass-clock',
  PassClock,
  ({ world, place, matter }, command, context) => {
    const { clock, startedAt, at } = command.payload;
    const given = { id: matter.id, clock, startedAt, at, key: command.id };
    const decided = decidePassed(rulesAt(context, place, world), given);
    return accept(decided === undefined ? [] : take(world, context, place, decided));
  },
);

/** Those that hold, and the one meant: it may just have ended. */
function activesMeant(context: Context, place: Household, activationId: string): Active[] {
  const actives = activesFor(context, place.gridId, context.now);
  if (actives.some(({ activation }) => activation.id === activationId)) return actives;
  const activation = context.activations.find(({ id }) => id === activationId);
  const compiled = activation && context.kernel.library.pack(activation.pack, activation.version);
  return activation === undefined || compiled === undefined ? actives : [...actives, { activation, compiled }];
}

const ranEvent = ({ id, buildingId, gridId }: Household, rule: string | undefined): EventDraft => ({
  ...{ type: 'rule.ran', subjectKind: id === buildingId ? 'building' : 'household', subjectId: id, payloads: [] },
  ...(rule === undefined ? {} : { rule }),
  ...(gridId === undefined ? {} : { gridId }),
});

export const runRulesHandler = handler<RunRules, World>({
  type: 'run-rules',
  payload: RunRules,
  load: (tx, commands, streamId) => loadWorld(tx, streamId, { subjectIds: commands.map(({ subject }) => subject) }),
  prepare: prepareWorld,
  decide: (world, command, context) => {
    const { activationId, rule, switched, effect, cause = '' } = command.payload;
    const place = world.places.get(world.at.get(command.subject) ?? '');
    if (place === undefined) return refuse('unknown-subject');
    const actives =
      switched === 'off' ? activesMeant(context, place, activationId) : activesFor(context, place.gridId, context.now);
    const active = actives.find(({ activation }) => activation.id === activationId);
    if (active === undefined) return accept([]);
    const rules = worldOf(context, place, actives, world.book.stairwells.get(place.id));
    const run = (one: Cause): RuleRun => runRules(rules, [one]);
    const done =
      effect !== undefined && rule !== undefined
        ? runElsewhere(rules, { householdId: place.id, activationId, rule, effect, cause })
        : switched !== undefined
          ? run({ kind: 'switched', activationId, to: switched, key: command.id })
          : run({ kind: 'schedule', pack: active.compiled.pack.pack, rule: rule ?? '', key: command.id });
    if (done === undefined) return accept([]);
    const followed = takeRun(world.book, rules, done, context, { quiet: true });
    // What is only told, or done elsewhere, is recorded too.
    const told = done.notices.length + done.elsewhere.length > 0 && followed.events.length === 0;
    const events = told ? [ranEvent(place, done.fired[0]?.rule)] : followed.events;
    if (events.length > 0) putPlace(world, followed.household);
    return accept(events);
  },
  write: writeWorld,
});
