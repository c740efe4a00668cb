// Runs the rules of every active pack after something happened: breadth first, by pack, rule and subject, each once for
// each cause. What a rule cannot know does not fire it and is kept; too many effects are parked, never refused: a
// visit stands whatever its rules do.
import type { Id } from '../kernel/id.ts';
import type { Active } from '../packs/compile.ts';
import type { CompiledRule } from '../packs/compile-rules.ts';
import type { Context } from '../packs/conditions.ts';
import { activeOf, type RuleWorld, Seen } from './contexts.ts';
import { applyEffect } from './effects.ts';
import { named } from './events.ts';
import type { Matter } from './model.ts';
import type { Cause, Elsewhere, Firing, RuleRun, Running } from './running.ts';

export const MOST_LEVELS = 8;
export const MOST_EFFECTS = 200;

type Candidate = { active: Active; rule: CompiledRule; subjectId: Id; matter?: Matter };

const byPack = (a: Active, b: Active): number =>
  a.compiled.pack.pack < b.compiled.pack.pack ? -1 : a.compiled.pack.pack > b.compiled.pack.pack ? 1 : 0;

/** The rules a cause sets off, in order. */
function candidates(run: Running, cause: Cause): Candidate[] {
  const { world } = run;
  const actives = [...world.actives].sort(byPack);
  switch (cause.kind) {
    case 'fact':
      return actives.flatMap(active =>
        active.compiled.rules.flatMap((rule): Candidate[] =>
          rule.trigger.kind === 'fact' && rule.trigger.element === cause.element
            ? [{ active, rule, subjectId: cause.subjectId }]
            : [],
        ),
      );
    case 'schedule':
    case 'switched':
      return actives.flatMap(active =>
        active.compiled.rules.flatMap((rule): Candidate[] => {
          const { trigger } = rule;
          const meant =
            cause.kind === 'schedule'
              ? trigger.kind === 'schedule' && active.compiled.pack.pack === cause.pack && rule.rule.id === cause.rule
              : trigger.kind === 'switched' && trigger.to === cause.to && active.activation.id === cause.activationId;
          if (!meant) return [];
          const ids = rule.rule.each === 'person' ? run.seen.membersOf() : [world.household.id];
          return ids.map(subjectId => ({ active, rule, subjectId }));
        }),
      );
    default: {
      const matter = run.matters.find(({ id }) => id === cause.matterId);
      const active = matter && activeOf(world, matter);
      if (matter === undefined || active === undefined) return [];
      return active.compiled.rules.flatMap((rule): Candidate[] => {
        const { trigger } = rule;
        if (trigger.kind !== cause.kind || trigger.matter !== matter.type) return [];
        if (trigger.kind === 'clock' && cause.kind === 'clock' && trigger.clock !== cause.clock) return [];
        if (trigger.kind === 'moved' && cause.kind === 'moved')
          if (trigger.transition !== undefined && trigger.transition !== cause.transition) return [];
        return [{ active, rule, subjectId: matter.subject.id, matter }];
      });
    }
  }
}

/** What a condition read and could not know. */
function missingIn({ rule, active }: Candidate, context: Context): string[] {
  return (rule.when?.reads.elements ?? []).filter(id => {
    const used = active.compiled.elements.get(id);
    if (used === undefined) return false;
    const facts = context.facts[used.scope as keyof Context['facts']];
    return facts === undefined || typeof facts[used.name] === 'symbol' || facts[used.name] === undefined;
  });
}

function fire(run: Running, candidate: Candidate, cause: Cause, level: number): void {
  const { active, rule, subjectId } = candidate;
  // An earlier rule of the same cause may have moved it.
  const matter = candidate.matter && run.matters.find(({ id }) => id === candidate.matter!.id);
  const context = matter === undefined ? run.seen.of(active, subjectId) : run.seen.at(active, matter);
  const name = named(active.compiled, rule.rule.id);
  const verdict = rule.when === undefined ? true : rule.when.evaluate(context);
  if (verdict === undefined) run.undecided.push({ rule: name, subjectId, missing: missingIn(candidate, context) });
  if (verdict !== true) return;
  const firing: Firing = { rule: name, subjectId, cause: cause.key };
  if (level >= MOST_LEVELS || run.effects >= MOST_EFFECTS) {
    run.parked.push(firing);
    return;
  }
  run.fired.push(firing);
  let atHand = matter;
  for (const [n, { effect, where }] of rule.effects.entries()) {
    if (run.effects >= MOST_EFFECTS) {
      run.parked.push(firing);
      return;
    }
    run.effects += 1;
    const made = applyEffect(run, { active, rule, effect, where, n, subjectId, matter: atHand, firing, level });
    if (made !== undefined) atHand = made;
  }
}

function begin(world: RuleWorld, causes: readonly Cause[]): Running {
  const matters = [...(world.household.matters ?? [])];
  return {
    ...{ world, matters, changed: new Set<Id>(), events: [], notices: [], holds: [], assign: new Map() },
    ...{ elsewhere: [], fired: [], undecided: [], parked: [], effects: 0 },
    seen: new Seen({ ...world, household: { ...world.household, matters } }),
    causes: causes.map(cause => ({ cause, level: 0 })),
  };
}

function runOn(run: Running): RuleRun {
  for (let next = run.causes.shift(); next !== undefined; next = run.causes.shift())
    for (const candidate of candidates(run, next.cause)) fire(run, candidate, next.cause, next.level);
  return run;
}

/** Runs until nothing follows any more, or a limit is met. Pure: the same world and causes give the same run. */
export const runRules = (world: RuleWorld, causes: readonly Cause[]): RuleRun => runOn(begin(world, causes));

/**
 * Does at another door of the stairwell what a rule wants done there, and what follows from it. `undefined`: the pack
 * holds there no longer, or has no such rule any more. A rule that looks at this door by `where` may leave it alone.
 */
export function runElsewhere(world: RuleWorld, wanted: Elsewhere): RuleRun | undefined {
  const active = world.actives.find(({ activation }) => activation.id === wanted.activationId);
  const rule = active?.compiled.rules.find(one => named(active.compiled, one.rule.id) === wanted.rule);
  const compiled = rule?.effects[wanted.effect];
  if (active === undefined || rule === undefined || compiled === undefined) return undefined;
  const run = begin(world, []);
  const subjectId = world.household.id;
  const firing: Firing = { rule: wanted.rule, subjectId, cause: wanted.cause };
  const effect = { ...compiled.effect, of: 'household' } as typeof compiled.effect;
  run.effects += 1;
  const { where } = compiled;
  applyEffect(run, { active, rule, effect, where, n: wanted.effect, subjectId, matter: undefined, firing, level: 0 });
  return runOn(run);
}
