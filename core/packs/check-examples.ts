// Checks a pack's examples: of declared elements, people of the household, and matters, rules and figures of the pack.
// Whether an example holds is found by running it.
import { isDate } from '../facts/local-time.ts';
import { REFUSALS } from '../kernel/refusals.ts';
import type { Vocabulary } from './check-condition.ts';
import { undeclared } from './check-elements.ts';
import { checkMovers } from './check-movers.ts';
import { clocksOf } from './check-rules.ts';
import type { Example, ExampleStep, Pack } from './model.ts';
import { hintFor } from './nearest.ts';
import { type Add, collector, isDuration, type PackProblem, type Path } from './problems.ts';
import type { Types } from './rule-steps.ts';
import { parseTrigger } from './trigger.ts';

type Examples = { pack: Pack; vocabulary: Vocabulary; types: Types; problems: PackProblem[]; add: Add };

const CLOCK_STATUS = ['running', 'paused', 'met', 'late', 'idle'];

export function checkExamples(pack: Pack, vocabulary: Vocabulary): PackProblem[] {
  const examples: Examples = { pack, vocabulary, types: vocabulary.matters ?? new Map(), ...collector() };
  for (const [i, example] of pack.examples.entries()) {
    const at: Path = ['examples', i];
    checkGiven(example, [...at, 'given'], examples);
    for (const [n, step] of (example.when ?? []).entries()) checkStep(step, n, example, [...at, 'when', n], examples);
    checkThen(example, [...at, 'then'], examples);
  }
  return examples.problems;
}

function need(ids: Iterable<string>, path: (id: string, n: number) => Path, { vocabulary, problems }: Examples): void {
  let n = 0;
  for (const id of ids) {
    const missing = undeclared(id, vocabulary, path(id, n++));
    if (missing !== undefined) problems.push(missing);
  }
}

function checkGiven({ given }: Example, at: Path, examples: Examples): void {
  const { add, pack } = examples;
  need(Object.keys(given.facts ?? {}), id => [...at, 'facts', id], examples);
  for (const [n, person] of given.household.entries())
    need(Object.keys(person.facts ?? {}), id => [...at, 'household', n, 'facts', id], examples);
  for (const [n, door] of (given.stairwell ?? []).entries())
    need(Object.keys(door.facts ?? {}), id => [...at, 'stairwell', n, 'facts', id], examples);
  const [date, time] = (given.at ?? '2026-03-02T09:00').split('T') as [string, string];
  if (!isDate(date) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    add([...at, 'at'], 'example-at', { at: given.at ?? '' });
  checkSupplies(Object.keys(given.supplies ?? {}), [...at, 'supplies'], pack, add);
}

function checkSupplies(supplies: readonly string[], at: Path, pack: Pack, add: Add): void {
  const known = (pack.rules ?? []).flatMap(({ then }) =>
    then.flatMap(effect =>
      'reserve' in effect
        ? [effect.reserve]
        : 'draw' in effect && typeof effect.places === 'string'
          ? [effect.places]
          : [],
    ),
  );
  for (const supply of supplies)
    if (!known.includes(supply)) add([...at, supply], 'unknown-supply', { supply, hint: hintFor(supply, known) });
}

function checkStep(step: ExampleStep, n: number, { given }: Example, at: Path, examples: Examples): void {
  const { add, pack, types } = examples;
  const { household } = given;
  if ('of' in step && step.of !== undefined && step.of >= Math.max(1, household.length))
    add([...at, 'of'], 'example-household', { step: `#${n + 1}` });
  // `doctor#2`: another of that role.
  if ('as' in step && step.as !== undefined) checkMovers([step.as.replace(/#\d$/, '')], [...at, 'as'], add);
  if ('refused' in step && step.refused !== undefined && !Object.hasOwn(REFUSALS, step.refused))
    add([...at, 'refused'], 'unknown-refusal', {
      refusal: step.refused,
      hint: hintFor(step.refused, Object.keys(REFUSALS)),
    });
  if ('wait' in step && !isDuration(step.wait)) add([...at, 'wait'], 'bad-duration', { duration: step.wait });
  if ('answer' in step) need(Object.keys(step.answer), id => [...at, 'answer', id], examples);
  const known = [...types.keys()];
  for (const key of ['open', 'reopen', 'matter'] as const) {
    const type = (step as Record<string, unknown>)[key];
    if (typeof type === 'string' && !types.has(type))
      add([...at, key], 'unknown-matter', { matter: type, hint: hintFor(type, known) });
  }
  if ('move' in step) {
    const among = step.matter === undefined ? known : [step.matter];
    const moves = among.flatMap(id => Object.keys(types.get(id)?.moves ?? {}));
    if (!moves.includes(step.move) && among.some(id => types.has(id)))
      add([...at, 'move'], 'unknown-move', { move: step.move, hint: hintFor(step.move, moves) });
  }
  if ('schedule' in step) {
    const rules = (pack.rules ?? []).filter(({ on }) => parseTrigger(on)?.kind === 'schedule').map(({ id }) => id);
    if (!rules.includes(step.schedule))
      add([...at, 'schedule'], 'unknown-rule', { rule: step.schedule, hint: hintFor(step.schedule, rules) });
  }
}

/** `type`, `type of 1` (a person by place), `type of door 1` (another door of the stairwell); else it is all a name. */
function namedIn(text: string): { name: string; person?: number; door?: number } {
  const found = /^(\S+) of (door )?(\d{1,2})$/.exec(text);
  if (found === null) return { name: text };
  return { name: found[1]!, [found[2] === undefined ? 'person' : 'door']: Number(found[3]) };
}

function checkThen(example: Example, at: Path, examples: Examples): void {
  const { then, given } = example;
  const { add, pack, types } = examples;
  const there = (text: string, path: Path): string => {
    const { name, person = 0, door = -1 } = namedIn(text);
    if (person >= Math.max(1, given.household.length) || door >= (given.stairwell ?? []).length)
      add(path, 'example-household', { step: text });
    return name;
  };
  for (const key of ['asked', 'not_asked'] as const)
    for (const [n, text] of (then[key] ?? []).entries()) {
      const path: Path = [...at, key, n];
      need([there(text, path)], () => path, examples);
    }
  const figures = pack.reports.map(({ id }) => id);
  for (const name of Object.keys(then.figures ?? {})) {
    const report = name.split('=')[0]!;
    if (!figures.includes(report))
      add([...at, 'figures', name], 'example-figure', { report, hint: hintFor(report, figures) });
  }
  for (const [text, state] of Object.entries(then.states ?? {})) {
    const path: Path = [...at, 'states', text];
    const name = there(text, path);
    const type = types.get(name);
    if (type === undefined) add(path, 'unknown-matter', { matter: name, hint: hintFor(name, types.keys()) });
    else if (state !== 'none' && !Object.hasOwn(type.states, state))
      add(path, 'unknown-state', { state, matter: name, hint: hintFor(state, Object.keys(type.states)) });
  }
  for (const [text, status] of Object.entries(then.clocks ?? {})) {
    const path: Path = [...at, 'clocks', text];
    const name = there(text, path);
    const [matter, clock = ''] = name.split('.') as [string, string?];
    const type = types.get(matter);
    if (type === undefined) add(path, 'unknown-matter', { matter, hint: hintFor(matter, types.keys()) });
    else if (!clocksOf(type).includes(clock))
      add(path, 'unknown-clock', { clock, hint: hintFor(clock, clocksOf(type)) });
    // Hours left may be written as a number.
    if (!CLOCK_STATUS.includes(status) && !/^\d+(?:\.\d+)?$/.test(String(status)))
      add(path, 'example-clock', { known: CLOCK_STATUS.join(', ') });
  }
  for (const key of Object.keys(then.told ?? {})) {
    const [role = '', message = ''] = key.split(':');
    checkMovers([role], [...at, 'told', key], add);
    const messages = Object.keys(pack.messages ?? {});
    if (!messages.includes(message))
      add([...at, 'told', key], 'unknown-message', { message, hint: hintFor(message, messages) });
  }
  checkSupplies(Object.keys(then.reserved ?? {}), [...at, 'reserved'], pack, add);
  const rules = (pack.rules ?? []).map(({ id }) => id);
  for (const key of ['fired', 'not_fired'] as const)
    for (const [n, rule] of (then[key] ?? []).entries())
      if (!rules.includes(rule)) add([...at, key, n], 'unknown-rule', { rule, hint: hintFor(rule, rules) });
}
