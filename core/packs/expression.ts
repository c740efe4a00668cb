// What a condition reads, and the types of all it may read. It never evaluates, and knows no pack.
import { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { type Element, subjectOf } from '../facts/model.ts';
import { childrenOf, parseCondition, reparse, write } from './tree.ts';

/** What a condition depends on, so that freshness, birthdays and visits can be followed. Element ids, sorted. */
export type Reads = {
  /** Elements whose value it compares, of whomever. */
  elements: readonly string[];
  /** Those of them whose date it counts the days to. */
  dates: readonly string[];
  /** Elements it tests with `known("…")`. */
  known: readonly string[];
  age: boolean;
  residence: boolean;
  visit: boolean;
  /** Types it tests with `open("…")` or `had("…")`. */
  matters: readonly string[];
  /** Whether it reads the matter at hand. */
  matter: boolean;
  /** Whether it looks at everybody of the household, and at the stairwell. */
  members: boolean;
  stairwell: boolean;
};

export const VISIT_FIELDS = ['outcome', 'reason', 'again', 'attempts'] as const;
export const MATTER_FIELDS = ['state', 'source', 'days', 'late', 'reopened', 'affected'] as const;
/** Of each move of the matter at hand, as `matter.made.in_vain`. */
export const MOVE_FIELDS = ['made', 'days_ago', 'hours_ago'] as const;

/** One dotted path a condition reads, e.g. `facts.person.temperature`, `visit.reason`, `matter.days`, `age`. */
export type ConditionPath =
  | { root: 'facts'; scope: string; name: string }
  /** Local calendar days from today to a date, 0 on the day itself, negative after it. */
  | { root: 'days_to'; scope: string; name: string }
  | { root: 'visit'; field: string }
  | { root: 'matter'; field: string; move?: string }
  | { root: 'age' }
  | { root: 'residence' };

export const QUANTIFIERS: ReadonlySet<string> = new Set(['exists', 'all']);

/** The path a node is, if it is one: `facts.person.x`, `visit.reason`, `matter.state`, `age`, `residence`. */
export function pathOf(node: ASTNode): ConditionPath | undefined {
  if (node.op === 'id') return node.args === 'age' || node.args === 'residence' ? { root: node.args } : undefined;
  if (node.op !== '.') return undefined;
  const [owner, name] = node.args;
  if (owner.op === 'id' && (owner.args === 'visit' || owner.args === 'matter'))
    return { root: owner.args, field: name };
  if (owner.op !== '.' || owner.args[0].op !== 'id') return undefined;
  const [{ args: root }, part] = owner.args as [{ args: string }, string];
  if (root === 'facts' || root === 'days_to') return { root, scope: part, name };
  return root === 'matter' ? { root, field: part, move: name } : undefined;
}

const textIn = (node: ASTNode | undefined): string | undefined =>
  node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined;

/** The element of `known("person.x")`; `null` when the call is not written so. */
export function knownOf(node: ASTNode): string | null | undefined {
  if (node.op !== 'call' || node.args[0] !== 'known') return undefined;
  const [only, ...more] = node.args[1];
  return more.length === 0 ? (textIn(only) ?? null) : null;
}

/** `open("type")`, `open("type", "state")`, `had("type")`: whether there is one, or ever was. */
export type MatterTest = { test: 'open' | 'had'; type: string; state?: string };

/** The test of matters a node is; `null` when the call is not written so. */
export function matterTestOf(node: ASTNode): MatterTest | null | undefined {
  if (node.op !== 'call') return undefined;
  const [test, given] = node.args;
  if (test !== 'open' && test !== 'had') return undefined;
  const [type, state] = given.map(textIn);
  if (type === undefined || given.length > (test === 'open' ? 2 : 1)) return null;
  if (given.length === 1) return { test, type };
  return state === undefined ? null : { test, type, state };
}

/** `members.exists(p, …)`, `stairwell.all(h, …)`: `body` is what is asked of each, in that one's own words. */
export type Quantifier = { over: 'members' | 'stairwell'; every: boolean; variable: string; asked: ASTNode };

/** The quantifier over people or doors a node is; `null` when it is not written so. Those over codes are CEL's own. */
export function quantifierOf(node: ASTNode): Quantifier | null | undefined {
  if (node.op !== 'rcall') return undefined;
  const [method, receiver, given] = node.args;
  if (receiver.op !== 'id' || (receiver.args !== 'members' && receiver.args !== 'stairwell')) return undefined;
  const [variable, asked, ...more] = given;
  if (!QUANTIFIERS.has(method) || variable?.op !== 'id' || asked === undefined || more.length > 0) return null;
  return { over: receiver.args, every: method === 'all', variable: variable.args, asked };
}

const FIELDS = new Set(['facts', 'days_to', 'age', 'residence', 'visit']);
const TESTS = new Set(['known', 'open', 'had']);

/** What is asked of each member or door, as a condition about that one alone: `p.age > 3` → `age > 3`. */
export function bodyOf({ asked, variable }: Quantifier): { node: ASTNode; text: string } {
  const isVariable = (node: ASTNode) => node.op === 'id' && node.args === variable;
  const text = write(asked, node => {
    if (node.op === '.' && isVariable(node.args[0]) && FIELDS.has(node.args[1])) return node.args[1];
    if (node.op !== 'rcall' || !isVariable(node.args[1]) || !TESTS.has(node.args[0])) return undefined;
    return `${node.args[0]}(${node.args[2].map(one => write(one)).join(', ')})`;
  });
  return { node: reparse(text), text };
}

/** The same condition with every quantifier over people or doors as the yes or no it is. */
export const withoutQuantifiers = (node: ASTNode): string =>
  write(node, one => (quantifierOf(one) ? 'true' : undefined));

/** Every path a tree reads of its own subject, in the order written. */
export function pathsOf(node: ASTNode, found: ConditionPath[] = []): ConditionPath[] {
  const path = pathOf(node);
  if (path !== undefined) found.push(path);
  else if (!quantifierOf(node)) for (const child of childrenOf(node)) pathsOf(child, found);
  return found;
}

type Found = { paths: ConditionPath[]; known: string[]; matters: string[]; over: Set<Quantifier['over']> };

function collect(node: ASTNode, found: Found): Found {
  const quantifier = quantifierOf(node);
  if (quantifier) {
    found.over.add(quantifier.over);
    return collect(bodyOf(quantifier).node, found);
  }
  const path = pathOf(node);
  if (path !== undefined) {
    found.paths.push(path);
    return found;
  }
  const element = knownOf(node);
  if (typeof element === 'string') found.known.push(element);
  const tested = matterTestOf(node);
  if (tested) found.matters.push(tested.type);
  for (const child of childrenOf(node)) collect(child, found);
  return found;
}

const sorted = (names: string[]): string[] => [...new Set(names)].sort();

export function readsOfNode(node: ASTNode): Reads {
  const { paths, known, matters, over } = collect(node, { paths: [], known: [], matters: [], over: new Set() });
  const reads = (root: ConditionPath['root']) => paths.some(path => path.root === root);
  return {
    elements: sorted(paths.flatMap(path => ('scope' in path ? [`${path.scope}.${path.name}`] : []))),
    dates: sorted(paths.flatMap(path => (path.root === 'days_to' ? [`${path.scope}.${path.name}`] : []))),
    known: sorted(known),
    age: reads('age'),
    residence: reads('residence'),
    visit: reads('visit'),
    matters: sorted(matters),
    matter: reads('matter'),
    members: over.has('members'),
    stairwell: over.has('stairwell'),
  };
}

/** What a condition reads. Throws on a text that does not parse: check it first. */
export function readsOf(source: string): Reads {
  const parsed = parseCondition(source);
  if ('fault' in parsed) throw new Error(`condition does not parse: ${parsed.fault}`);
  return readsOfNode(parsed.node);
}

const celType = (element: Element): string => {
  switch (element.type) {
    case 'boolean':
      return 'bool';
    case 'number':
      return 'double';
    case 'codes':
      return 'list<string>';
    default:
      return 'string';
  }
};

const yes = { handler: () => true, async: false } as never;

/** An environment that knows the type of every element and the pack's moves, to check a condition's types before it is ever run. */
export function typedEnvironment(elements: Iterable<Element>, moves: Iterable<string> = []): Environment {
  const ofMoves = Object.fromEntries([...moves].map(move => [move, 'double']));
  const facts: Record<string, Record<string, string>> = { person: {}, household: {}, dwelling: {} };
  const dates: typeof facts = { person: {}, household: {}, dwelling: {} };
  for (const element of elements) {
    const subject = subjectOf(element.id);
    const name = element.id.slice(element.id.indexOf('.') + 1);
    if (facts[subject] !== undefined) facts[subject][name] = celType(element);
    if (dates[subject] !== undefined && element.type === 'date') dates[subject][name] = 'double';
  }
  return new Environment()
    .registerVariable('facts', { schema: facts } as never)
    .registerVariable('days_to', { schema: dates } as never)
    .registerVariable('visit', {
      schema: { outcome: 'string', reason: 'string', again: 'string', attempts: 'double' },
    } as never)
    .registerVariable('matter', {
      schema: {
        ...{ state: 'string', source: 'string', days: 'double', late: 'bool' },
        ...{ reopened: 'double', affected: 'double', made: ofMoves, days_ago: ofMoves, hours_ago: ofMoves },
      },
    } as never)
    .registerVariable('age', 'double')
    .registerVariable('residence', 'string')
    .registerFunction('known(string): bool', yes)
    .registerFunction('open(string): bool', yes)
    .registerFunction('open(string, string): bool', yes)
    .registerFunction('had(string): bool', yes)
    .registerOperator('int == double', (a: bigint, b: number) => Number(a) === b);
}
