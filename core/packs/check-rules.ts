// Checks a pack's rules: triggers and effects name what is there, and can do what they say to those they name.
import { subjectOf } from '../facts/model.ts';
import { checkCondition, type Scope, type Vocabulary } from './check-condition.ts';
import { undeclared } from './check-elements.ts';
import { checkMovers } from './check-movers.ts';
import type { UsedElement } from './compile.ts';
import { readsOfNode } from './expression.ts';
import type { MatterType, Pack } from './model.ts';
import { hintFor } from './nearest.ts';
import { type Add, collector, isDuration, type PackProblem, type Path } from './problems.ts';
import { matterOf, type RuleStep, sentTypes, stepsOf, subjectOfRule, type Types, targetOf } from './rule-steps.ts';
import { parseCondition } from './tree.ts';
import { parseTrigger, type Trigger } from './trigger.ts';

type Rules = {
  pack: Pack;
  vocabulary: Vocabulary;
  used: ReadonlyMap<string, UsedElement>;
  types: Types;
  problems: PackProblem[];
  add: Add;
};

export function checkRules(pack: Pack, used: ReadonlyMap<string, UsedElement>, vocabulary: Vocabulary): PackProblem[] {
  const types: Types = vocabulary.matters ?? new Map();
  const rules: Rules = { ...collector(), pack, vocabulary, used, types };
  const { problems, add } = rules;
  const seen = new Set<string>();
  for (const [i, rule] of (pack.rules ?? []).entries()) {
    const at: Path = ['rules', i];
    if (seen.has(rule.id)) add([...at, 'id'], 'rule-twice', { rule: rule.id });
    seen.add(rule.id);
    const trigger = parseTrigger(rule.on);
    if (trigger === undefined) add([...at, 'on'], 'rule-trigger', { trigger: rule.on });
    else checkTrigger(trigger, [...at, 'on'], rules);
    const looks = trigger?.kind === 'schedule' || trigger?.kind === 'switched';
    if (rule.each !== undefined && !looks) add([...at, 'each'], 'rule-each');
    const subject = subjectOfRule(rule, trigger, types);
    if (rule.when !== undefined && subject !== undefined)
      problems.push(...checkCondition(rule.when, scopeOf(subject, matterOf(trigger)), vocabulary, [...at, 'when']));
  }
  for (const step of stepsOf(pack, types)) checkEffect(step, rules);
  return problems;
}

function scopeOf(subject: Scope['subject'], matter?: string): Scope {
  return matter === undefined ? { subject, stairwell: true } : { subject, matter: [matter], stairwell: true };
}

function checkTrigger(trigger: Trigger, path: Path, { types, vocabulary, problems, add }: Rules): void {
  switch (trigger.kind) {
    case 'fact': {
      const missing = undeclared(trigger.element, vocabulary, path);
      if (missing !== undefined) problems.push(missing);
      return;
    }
    case 'schedule':
      if (!isDuration(trigger.every)) add(path, 'bad-duration', { duration: trigger.every });
      return;
    case 'switched':
      return;
    default: {
      const type = findType(trigger.matter, path, { types, add });
      if (type === undefined) return;
      if (trigger.kind === 'clock') {
        const clocks = clocksOf(type);
        if (!clocks.includes(trigger.clock))
          add(path, 'unknown-clock', { clock: trigger.clock, hint: hintFor(trigger.clock, clocks) });
      }
      if (trigger.kind === 'moved' && trigger.transition !== undefined) {
        const moves = [...Object.keys(type.moves ?? {}), ...(type.reopen === undefined ? [] : ['reopen'])];
        if (!moves.includes(trigger.transition))
          add(path, 'unknown-move', { move: trigger.transition, hint: hintFor(trigger.transition, moves) });
      }
    }
  }
}

/** Names of the promises of a type: its clocks, and the states with `due`. */
export const clocksOf = (type: MatterType): string[] => [
  ...(type.clocks ?? []).map(({ id }) => id),
  ...Object.keys(type.states).filter(state => type.states[state]!.due !== undefined),
];

function findType(id: string, path: Path, { types, add }: Pick<Rules, 'types' | 'add'>): MatterType | undefined {
  const type = types.get(id);
  if (type === undefined) add(path, 'unknown-matter', { matter: id, hint: hintFor(id, types.keys()) });
  return type;
}

function checkEffect(step: RuleStep, rules: Rules): void {
  const { effect, subject, i, n } = step;
  const { problems, add, vocabulary } = rules;
  const at: Path = ['rules', i, 'then', n];
  const of = 'of' in effect ? effect.of : undefined;
  const target = targetOf(subject, of);
  if (subject === 'building' && of !== undefined && of !== 'subject') add([...at, 'of'], 'effect-subject', { of });
  if ('where' in effect && effect.where !== undefined && target !== undefined)
    problems.push(...checkCondition(effect.where, scopeOf(target), vocabulary, [...at, 'where']));
  if ('open' in effect) checkOpen(step, effect.open, target, rules);
  else if ('send' in effect) checkSend(step, effect, target, rules);
  else if ('assign' in effect) {
    checkMovers([effect.assign], [...at, 'assign'], add, { posts: true });
    if (effect.matter !== undefined) findType(effect.matter, [...at, 'matter'], rules);
    else needMatter(step, rules);
  } else if ('ask' in effect) checkAsk(step, effect, target, rules);
  else if ('notify' in effect) {
    checkMovers([effect.notify], [...at, 'notify'], add);
    const messages = Object.keys(rules.pack.messages ?? {});
    if (!messages.includes(effect.message))
      add([...at, 'message'], 'unknown-message', { message: effect.message, hint: hintFor(effect.message, messages) });
    if (effect.notify === 'lead') needMatter(step, rules);
  } else if ('reserve' in effect) needMatter(step, rules);
  else checkDraw(step, effect, rules);
}

function needMatter({ i, n, atHand }: RuleStep, { add }: Rules): void {
  if (atHand === undefined) add(['rules', i, 'then', n], 'effect-no-matter');
}

function checkOpen(step: RuleStep, type: string, target: RuleStep['subject'], rules: Rules): void {
  const { i, n, subject } = step;
  const at: Path = ['rules', i, 'then', n];
  const opened = findType(type, [...at, 'open'], rules);
  if (opened === undefined || target === undefined) return;
  const kind = opened.subject;
  const fits = kind === 'building' || (subject === 'building' ? false : kind === 'person' ? target === 'person' : true);
  if (!fits) rules.add([...at, 'open'], 'effect-subject', { of: kind });
  if (opened.class === 'open') checkClass(step, type, rules);
}

/** That a matter is there tells what the rule that opened it went by. */
function checkClass({ rule, effect, trigger }: RuleStep, type: string, { used, add }: Rules): void {
  const conditions = [rule.when, 'where' in effect ? effect.where : undefined].flatMap(one => {
    const tree = one === undefined ? undefined : parseCondition(one);
    return tree === undefined || 'fault' in tree ? [] : [readsOfNode(tree.node)];
  });
  const read = conditions.flatMap(({ elements, known }) => [...elements, ...known]);
  if (trigger?.kind === 'fact') read.push(trigger.element);
  const secret = read.find(id => (used.get(id)?.element.class ?? 'open') !== 'open');
  if (secret !== undefined) add(['matters', type, 'class'], 'matter-class', { matter: type, element: secret });
}

function checkSend(
  step: RuleStep,
  { send, matter }: { send: string; matter?: string },
  target: RuleStep['subject'],
  rules: Rules,
): void {
  const { types, add } = rules;
  const at: Path = ['rules', step.i, 'then', step.n];
  if (matter !== undefined && findType(matter, [...at, 'matter'], rules) === undefined) return;
  const able = sentTypes(step, types).filter(id => Object.hasOwn(types.get(id)?.moves ?? {}, send));
  if (able.length === 0) {
    const among = [...types].filter(([id]) => id === (matter ?? step.atHand ?? id));
    add([...at, 'send'], 'unknown-move', {
      move: send,
      hint: hintFor(
        send,
        among.flatMap(([, type]) => Object.keys(type.moves ?? {})),
      ),
    });
    return;
  }
  // What is at hand is meant itself; any other is looked for among those about whom the effect names.
  const found = able.some(id => id === step.atHand || target === undefined || types.get(id)!.subject === target);
  if (!found) add([...at, 'send'], 'effect-subject', { of: types.get(able[0]!)!.subject });
}

function checkAsk(
  step: RuleStep,
  { ask, every, for: lasts }: { ask: string; every?: string; for?: string },
  target: RuleStep['subject'],
  rules: Rules,
): void {
  const { add, problems, pack, used, vocabulary } = rules;
  const at: Path = ['rules', step.i, 'then', step.n];
  needMatter(step, rules);
  for (const [key, duration] of [
    ['every', every],
    ['for', lasts],
  ] as const)
    if (duration !== undefined && !isDuration(duration)) add([...at, key], 'bad-duration', { duration });
  const missing = undeclared(ask, vocabulary, [...at, 'ask']);
  if (missing !== undefined) problems.push(missing);
  const element = used.get(ask)?.element;
  if (element === undefined) return;
  const purpose = pack.asks.find(one => one.element === ask)?.purpose ?? pack.purpose;
  if (element.derived !== undefined) add([...at, 'ask'], 'element-derived', { element: ask, from: element.derived });
  else if (!element.purposes.includes(purpose)) add([...at, 'ask'], 'purpose-not-allowed', { element: ask, purpose });
  const kind = subjectOf(ask);
  const stairwell = 'of' in step.effect && step.effect.of === 'stairwell';
  if (stairwell || (target !== undefined && target !== kind)) add([...at, 'ask'], 'effect-subject', { of: kind });
}

function checkDraw(step: RuleStep, effect: Extract<RuleStep['effect'], { draw: string }>, rules: Rules): void {
  const { add, problems, vocabulary } = rules;
  const at: Path = ['rules', step.i, 'then', step.n];
  if (step.trigger !== undefined && step.trigger.kind !== 'schedule') add(at, 'draw-schedule');
  const type = findType(effect.draw, [...at, 'draw'], rules);
  if (type === undefined) return;
  const state = type.states[effect.in];
  if (state === undefined) {
    const hint = hintFor(effect.in, Object.keys(type.states));
    add([...at, 'in'], 'unknown-state', { state: effect.in, matter: effect.draw, hint });
  } else
    for (const key of ['won', 'lost'] as const) {
      const move = effect[key];
      if (move !== undefined && !Object.hasOwn(state.on ?? {}, move))
        add([...at, key], 'unknown-move', { move, hint: hintFor(move, Object.keys(state.on ?? {})) });
    }
  if (effect.first !== undefined)
    problems.push(...checkCondition(effect.first, scopeOf(type.subject, effect.draw), vocabulary, [...at, 'first']));
}
