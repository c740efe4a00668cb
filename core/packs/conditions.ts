// Compiles a condition once per pack version and evaluates it in three values: true, false, and unknown where it
// reads something absent, stale or undisclosed. CEL runs only the comparisons, and only when all they read is there:
// its own answer to an absent key is an exception, which costs fifty times the comparison.
import { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import {
  bodyOf,
  type ConditionPath,
  knownOf,
  type MatterTest,
  matterTestOf,
  pathsOf,
  type Quantifier,
  quantifierOf,
  type Reads,
  readsOfNode,
} from './expression.ts';
import type { Condition } from './model.ts';
import { parseCondition, write } from './tree.ts';

/** Stands for a value that exists but may not be seen here: it is known, and every comparison with it is unknown. */
export const UNDISCLOSED: unique symbol = Symbol('undisclosed');

export type ContextValue = string | number | boolean | readonly string[] | typeof UNDISCLOSED;
export type FactsByName = Record<string, ContextValue>;

/** What a condition sees of one subject; built once and shared by all conditions of a pack. Only fresh facts. */
export type Context = {
  facts: { person: FactsByName; household: FactsByName; dwelling: FactsByName };
  /** Days to the dates among them, where a condition counts those; no more than the dates is known of it. */
  days_to?: { person: Record<string, number>; household: Record<string, number>; dwelling: Record<string, number> };
  /** Whole years at the local date. */
  age?: number;
  residence?: string;
  /** Absent parts are empty text, attempts 0. */
  visit: { outcome: string; reason: string; again: string; attempts: number };
  /** The newest matter of each of the pack's types about this subject; absent where there never was one. */
  matters?: Readonly<Record<string, { open: boolean; state: string }>>;
  /** The matter a rule's cause, a guard or a figure is about. */
  matter?: MatterContext;
  /** Everybody at this door, this person among them: `members.exists(p, …)`. */
  members?: readonly Context[];
  /** The households of the stairwell, this one among them: `stairwell.exists(h, …)`. */
  stairwell?: readonly Context[];
};

/** What conditions see of a matter, as `matter.state`, `matter.days` …; `days`: local calendar days since it was opened. */
export type MatterContext = {
  state: string;
  source: string;
  days: number;
  /** Whether one of its clocks has passed. */
  late: boolean;
  reopened: number;
  /** Households it affects. */
  affected: number;
  /** `matter.made.in_vain`: how often a move was made since it was opened, or opened again; 0 for none. */
  made: Readonly<Record<string, number>>;
  /** `matter.days_ago.in_vain`: local calendar days since it was made last; unknown where it never was. Hours likewise. */
  days_ago: Readonly<Record<string, number>>;
  hours_ago: Readonly<Record<string, number>>;
};

export type Verdict = boolean | undefined;

export type CompiledCondition = {
  source: Condition;
  reads: Reads;
  /** True, false, or undefined when it cannot be known. */
  evaluate: (context: Context) => Verdict;
};

const RUNNER = new Environment({ unlistedVariablesAreDyn: true }).registerOperator(
  'int == double',
  (a: bigint, b: number) => Number(a) === b,
);

type Step = (context: Context) => Verdict;

function presence(path: ConditionPath): ((context: Context) => boolean) | undefined {
  switch (path.root) {
    case 'facts': {
      const scope = path.scope as keyof Context['facts'];
      const name = path.name;
      return context => {
        const value = context.facts[scope][name];
        return value !== undefined && value !== UNDISCLOSED;
      };
    }
    case 'days_to': {
      const scope = path.scope as keyof Context['facts'];
      const name = path.name;
      return context => context.days_to?.[scope][name] !== undefined;
    }
    case 'age':
      return context => context.age !== undefined;
    case 'residence':
      return context => context.residence !== undefined;
    case 'matter': {
      const { field, move } = path;
      if (move === undefined) return context => context.matter !== undefined;
      const ofMoves = field as 'made' | 'days_ago' | 'hours_ago';
      return context => context.matter?.[ofMoves]?.[move] !== undefined;
    }
    case 'visit':
      return undefined;
  }
}

function comparison(node: ASTNode): Step {
  const needs = pathsOf(node).flatMap(path => presence(path) ?? []);
  const run = RUNNER.parse(write(node));
  const compare: Step = context => {
    try {
      const verdict: unknown = run(context);
      return typeof verdict === 'boolean' ? verdict : undefined;
    } catch {
      // A value of another type than the dictionary says, kept from an older version of it: nothing is known.
      return undefined;
    }
  };
  const [only] = needs;
  if (only === undefined) return compare;
  if (needs.length === 1) return context => (only(context) ? compare(context) : undefined);
  return context => (needs.every(present => present(context)) ? compare(context) : undefined);
}

function known(element: string): Step {
  const dot = element.indexOf('.');
  const scope = element.slice(0, dot) as keyof Context['facts'];
  const name = element.slice(dot + 1);
  return context => context.facts[scope]?.[name] !== undefined;
}

/** What there is of matters is on record: it is never unknown. */
function matterTest({ test, type, state }: MatterTest): Step {
  if (test === 'had') return context => context.matters?.[type] !== undefined;
  if (state === undefined) return context => context.matters?.[type]?.open === true;
  return context => {
    const newest = context.matters?.[type];
    return newest?.open === true && newest.state === state;
  };
}

/** Over nobody `exists` is false and `all` true; where it is not known who they are, it is unknown. */
function quantifierStep(quantifier: Quantifier): Step {
  const { over, every } = quantifier;
  const asked = stepOf(bodyOf(quantifier).node);
  return context => {
    const each = context[over];
    if (each === undefined) return undefined;
    let verdict: Verdict = every;
    for (const one of each) {
      const answer = asked(one);
      if (answer === !every) return answer;
      if (answer === undefined) verdict = undefined;
    }
    return verdict;
  };
}

/** Kleene's strong logic: unknown only where the known part does not decide. */
function stepOf(node: ASTNode): Step {
  const element = knownOf(node);
  if (typeof element === 'string') return known(element);
  const tested = matterTestOf(node);
  if (tested) return matterTest(tested);
  const quantifier = quantifierOf(node);
  if (quantifier) return quantifierStep(quantifier);
  switch (node.op) {
    case '&&': {
      const [left, right] = [stepOf(node.args[0]), stepOf(node.args[1])];
      return context => {
        const first = left(context);
        if (first === false) return false;
        const second = right(context);
        return second === false ? false : first === undefined ? undefined : second;
      };
    }
    case '||': {
      const [left, right] = [stepOf(node.args[0]), stepOf(node.args[1])];
      return context => {
        const first = left(context);
        if (first === true) return true;
        const second = right(context);
        return second === true ? true : first === undefined ? undefined : second;
      };
    }
    case '!_': {
      const inner = stepOf(node.args);
      return context => {
        const verdict = inner(context);
        return verdict === undefined ? undefined : !verdict;
      };
    }
    case '?:': {
      const [test, then, otherwise] = [stepOf(node.args[0]), stepOf(node.args[1]), stepOf(node.args[2])];
      return context => {
        const verdict = test(context);
        return verdict === undefined ? undefined : verdict ? then(context) : otherwise(context);
      };
    }
    default:
      return comparison(node);
  }
}

/** Compiles a checked condition. Throws on one that does not parse: `checkPack` refuses it before. */
export function compileCondition(source: Condition): CompiledCondition {
  const parsed = parseCondition(source);
  if ('fault' in parsed) throw new Error(`condition does not parse: ${parsed.fault}`);
  return { source, reads: readsOfNode(parsed.node), evaluate: stepOf(parsed.node) };
}

/** Whether a condition holds; unknown counts as no, and no condition as yes. */
export const holds = (condition: CompiledCondition | undefined, context: Context): boolean =>
  condition === undefined || condition.evaluate(context) === true;
