// A rule followed effect by effect, without running it: whom it concerns, which matter is at hand, which types it can
// open and move. The checker reads it; what really happens is decided in core/matters.
import { subjectOf } from '../facts/model.ts';
import type { Effect, MatterType, Pack, Rule, Whom } from './model.ts';
import { parseTrigger, type Trigger } from './trigger.ts';

export type Kind = MatterType['subject'];
export type Types = ReadonlyMap<string, MatterType>;

export type RuleStep = {
  rule: Rule;
  /** Place of the rule in the pack, and of the effect in the rule. */
  i: number;
  n: number;
  effect: Effect;
  trigger: Trigger | undefined;
  /** What the rule's cause is about; undefined where its trigger says nothing that is known. */
  subject: Kind | undefined;
  /** The type of the matter at hand when this effect comes: the cause's, or the last one the rule opened. */
  atHand: string | undefined;
  /** Whether this rule opened it. */
  opened: boolean;
};

/** The type a trigger is about. */
export const matterOf = (trigger: Trigger | undefined): string | undefined =>
  trigger !== undefined && 'matter' in trigger ? trigger.matter : undefined;

/** What a rule is asked about. */
export function subjectOfRule(rule: Rule, trigger: Trigger | undefined, types: Types): Kind | undefined {
  if (trigger === undefined) return undefined;
  if (trigger.kind === 'fact') return subjectOf(trigger.element) as Kind;
  if (trigger.kind === 'schedule' || trigger.kind === 'switched') return rule.each ?? 'household';
  return types.get(trigger.matter)?.subject;
}

export function stepsOf(pack: Pack, types: Types): RuleStep[] {
  return (pack.rules ?? []).flatMap((rule, i) => {
    const trigger = parseTrigger(rule.on);
    const subject = subjectOfRule(rule, trigger, types);
    let atHand = matterOf(trigger);
    let opened = false;
    return rule.then.map((effect, n): RuleStep => {
      const step = { rule, i, n, effect, trigger, subject, atHand, opened };
      if ('open' in effect) {
        atHand = effect.open;
        opened = true;
      }
      return step;
    });
  });
}

/** Whom an effect names, as kinds; undefined where the rule's own subject is not known. */
export function targetOf(subject: Kind | undefined, of: Whom | undefined): Kind | undefined {
  switch (of) {
    case undefined:
    case 'subject':
      return subject;
    case 'dwelling':
      return 'dwelling';
    case 'household.members':
    case 'household.others':
      return 'person';
    default:
      return 'household';
  }
}

/** Types a `send` can move: the one it names, else the one at hand, else all that know the move. */
export function sentTypes({ effect, atHand }: Pick<RuleStep, 'effect' | 'atHand'>, types: Types): string[] {
  if (!('send' in effect)) return [];
  if (effect.matter !== undefined) return [effect.matter];
  if (atHand !== undefined) return [atHand];
  return [...types].flatMap(([id, { moves }]) => (Object.hasOwn(moves ?? {}, effect.send) ? [id] : []));
}

/** Moves rules make, as `type move`. */
export function movesOfRules(steps: readonly RuleStep[], types: Types): Set<string> {
  const made = new Set<string>();
  for (const step of steps) {
    const { effect } = step;
    if ('send' in effect) for (const type of sentTypes(step, types)) made.add(`${type} ${effect.send}`);
    if ('draw' in effect)
      for (const move of [effect.won, effect.lost]) if (move !== undefined) made.add(`${effect.draw} ${move}`);
  }
  return made;
}
