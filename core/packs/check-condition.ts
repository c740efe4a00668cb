// Says what is wrong with one condition, in words a pack's author can act on. A condition without problems compiles,
// gives true, false or unknown, ends within its limits, and filters nobody by having declined.
import type { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { type CodeList, type Element, subjectOf } from '../facts/model.ts';
import { checkCodes } from './check-codes.ts';
import {
  type ConditionPath,
  childrenOf,
  fragmentOf,
  knownOf,
  MAX_CONDITION_LENGTH,
  parseCondition,
  pathOf,
  QUANTIFIERS,
  VISIT_FIELDS,
} from './expression.ts';
import { type PackProblem, type PackProblemCode, type Path, packProblem } from './problems.ts';

/** What the conditions of a pack may speak of. */
export type Vocabulary = {
  /** Declared by the pack: from the dictionary, or its own. */
  elements: ReadonlyMap<string, Element>;
  /** All of the dictionary, to tell an undeclared element from an unknown one. */
  dictionary: ReadonlyMap<string, Element>;
  codeLists: ReadonlyMap<string, CodeList>;
  types: Environment;
};

const OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '&&', '||', '!_', '-_', '?:']);
const LOGIC = new Set(['&&', '||', '!_', '?:']);
const SHAPES = new Set(['value', 'id', '.', 'list', 'call', 'rcall']);
const FUNCTIONS = new Set(['known', 'size']);
const METHODS = new Set(['size', 'contains', 'startsWith', 'endsWith', 'exists', 'all']);
const RESERVED = new Set(['facts', 'visit', 'age', 'residence']);

/** The nearest known spelling within two letters' change, for "did you mean". */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    let row = Array.from({ length: candidate.length + 1 }, (_, i) => i);
    for (let i = 1; i <= word.length; i++) {
      const next = [i];
      for (let j = 1; j <= candidate.length; j++)
        next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (word[i - 1] === candidate[j - 1] ? 0 : 1));
      row = next;
    }
    if (row[candidate.length]! < least) {
      least = row[candidate.length]!;
      best = candidate;
    }
  }
  return best;
}

type Add = (code: PackProblemCode, detail?: Record<string, string | number>) => void;
type Check = { subject: 'person' | 'household'; vocabulary: Vocabulary; add: Add };

/** `condition`'s problems, none of them twice; `subject` is whom it is asked about. */
export function checkCondition(
  condition: string,
  subject: 'person' | 'household',
  vocabulary: Vocabulary,
  path: Path,
): PackProblem[] {
  if (condition.length > MAX_CONDITION_LENGTH)
    return [packProblem(path, 'condition-too-long', { limit: MAX_CONDITION_LENGTH })];
  const parsed = parseCondition(condition);
  if ('fault' in parsed) return [packProblem(path, 'condition-syntax', { what: parsed.fault })];
  const problems: PackProblem[] = [];
  const add: Add = (code, detail) => {
    const problem = packProblem(path, code, detail);
    if (!problems.some(other => other.en === problem.en)) problems.push(problem);
  };
  checkNode(parsed.node, { subject, vocabulary, add }, true, false);
  checkCodes(parsed.node, vocabulary, add);
  if (problems.length > 0) return problems;

  const typed = vocabulary.types.check(parsed.text);
  if (!typed.valid) {
    const { start, end } = typed.error?.range ?? { start: 0, end: parsed.text.length };
    add('condition-type', { near: parsed.text.slice(start, end), what: typed.error?.summary ?? '' });
  } else if (typed.type !== 'bool') add('condition-not-boolean', { type: typed.type ?? '' });
  return problems;
}

function checkElement(element: string, { subject, vocabulary, add }: Check): void {
  if (vocabulary.elements.has(element)) {
    if (subject === 'household' && subjectOf(element) === 'person') add('wrong-subject', { word: element });
  } else if (vocabulary.dictionary.has(element)) add('element-not-used', { element });
  else {
    const near = nearest(element, [...vocabulary.dictionary.keys(), ...vocabulary.elements.keys()]);
    add('unknown-element', { element, hint: near === undefined ? '' : `→ ${near}? ` });
  }
}

function checkRead(read: ConditionPath, node: ASTNode, check: Check): void {
  if (read.root === 'facts') checkElement(`${read.scope}.${read.name}`, check);
  else if (read.root === 'visit') {
    if (!VISIT_FIELDS.some(field => field === read.field))
      check.add('condition-type', { near: fragmentOf(node), what: read.field });
  } else if (check.subject === 'household') check.add('wrong-subject', { word: read.root });
  else if (read.root === 'age') checkElement('person.birth_date', check);
}

/** `logical`: only logic stands above this node, so it may itself be unknown. `quantified`: inside `exists` or `all`. */
function checkNode(node: ASTNode, check: Check, logical: boolean, quantified: boolean): void {
  const { add } = check;
  if (!OPERATORS.has(node.op) && !SHAPES.has(node.op)) {
    add('condition-forbidden', { word: fragmentOf(node) });
    return;
  }
  const read = pathOf(node);
  if (read !== undefined) {
    checkRead(read, node, check);
    return;
  }
  const element = knownOf(node);
  if (element !== undefined) {
    if (element === null || !logical) add('known-name');
    else checkElement(element, check);
    return;
  }
  if (node.op === 'call' && !FUNCTIONS.has(node.args[0])) add('condition-forbidden', { word: node.args[0] });
  if (node.op === 'rcall') {
    const [method, receiver, given] = node.args;
    if (!METHODS.has(method)) add('condition-forbidden', { word: method });
    if (QUANTIFIERS.has(method)) {
      const [variable, ...bodies] = given;
      if (quantified) add('condition-nested');
      if (variable?.op === 'id' && RESERVED.has(variable.args)) add('condition-forbidden', { word: variable.args });
      checkNode(receiver, check, false, quantified);
      for (const body of bodies) checkNode(body, check, false, true);
      return;
    }
  }
  const inner = logical && LOGIC.has(node.op);
  for (const child of childrenOf(node)) checkNode(child, check, inner, quantified);
}
