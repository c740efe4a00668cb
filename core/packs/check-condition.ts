// Says what is wrong with one condition, in words a pack's author can act on. A condition without problems compiles,
// gives true, false or unknown, ends within its limits, and filters nobody by having declined.
import type { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { type CodeList, type Element, subjectOf } from '../facts/model.ts';
import { RESIDENCE_KINDS } from '../registry/model.ts';
import {
  childrenOf,
  fragmentOf,
  knownOf,
  MAX_CONDITION_LENGTH,
  type Path,
  parseCondition,
  pathOf,
  VISIT_FIELDS,
} from './expression.ts';
import { type PackProblem, type PackProblemCode, packProblem } from './problems.ts';

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
const QUANTIFIERS = new Set(['exists', 'all']);
const RESERVED = new Set(['facts', 'visit', 'age', 'residence']);

const VISIT_CODES: Record<string, readonly string[]> = {
  'visit.outcome': ['', 'met', 'no_contact'],
  'visit.reason': ['', 'nobody_home', 'moved_away', 'vacant', 'language'],
  'visit.again': ['', 'morning', 'noon', 'afternoon', 'evening', 'weekend'],
  residence: RESIDENCE_KINDS,
};

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

/** `condition`'s problems; `subject` is whom it is asked about. */
export function checkCondition(
  condition: string,
  subject: 'person' | 'household',
  vocabulary: Vocabulary,
  path: (string | number)[],
): PackProblem[] {
  if (condition.length > MAX_CONDITION_LENGTH)
    return [packProblem(path, 'condition-too-long', { limit: MAX_CONDITION_LENGTH })];
  const parsed = parseCondition(condition);
  if ('fault' in parsed) return [packProblem(path, 'condition-syntax', { what: parsed.fault })];

  const problems: PackProblem[] = [];
  const add = (code: PackProblemCode, detail: Record<string, string | number> = {}) => {
    const problem = packProblem(path, code, detail);
    if (!problems.some(other => other.en === problem.en)) problems.push(problem);
  };
  const checkElement = (element: string) => {
    if (vocabulary.elements.has(element)) {
      if (subject === 'household' && subjectOf(element) === 'person') add('wrong-subject', { word: element });
    } else if (vocabulary.dictionary.has(element)) add('element-not-used', { element });
    else {
      const near = nearest(element, [...vocabulary.dictionary.keys(), ...vocabulary.elements.keys()]);
      add('unknown-element', { element, hint: near === undefined ? '' : `→ ${near}? ` });
    }
  };
  const checkPath = (read: Path, node: ASTNode) => {
    if (read.root === 'facts') checkElement(`${read.scope}.${read.name}`);
    else if (read.root === 'visit') {
      if (!VISIT_FIELDS.some(field => field === read.field))
        add('condition-type', { near: fragmentOf(node), what: read.field });
    } else if (subject === 'household') add('wrong-subject', { word: read.root });
    else if (read.root === 'age') checkElement('person.birth_date');
  };

  /** `logical`: only logic stands above this node, so it may itself be unknown. */
  const walk = (node: ASTNode, logical: boolean, quantified: boolean): void => {
    if (!OPERATORS.has(node.op) && !SHAPES.has(node.op)) return add('condition-forbidden', { word: fragmentOf(node) });
    const read = pathOf(node);
    if (read !== undefined) return checkPath(read, node);
    const element = knownOf(node);
    if (element !== undefined) {
      if (element === null || !logical) return add('known-name');
      return checkElement(element);
    }
    if (node.op === 'call' && !FUNCTIONS.has(node.args[0])) add('condition-forbidden', { word: node.args[0] });
    if (node.op === 'rcall') {
      const [method, receiver, given] = node.args;
      if (!METHODS.has(method)) add('condition-forbidden', { word: method });
      if (QUANTIFIERS.has(method)) {
        if (quantified) add('condition-nested');
        const variable = given[0];
        if (variable?.op === 'id' && RESERVED.has(variable.args)) add('condition-forbidden', { word: variable.args });
        walk(receiver, false, quantified);
        for (const inner of given.slice(1)) walk(inner, false, true);
        return;
      }
    }
    const inner = logical && LOGIC.has(node.op);
    for (const child of childrenOf(node)) walk(child, inner, quantified);
  };
  walk(parsed.node, true, false);
  checkCodes(parsed.node, vocabulary, add);
  if (problems.length > 0) return problems;

  const typed = vocabulary.types.check(parsed.text);
  if (!typed.valid)
    add('condition-type', {
      near: parsed.text.slice(typed.error?.range?.start ?? 0, typed.error?.range?.end ?? parsed.text.length),
      what: typed.error?.summary ?? '',
    });
  else if (typed.type !== 'bool') add('condition-not-boolean', { type: typed.type ?? '' });
  return problems;
}

/** Compares codes with the code list's: a misspelt code would silently never hold. */
function checkCodes(
  node: ASTNode,
  vocabulary: Vocabulary,
  add: (code: PackProblemCode, detail: Record<string, string>) => void,
): void {
  const codesOf = (side: ASTNode): { name: string; codes: readonly string[] } | undefined => {
    const path = pathOf(side);
    if (path === undefined || path.root === 'age') return undefined;
    if (path.root === 'visit' || path.root === 'residence') {
      const name = path.root === 'visit' ? `visit.${path.field}` : 'residence';
      const codes = VISIT_CODES[name];
      return codes && { name, codes };
    }
    const name = `${path.scope}.${path.name}`;
    const list = vocabulary.codeLists.get(vocabulary.elements.get(name)?.codes ?? '');
    return list && { name, codes: list.codes.map(code => code.code) };
  };
  const literals = (side: ASTNode): string[] =>
    side.op === 'value'
      ? typeof side.args === 'string'
        ? [side.args]
        : []
      : side.op === 'list'
        ? side.args.flatMap(literals)
        : [];
  const compare = (of: ASTNode, given: string[]) => {
    const coded = codesOf(of);
    if (coded === undefined) return;
    for (const code of given) {
      if (coded.codes.includes(code)) continue;
      if (coded.name === 'visit.reason' && code === 'declined') add('refusal-filter', {});
      else
        add('unknown-code', { code, element: coded.name, known: coded.codes.filter(Boolean).slice(0, 12).join(', ') });
    }
  };
  if (node.op === '==' || node.op === '!=' || node.op === 'in') {
    compare(node.args[0], literals(node.args[1]));
    compare(node.args[1], literals(node.args[0]));
  }
  if (node.op === 'rcall' && QUANTIFIERS.has(node.args[0])) {
    const [, receiver, [variable, body]] = node.args;
    if (variable?.op === 'id' && body !== undefined)
      compare(receiver, literalsComparedWith(variable.args, body, literals));
  }
  for (const child of childrenOf(node)) checkCodes(child, vocabulary, add);
}

function literalsComparedWith(variable: string, node: ASTNode, literals: (side: ASTNode) => string[]): string[] {
  const isVariable = (side: ASTNode) => side.op === 'id' && side.args === variable;
  const here =
    node.op === '==' || node.op === '!=' || node.op === 'in'
      ? [
          ...(isVariable(node.args[0]) ? literals(node.args[1]) : []),
          ...(isVariable(node.args[1]) ? literals(node.args[0]) : []),
        ]
      : [];
  return [...here, ...childrenOf(node).flatMap(child => literalsComparedWith(variable, child, literals))];
}
