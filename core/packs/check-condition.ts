// Says what is wrong with one condition, in words a pack's author can act on. A condition without problems compiles,
// gives true, false or unknown, ends within its limits, and filters nobody by having declined.
import type { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { type CodeList, type Element, subjectOf } from '../facts/model.ts';
import { checkCodes } from './check-codes.ts';
import { bareIn, costOf, MOST_COST } from './check-quantifier.ts';
import {
  bodyOf,
  type ConditionPath,
  knownOf,
  MATTER_FIELDS,
  type MatterTest,
  MOVE_FIELDS,
  matterTestOf,
  pathOf,
  QUANTIFIERS,
  type Quantifier,
  quantifierOf,
  VISIT_FIELDS,
  withoutQuantifiers,
} from './expression.ts';
import type { MatterType } from './model.ts';
import { hintFor, listed } from './nearest.ts';
import { type PackProblem, type PackProblemCode, type Path, packProblem } from './problems.ts';
import { childrenOf, fragmentOf, MAX_CONDITION_LENGTH, parseCondition } from './tree.ts';

/** What the conditions of a pack may speak of. */
export type Vocabulary = {
  /** Declared by the pack: from the dictionary, or its own. */
  elements: ReadonlyMap<string, Element>;
  /** All of the dictionary, to tell an undeclared element from an unknown one. */
  dictionary: ReadonlyMap<string, Element>;
  codeLists: ReadonlyMap<string, CodeList>;
  types: Environment;
  /** The pack's matter types. */
  matters?: ReadonlyMap<string, MatterType>;
};

/** Whom a condition is asked about, and what it can see there. */
export type Scope = {
  subject: MatterType['subject'];
  /** Types the matter at hand may be of; absent: there is none. */
  matter?: readonly string[];
  /** Whether the doors of the stairwell can be looked at. */
  stairwell?: boolean;
};

const OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '&&', '||', '!_', '-_', '?:']);
const LOGIC = new Set(['&&', '||', '!_', '?:']);
const SHAPES = new Set(['value', 'id', '.', 'list', 'call', 'rcall']);
const FUNCTIONS = new Set(['known', 'size']);
const METHODS = new Set(['size', 'contains', 'startsWith', 'endsWith', 'exists', 'all']);
const RESERVED = new Set(['facts', 'days_to', 'visit', 'age', 'residence', 'matter', 'members', 'stairwell']);

/** Elements of which subjects a condition about each kind of subject may read. */
const READABLE: Record<Scope['subject'], readonly string[]> = {
  person: ['person', 'household', 'dwelling'],
  household: ['household', 'dwelling'],
  // A door is seen with the household behind it.
  dwelling: ['household', 'dwelling'],
  building: [],
};

type Add = (code: PackProblemCode, detail?: Record<string, string | number>) => void;
type Check = {
  scope: Scope;
  vocabulary: Vocabulary;
  add: Add;
  /** What is asked of each member or door, gathered on the way, to check its types. */
  bodies: string[];
};
/** `logical`: only logic stands above this node, so it may itself be unknown. `quantified`: inside `exists` or `all`. */
type Place = { logical: boolean; quantified: boolean };

/** As the library says it: too deep, too many parts, too long a list. */
const isBeyondLimits = (fault: string): boolean => fault.startsWith('Exceeded max');

/** `condition`'s problems, none of them twice. */
export function checkCondition(condition: string, scope: Scope, vocabulary: Vocabulary, path: Path): PackProblem[] {
  if (condition.length > MAX_CONDITION_LENGTH)
    return [packProblem(path, 'condition-too-long', { limit: MAX_CONDITION_LENGTH })];
  const parsed = parseCondition(condition);
  if ('fault' in parsed)
    return [
      isBeyondLimits(parsed.fault)
        ? packProblem(path, 'condition-deep')
        : packProblem(path, 'condition-syntax', { what: parsed.fault }),
    ];
  const problems: PackProblem[] = [];
  const add: Add = (code, detail) => {
    const problem = packProblem(path, code, detail);
    if (!problems.some(other => other.en === problem.en)) problems.push(problem);
  };
  const check: Check = { scope, vocabulary, add, bodies: [] };
  checkNode(parsed.node, check, { logical: true, quantified: false });
  checkCodes(parsed.node, scope, vocabulary, add);
  const cost = costOf(parsed.node);
  if (cost > MOST_COST) add('condition-cost', { cost, limit: MOST_COST });
  if (problems.length === 0)
    for (const text of [withoutQuantifiers(parsed.node), ...check.bodies]) checkType(text, check);
  return problems;
}

function checkType(text: string, { vocabulary, add }: Check): void {
  const typed = vocabulary.types.check(text);
  if (!typed.valid) {
    const { start, end } = typed.error?.range ?? { start: 0, end: text.length };
    add('condition-type', { near: text.slice(start, end).slice(0, 80), what: typed.error?.summary ?? '' });
  } else if (typed.type !== 'bool') add('condition-not-boolean', { type: typed.type ?? '' });
}

function checkElement(element: string, { scope, vocabulary, add }: Check): void {
  if (vocabulary.elements.has(element)) {
    if (!READABLE[scope.subject].includes(subjectOf(element)))
      add('wrong-subject', { word: element, subject: scope.subject });
  } else if (vocabulary.dictionary.has(element)) add('element-not-used', { element });
  else {
    const hint = hintFor(element, [...vocabulary.dictionary.keys(), ...vocabulary.elements.keys()]);
    add('unknown-element', { element, hint });
  }
}

function checkRead(read: ConditionPath, node: ASTNode, check: Check): void {
  const { scope, add } = check;
  const wrongSubject = (word: string) => add('wrong-subject', { word, subject: scope.subject });
  switch (read.root) {
    case 'facts':
      checkElement(`${read.scope}.${read.name}`, check);
      return;
    case 'days_to': {
      const id = `${read.scope}.${read.name}`;
      checkElement(id, check);
      const type = check.vocabulary.elements.get(id)?.type;
      if (type !== undefined && type !== 'date')
        add('condition-type', { near: fragmentOf(node), what: `${type} ≠ date` });
      return;
    }
    case 'visit':
      if (scope.subject === 'building') wrongSubject('visit');
      else if (!VISIT_FIELDS.some(field => field === read.field))
        add('condition-type', { near: fragmentOf(node), what: listed(VISIT_FIELDS) });
      return;
    case 'matter':
      if (scope.matter === undefined) add('no-matter-here', { word: fragmentOf(node) });
      else if (read.move !== undefined) checkMoveRead(read.field, read.move, node, check);
      else if (!MATTER_FIELDS.some(field => field === read.field))
        add('condition-type', { near: fragmentOf(node), what: listed([...MATTER_FIELDS, ...MOVE_FIELDS]) });
      return;
    default:
      if (scope.subject !== 'person') wrongSubject(read.root);
      else if (read.root === 'age') checkElement('person.birth_date', check);
  }
}

function checkMoveRead(field: string, move: string, node: ASTNode, { scope, vocabulary, add }: Check): void {
  const types = (scope.matter ?? []).flatMap(type => vocabulary.matters?.get(type) ?? []);
  const moves = types.flatMap(type => Object.keys(type.moves ?? {}));
  if (!MOVE_FIELDS.some(one => one === field))
    add('condition-type', { near: fragmentOf(node), what: listed([...MATTER_FIELDS, ...MOVE_FIELDS]) });
  else if (!moves.includes(move)) add('unknown-move', { move, hint: hintFor(move, moves) });
}

function checkMatterTest({ type, state }: MatterTest, { vocabulary, add }: Check): void {
  const types = vocabulary.matters ?? new Map<string, MatterType>();
  const found = types.get(type);
  if (found === undefined) add('unknown-matter', { matter: type, hint: hintFor(type, types.keys()) });
  else if (state !== undefined) {
    const open = Object.keys(found.states).filter(name => found.states[name]!.final !== true);
    if (!open.includes(state)) add('unknown-state', { state, matter: type, hint: hintFor(state, open) });
  }
}

function checkQuantifier(quantifier: Quantifier, check: Check, { logical, quantified }: Place): void {
  const { over, variable, asked } = quantifier;
  const { scope, add } = check;
  if (!logical) add('members-form');
  if (quantified) {
    add('condition-nested');
    return;
  }
  if (over === 'stairwell' && scope.stairwell !== true) add('stairwell-not-here');
  if (over === 'members' && scope.subject === 'building')
    add('wrong-subject', { word: 'members', subject: scope.subject });
  if (RESERVED.has(variable)) {
    add('condition-forbidden', { word: variable });
    return;
  }
  const bare = bareIn(quantifier);
  if (bare !== undefined) {
    add('members-bare', { word: bare, instead: `${variable}.${bare}` });
    return;
  }
  const { node, text } = bodyOf(quantifier);
  if (mentions(node, variable)) {
    add('members-variable', { variable, near: fragmentOf(asked) });
    return;
  }
  const inner: Check = { ...check, scope: { subject: over === 'members' ? 'person' : 'household' } };
  checkNode(node, inner, { logical: true, quantified: true });
  checkCodes(node, inner.scope, check.vocabulary, add);
  check.bodies.push(text);
}

const mentions = (node: ASTNode, variable: string): boolean =>
  (node.op === 'id' && node.args === variable) || childrenOf(node).some(child => mentions(child, variable));

function checkNode(node: ASTNode, check: Check, place: Place): void {
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
    if (element === null || !place.logical) add('known-name');
    else checkElement(element, check);
    return;
  }
  const tested = matterTestOf(node);
  if (tested !== undefined) {
    if (tested === null || !place.logical) add('open-form');
    else checkMatterTest(tested, check);
    return;
  }
  const quantifier = quantifierOf(node);
  if (quantifier !== undefined) {
    if (quantifier === null) add('members-form');
    else checkQuantifier(quantifier, check, place);
    return;
  }
  checkCall(node, check, place);
}

function checkCall(node: ASTNode, check: Check, { logical, quantified }: Place): void {
  const { add } = check;
  if (node.op === 'id' && (node.args === 'members' || node.args === 'stairwell')) add('members-form');
  if (node.op === 'call' && !FUNCTIONS.has(node.args[0])) add('condition-forbidden', { word: node.args[0] });
  if (node.op === 'rcall') {
    const [method, receiver, given] = node.args;
    if (!METHODS.has(method)) add('condition-forbidden', { word: method });
    if (QUANTIFIERS.has(method)) {
      const [variable, ...bodies] = given;
      if (quantified) add('condition-nested');
      if (variable?.op === 'id' && RESERVED.has(variable.args)) add('condition-forbidden', { word: variable.args });
      checkNode(receiver, check, { logical: false, quantified });
      for (const body of bodies) checkNode(body, check, { logical: false, quantified: true });
      return;
    }
  }
  const inner = { logical: logical && LOGIC.has(node.op), quantified };
  for (const child of childrenOf(node)) checkNode(child, check, inner);
}
