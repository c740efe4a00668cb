// The mutants of one condition: negated, each boundary moved by the smallest unit its number shows, and `>=` for `>`.
// A boundary that says the same over everything the other side can be is left out, so that every mutant is another pack.
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { localDay, ymdOfDay } from '../../facts/local-time.ts';
import { pathOf } from '../../packs/expression.ts';
import type { Condition } from '../../packs/model.ts';
import { childrenOf, fragmentOf, parseCondition } from '../../packs/tree.ts';

export type MutantOfCondition = { condition: Condition /** `37.3 → 37.4` */; change: string };

const SWAPPED: Record<string, string> = { '>=': '>', '>': '>=', '<=': '<', '<': '<=' };
const COMPARISONS = new Set([...Object.keys(SWAPPED), '==', '!=']);

const holdsFor = (op: string, left: number, right: number): boolean =>
  op === '>='
    ? left >= right
    : op === '>'
      ? left > right
      : op === '<='
        ? left <= right
        : op === '<'
          ? left < right
          : op === '=='
            ? left === right
            : left !== right;
const MIRROR: Record<string, string> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' };

/** The least a whole number can be; `undefined`: it may be any number. */
function leastOf(node: ASTNode): number | undefined {
  if ((node.op === 'call' && node.args[0] === 'size') || (node.op === 'rcall' && node.args[0] === 'size')) {
    const of = node.op === 'call' ? node.args[1][0] : node.args[1];
    // An answer of no codes, or no letters, is no answer.
    return of !== undefined && pathOf(of)?.root === 'facts' ? 1 : 0;
  }
  const path = pathOf(node);
  if (path?.root === 'age') return 0;
  if (path?.root === 'visit' && path.field === 'attempts') return 0;
  if (path?.root === 'matter' && path.field === 'affected') return 1;
  if (path?.root === 'matter' && path.field !== 'hours_ago') return 0;
  return node.op === '.' && node.args[1] === 'age' ? 0 : undefined;
}

/** Whether two comparisons with numbers say the same of every whole number there can be on their left. */
function isSame(least: number | undefined, [op, n]: [string, number], [other, m]: [string, number]): boolean {
  if (least === undefined) return false;
  const most = Math.ceil(Math.max(n, m, least)) + 2;
  for (let value = least; value <= most; value++)
    if (holdsFor(op, value, n) !== holdsFor(other, value, m)) return false;
  return true;
}

const decimalsOf = (text: string): number => {
  const fraction = /\.(\d+)$/.exec(text)?.[1] ?? '';
  return fraction === '0' ? 0 : fraction.length;
};

const isDate = (node: ASTNode): boolean =>
  node.op === 'value' && typeof node.args === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(node.args);

type Change = { node: ASTNode; text: string };

/** A literal one unit more and one less: of a number the last digit it shows, of a date a day. */
function moved(node: ASTNode): Change[] {
  if (node.op !== 'value') return [];
  if (isDate(node)) {
    const day = localDay(Date.parse(`${node.args as string}T12:00Z`), 0);
    return [1, -1].map(by => ({ node, text: `"${ymdOfDay(day + by)}"` }));
  }
  if (typeof node.args !== 'number') return [];
  const shown = fragmentOf(node);
  const decimals = decimalsOf(shown);
  return [1, -1].map(by => {
    const text = ((node.args as number) + by * 10 ** -decimals).toFixed(decimals);
    return { node, text: decimals === 0 ? `${text}.0` : text };
  });
}

/** Every change within a comparison: its operator, its numbers; without those that change nothing. */
function changesIn(node: ASTNode): (Change | { operator: ASTNode; op: string })[] {
  const [left, right] = node.args as [ASTNode, ASTNode];
  const literal = right.op === 'value' ? right : left.op === 'value' ? left : undefined;
  const n = literal !== undefined && typeof literal.args === 'number' ? literal.args : undefined;
  const least = n === undefined ? undefined : leastOf(literal === right ? left : right);
  const turned = (op: string) => (literal === right ? op : (MIRROR[op] ?? op));
  const same = (op: string, m: number) => n !== undefined && isSame(least, [turned(node.op), n], [turned(op), m]);
  const swapped = SWAPPED[node.op];
  const ofOperator =
    swapped !== undefined && (n === undefined || !same(swapped, n)) ? [{ operator: node, op: swapped }] : [];
  const within = (side: ASTNode): Change[] =>
    side.op === 'list' || side.op === 'call' || side.op === 'rcall'
      ? []
      : [...moved(side), ...childrenOf(side).flatMap(within)];
  const ofNumbers = [...within(left), ...within(right)].filter(
    ({ node: at, text }) => at !== literal || isDate(at) || !same(node.op, Number(text)),
  );
  return [...ofOperator, ...ofNumbers];
}

function comparisonsIn(node: ASTNode, found: ASTNode[] = []): ASTNode[] {
  if (COMPARISONS.has(node.op)) found.push(node);
  for (const child of childrenOf(node)) comparisonsIn(child, found);
  return found;
}

/** As the author wrote it: whole numbers were read as `60.0`. */
const shown = (text: string): string => text.replace(/(\d)\.0(?!\d)/g, '$1');

/** Every mutant of a checked condition, the negated one first. */
export function mutantsOfCondition(source: Condition): MutantOfCondition[] {
  const parsed = parseCondition(source);
  if ('fault' in parsed) return [];
  const { node: root, text } = parsed;
  const found: MutantOfCondition[] = [{ condition: `!(${source})`, change: `!(${source})` }];
  for (const comparison of comparisonsIn(root)) {
    const [left, right] = comparison.args as [ASTNode, ASTNode];
    for (const change of changesIn(comparison)) {
      if ('operator' in change) {
        const between = text.slice(left.range.end, right.range.start).replace(comparison.op, change.op);
        found.push({
          condition: text.slice(0, left.range.end) + between + text.slice(right.range.start),
          change: `${shown(fragmentOf(comparison))}: ${comparison.op} → ${change.op}`,
        });
        continue;
      }
      const { start, end } = change.node.range;
      found.push({
        condition: text.slice(0, start) + change.text + text.slice(end),
        change: `${shown(fragmentOf(comparison))}: ${shown(text.slice(start, end))} → ${shown(change.text)}`,
      });
    }
  }
  return found;
}
