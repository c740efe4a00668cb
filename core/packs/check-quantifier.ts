// What is asked of each member of a household or each door of a stairwell: whose words it uses, and what it costs.
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { subjectOf } from '../facts/model.ts';
import { knownOf, matterTestOf, pathOf, QUANTIFIERS, type Quantifier, quantifierOf } from './expression.ts';
import { childrenOf, fragmentOf } from './tree.ts';

/** Steps one evaluation may take at most, counted from the text alone. */
export const MOST_COST = 2000;

/** How many are looked at, at most likely: members of a household, doors of a stairwell, codes of an answer. */
const EACH = { members: 10, stairwell: 30, codes: 10 };

/** An upper estimate of the steps one evaluation takes. */
export function costOf(node: ASTNode): number {
  const quantifier = quantifierOf(node);
  if (quantifier) return 1 + EACH[quantifier.over] * costOf(quantifier.asked);
  const below = childrenOf(node).reduce((sum, child) => sum + costOf(child), 1);
  return node.op === 'rcall' && QUANTIFIERS.has(node.args[0]) ? below * EACH.codes : below;
}

/**
 * The first word of the body that would mean whoever the condition is about, where it has to say which member or door:
 * `age` instead of `p.age`. What is the household's is the same for each of its members.
 */
export function bareIn({ asked, over }: Quantifier): string | undefined {
  const shared = (subject: string) => over === 'members' && subject !== 'person';
  const walk = (node: ASTNode): string | undefined => {
    const path = pathOf(node);
    if (path?.root === 'facts' || path?.root === 'days_to') return shared(path.scope) ? undefined : fragmentOf(node);
    if (path?.root === 'visit') return shared('household') ? undefined : fragmentOf(node);
    if (path?.root === 'age' || path?.root === 'residence') return path.root;
    if (path !== undefined) return undefined;
    const element = knownOf(node);
    if (typeof element === 'string' && !shared(subjectOf(element))) return fragmentOf(node);
    if (matterTestOf(node)) return fragmentOf(node);
    for (const child of childrenOf(node)) {
      const bare = walk(child);
      if (bare !== undefined) return bare;
    }
    return undefined;
  };
  return walk(asked);
}
