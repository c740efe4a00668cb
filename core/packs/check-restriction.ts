// Checks what a restriction has to bring with it: a level that answers for it, an end, an appeal, and services owed to
// everybody under it. Nobody is restricted because nothing is known of them.
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import type { AreaKind } from '../areas/model.ts';
import { isWithin } from '../facts/within.ts';
import { checkMovers } from './check-movers.ts';
import { clocksOf } from './check-rules.ts';
import { bodyOf, knownOf, quantifierOf, readsOfNode } from './expression.ts';
import type { Condition, Pack } from './model.ts';
import { hintFor } from './nearest.ts';
import { type Add, collector, type PackProblem, type Path } from './problems.ts';
import { stepsOf, type Types } from './rule-steps.ts';
import { childrenOf, parseCondition } from './tree.ts';

/** A community may ask for a restriction, narrow it and lift it, and never imposes one. */
const MAY_RESTRICT: readonly AreaKind[] = ['root', 'province', 'city', 'district', 'street'];

export function checkRestriction(pack: Pack, types: Types): PackProblem[] {
  const { problems, add } = collector();
  const { restricts, owes = [], appeal } = pack;
  if (appeal !== undefined) {
    checkMovers([appeal.to], ['appeal', 'to'], add, { posts: true });
    if (!isWithin(appeal.within)) add(['appeal', 'within'], 'bad-within', { duration: appeal.within });
  }
  const seen = new Set<string>();
  for (const [i, { service, matter }] of owes.entries()) {
    const at: Path = ['owes', i];
    if (seen.has(service)) add([...at, 'service'], 'owed-twice', { service });
    seen.add(service);
    const type = types.get(matter);
    const here: Path = [...at, 'matter'];
    if (type === undefined) add(here, 'unknown-matter', { matter, hint: hintFor(matter, types.keys()) });
    else {
      if (type.assign === undefined) add(here, 'owed-owner', { service, matter });
      if (clocksOf(type).length === 0) add(here, 'owed-clock', { service, matter });
    }
  }
  if (restricts === undefined) return problems;
  if (pack.mode !== 'emergency') add(['restricts'], 'restricts-mode');
  if (!MAY_RESTRICT.includes(restricts.authority))
    add(['restricts', 'authority'], 'restricts-level', { level: restricts.authority });
  if (appeal === undefined) add(['restricts'], 'restricts-appeal');
  if (owes.length === 0) add(['restricts'], 'restricts-owes');
  const type = types.get(restricts.matter);
  if (type === undefined)
    add(['restricts', 'matter'], 'unknown-matter', {
      matter: restricts.matter,
      hint: hintFor(restricts.matter, types.keys()),
    });
  else {
    if (type.subject !== 'person' && type.subject !== 'household')
      add(['restricts', 'matter'], 'restricts-whom', { matter: restricts.matter });
    checkOwedOpened(pack, restricts.matter, types, add);
    checkAbsence(pack, restricts.matter, types, add);
  }
  return problems;
}

/** Whoever comes under the restriction is owed each service from that moment. */
function checkOwedOpened(pack: Pack, restricting: string, types: Types, add: Add): void {
  const opened = new Set(
    stepsOf(pack, types).flatMap(({ trigger, effect }) =>
      trigger?.kind === 'opened' && trigger.matter === restricting && 'open' in effect ? [effect.open] : [],
    ),
  );
  for (const [i, { service, matter }] of (pack.owes ?? []).entries())
    if (types.has(matter) && !opened.has(matter))
      add(['owes', i, 'matter'], 'owed-not-opened', { service, matter, restricting });
}

/** Whether it can hold because something is not known: a `known` that is denied. `denied`: an odd number of times so far. */
function holdsByAbsence(node: ASTNode, denied: boolean): boolean {
  const quantifier = quantifierOf(node);
  if (quantifier) return holdsByAbsence(bodyOf(quantifier).node, denied);
  if (knownOf(node) !== undefined) return denied;
  if (node.op === '!_') return holdsByAbsence(node.args, !denied);
  if (node.op === '?:') {
    const [test, then, otherwise] = node.args;
    const either = holdsByAbsence(test, true) || holdsByAbsence(test, false);
    return either || holdsByAbsence(then, denied) || holdsByAbsence(otherwise, denied);
  }
  return childrenOf(node).some(child => holdsByAbsence(child, denied));
}

function checkAbsence(pack: Pack, restricting: string, types: Types, add: Add): void {
  const parsed = (condition: Condition | undefined) => {
    const tree = condition === undefined ? undefined : parseCondition(condition);
    return tree === undefined || 'fault' in tree ? undefined : tree.node;
  };
  /** By silence: nothing known, or nobody met at the door. */
  const bySilence = (condition: Condition | undefined): boolean => {
    const node = parsed(condition);
    return node !== undefined && (holdsByAbsence(node, false) || readsOfNode(node).visit);
  };
  const reads = (condition: Condition | undefined): boolean => {
    const node = parsed(condition);
    return node !== undefined && readsOfNode(node).elements.length > 0;
  };
  const guard = types.get(restricting)?.open?.when;
  if (bySilence(guard)) add(['matters', restricting, 'open', 'when'], 'restricts-absence');
  for (const { rule, i, n, effect, trigger } of stepsOf(pack, types)) {
    if (!('open' in effect) || effect.open !== restricting) continue;
    const { where } = effect;
    if (bySilence(rule.when)) add(['rules', i, 'when'], 'restricts-absence');
    else if (bySilence(where)) add(['rules', i, 'then', n, 'where'], 'restricts-absence');
    else if (trigger?.kind === 'clock' && !reads(rule.when) && !reads(where))
      add(['rules', i, 'then', n, 'open'], 'restricts-absence');
  }
}
