// Reads a condition: CEL text → its tree with every number a double, and what it reads. It never evaluates.
import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { type Element, subjectOf } from '../facts/model.ts';

export const MAX_CONDITION_LENGTH = 500;

/** What a condition depends on, so that freshness, birthdays and visits can be followed. Element ids, sorted. */
export type Reads = {
  /** Elements whose value it compares. */
  elements: readonly string[];
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
export type VisitField = (typeof VISIT_FIELDS)[number];

/** One dotted path a condition reads, e.g. `facts.person.temperature`, `visit.reason`, `age`. */
export type ConditionPath =
  | { root: 'facts'; scope: string; name: string }
  | { root: 'visit'; field: string }
  | { root: 'age' }
  | { root: 'residence' };

/** Deep or wide expressions are refused where they are read, before anything walks them. */
const LIMITS = { maxAstNodes: 160, maxDepth: 24, maxListElements: 60, maxMapEntries: 0, maxCallArguments: 3 };

export const QUANTIFIERS: ReadonlySet<string> = new Set(['exists', 'all']);

const PARSER = new Environment({ limits: LIMITS, unlistedVariablesAreDyn: true });

/** The nodes directly below a node; names and literals have none. */
export function childrenOf(node: ASTNode): ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case '!_':
    case '-_':
      return [node.args];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

function wholeNumbers(node: ASTNode, found: number[]): number[] {
  if (node.op === 'value' && typeof node.args === 'bigint') found.push(node.range.end);
  for (const child of childrenOf(node)) wholeNumbers(child, found);
  return found;
}

/** CEL keeps whole numbers and doubles apart; pack authors need not: `37` is written `37.0` before it is compiled. */
export function parseCondition(source: string): { node: ASTNode; text: string } | { fault: string } {
  try {
    let text = source;
    const ends = wholeNumbers(PARSER.parse(source).ast, []).sort((a, b) => b - a);
    for (const end of ends) if (/\d$/.test(text.slice(0, end))) text = `${text.slice(0, end)}.0${text.slice(end)}`;
    return { node: PARSER.parse(text).ast, text };
  } catch (error) {
    if (error instanceof ParseError) return { fault: error.summary };
    throw error;
  }
}

export const fragmentOf = (node: ASTNode): string => node.input.slice(node.range.start, node.range.end).slice(0, 80);

/** The path a node is, if it is one: `facts.person.x`, `visit.reason`, `age`, `residence`. */
export function pathOf(node: ASTNode): ConditionPath | undefined {
  if (node.op === 'id') return node.args === 'age' || node.args === 'residence' ? { root: node.args } : undefined;
  if (node.op !== '.') return undefined;
  const [owner, name] = node.args;
  if (owner.op === 'id' && owner.args === 'visit') return { root: 'visit', field: name };
  if (owner.op === '.' && owner.args[0].op === 'id' && owner.args[0].args === 'facts')
    return { root: 'facts', scope: owner.args[1], name };
  return undefined;
}

/** The element of `known("person.x")`; `null` when the call is not written so. */
export function knownOf(node: ASTNode): string | null | undefined {
  if (node.op !== 'call' || node.args[0] !== 'known') return undefined;
  const [only, ...more] = node.args[1];
  return only?.op === 'value' && typeof only.args === 'string' && more.length === 0 ? only.args : null;
}

/** Every path a tree reads, in the order written. */
export function pathsOf(node: ASTNode, found: ConditionPath[] = []): ConditionPath[] {
  const path = pathOf(node);
  if (path !== undefined) found.push(path);
  else for (const child of childrenOf(node)) pathsOf(child, found);
  return found;
}

function knownsOf(node: ASTNode, found: string[] = []): string[] {
  const element = knownOf(node);
  if (typeof element === 'string') found.push(element);
  for (const child of childrenOf(node)) knownsOf(child, found);
  return found;
}

const sorted = (names: string[]): string[] => [...new Set(names)].sort();

export function readsOfNode(node: ASTNode): Reads {
  const paths = pathsOf(node);
  return {
    elements: sorted(paths.flatMap(path => (path.root === 'facts' ? [`${path.scope}.${path.name}`] : []))),
    known: sorted(knownsOf(node)),
    age: paths.some(path => path.root === 'age'),
    residence: paths.some(path => path.root === 'residence'),
    visit: paths.some(path => path.root === 'visit'),
    matters: [],
    matter: false,
    members: false,
    stairwell: false,
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

/** An environment that knows the type of every element, to check a condition's types before it is ever run. */
export function typedEnvironment(elements: Iterable<Element>): Environment {
  const facts: Record<string, Record<string, string>> = { person: {}, household: {}, dwelling: {} };
  for (const element of elements) {
    const scope = facts[subjectOf(element.id)];
    if (scope !== undefined) scope[element.id.slice(element.id.indexOf('.') + 1)] = celType(element);
  }
  return new Environment({ limits: LIMITS })
    .registerVariable('facts', { schema: facts } as never)
    .registerVariable('visit', {
      schema: { outcome: 'string', reason: 'string', again: 'string', attempts: 'double' },
    } as never)
    .registerVariable('age', 'double')
    .registerVariable('residence', 'string')
    .registerFunction('known(string): bool', { handler: () => true, async: false } as never)
    .registerOperator('int == double', (a: bigint, b: number) => Number(a) === b);
}
