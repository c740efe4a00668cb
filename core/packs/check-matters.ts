// Checks a pack's matter types: that each begins in one state, can end from every state, and is opened, moved and
// promised by names that are there.
import type { Dictionary } from '../facts/model.ts';
import { checkClocks } from './check-clocks.ts';
import { checkCondition, type Vocabulary } from './check-condition.ts';
import { checkMovers } from './check-movers.ts';
import { APPEAL } from './compile-rules.ts';
import type { MatterType, Pack } from './model.ts';
import { hintFor } from './nearest.ts';
import { type Add, collector, isDuration, type PackProblem, type Path } from './problems.ts';
import { movesOfRules, stepsOf } from './rule-steps.ts';

/** Moves no pack may name: opening and reopening are known by these words to rules and to `other_than`. */
const OWN_WORDS: ReadonlySet<string> = new Set(['open', 'reopen']);

export type OneType = {
  id: string;
  type: MatterType;
  at: Path;
  add: Add;
  /** Names of its states, and those in which it is open. */
  states: readonly string[];
  going: readonly string[];
};

export const isFinal = (type: MatterType, state: string): boolean => type.states[state]?.final === true;

/** States one can come to from these, themselves among them. */
export function reached(type: MatterType, from: readonly string[]): Set<string> {
  const found = new Set(from);
  for (const state of found)
    for (const target of Object.values(type.states[state]?.on ?? {}))
      if (Object.hasOwn(type.states, target)) found.add(target);
  return found;
}

export function checkMatters(pack: Pack, vocabulary: Vocabulary, dictionary: Dictionary): PackProblem[] {
  const { problems, add } = collector();
  const types = vocabulary.matters ?? new Map<string, MatterType>();
  const steps = stepsOf(pack, types);
  const made = movesOfRules(steps, types);
  const opened = new Set(steps.flatMap(({ effect }) => ('open' in effect ? [effect.open] : [])));
  for (const [id, type] of Object.entries(pack.matters ?? {})) {
    const states = Object.keys(type.states);
    const one: OneType = {
      ...{ id, type, add, states, at: ['matters', id] },
      going: states.filter(state => !isFinal(type, state)),
    };
    if (id === APPEAL && pack.appeal !== undefined) add(one.at, 'matter-appeal');
    // Everybody may read it then: not that somebody has one.
    if (type.class === 'open' && type.subject === 'person')
      add([...one.at, 'class'], 'matter-class', { matter: id, element: 'person' });
    checkStates(one);
    checkMoves(one, made);
    checkClocks(one, dictionary);
    checkEnds(one);
    if (type.open === undefined ? !opened.has(id) : type.open.may.length === 0 && !opened.has(id))
      add(type.open === undefined ? one.at : [...one.at, 'open'], 'matter-never-opened', { matter: id });
    problems.push(...checkGuards(one, vocabulary));
  }
  return problems;
}

function checkStates({ id, type, at, add, states }: OneType): void {
  const initial = states.filter(state => type.states[state]!.initial === true);
  if (initial.length === 0) add([...at, 'states', states[0] ?? 0], 'state-initial', { matter: id });
  for (const state of initial.slice(1)) add([...at, 'states', state, 'initial'], 'state-initial', { matter: id });
  const finals = states.filter(state => isFinal(type, state));
  if (finals.length === 0) add([...at, 'states', states.at(-1) ?? 0], 'state-final', { matter: id });
  for (const state of states) {
    const here: Path = [...at, 'states', state];
    const { final, initial: first, due, on = {} } = type.states[state]!;
    if (final === true && first === true) add([...here, 'final'], 'state-ends-at-once', { state });
    if (final === true && Object.keys(on).length > 0) add([...here, 'on'], 'state-final-goes-on', { state });
    if (final === true && due !== undefined) add([...here, 'due'], 'state-final-goes-on', { state });
    for (const [move, target] of Object.entries(on))
      if (!Object.hasOwn(type.states, target))
        add([...here, 'on', move], 'unknown-state', { state: target, matter: id, hint: hintFor(target, states) });
  }
  if (initial.length !== 1 || finals.length === 0) return;
  const again = type.reopen !== undefined && Object.hasOwn(type.states, type.reopen.to) ? [type.reopen.to] : [];
  const there = reached(type, [...initial, ...again]);
  for (const state of states) {
    const here: Path = [...at, 'states', state];
    if (!there.has(state)) add(here, 'state-unreachable', { state });
    else if (![...reached(type, [state])].some(end => isFinal(type, end)))
      add(type.states[state]!.on === undefined ? here : [...here, 'on'], 'state-stuck', { state });
  }
}

function checkMoves(one: OneType, made: ReadonlySet<string>): void {
  const { id, type, at, add, states } = one;
  const moves = type.moves ?? {};
  const names = Object.keys(moves);
  const used = new Set<string>();
  for (const state of states)
    for (const move of Object.keys(type.states[state]!.on ?? {})) {
      used.add(move);
      if (!Object.hasOwn(moves, move))
        add([...at, 'states', state, 'on', move], 'move-undeclared', { move, hint: hintFor(move, names) });
    }
  for (const [name, move] of Object.entries(moves)) {
    const here: Path = [...at, 'moves', name];
    if (OWN_WORDS.has(name)) add(here, 'move-own-word', { move: name });
    if (!used.has(name)) add(here, 'move-idle', { move: name });
    checkMovers(move.may, [...here, 'may'], add);
    if (move.may.length === 0 && !made.has(`${id} ${name}`) && type.exit !== name)
      add([...here, 'may'], 'move-nobody', { move: name });
    if (move.time !== undefined && !isDuration(move.time))
      add([...here, 'time'], 'bad-duration', { duration: move.time });
    for (const [i, other] of (move.other_than ?? []).entries())
      if (other !== 'open' && !Object.hasOwn(moves, other))
        add([...here, 'other_than', i], 'unknown-move', { move: other, hint: hintFor(other, [...names, 'open']) });
  }
}

/** How one is merged, reopened, and closed when its activation ends. */
function checkEnds({ id, type, at, add, going, states }: OneType): void {
  const { merge, reopen, exit, assign, open } = type;
  if (open !== undefined) checkMovers(open.may, [...at, 'open', 'may'], add);
  if (assign !== undefined) checkMovers([assign.role], [...at, 'assign', 'role'], add, { posts: true });
  if (merge !== undefined) {
    // Two people's matters are never one, and a building's are about no household in it.
    if (type.subject === 'person' || (type.subject === 'building' && merge.same !== 'building'))
      add([...at, 'merge', 'same'], 'merge-place', { subject: type.subject });
    if (merge.within !== undefined && !isDuration(merge.within))
      add([...at, 'merge', 'within'], 'bad-duration', { duration: merge.within });
  }
  if (reopen !== undefined) {
    const to: Path = [...at, 'reopen', 'to'];
    if (!states.includes(reopen.to))
      add(to, 'unknown-state', { state: reopen.to, matter: id, hint: hintFor(reopen.to, going) });
    else if (!going.includes(reopen.to)) add(to, 'reopen-to-end', { state: reopen.to });
    if (!isDuration(reopen.within)) add([...at, 'reopen', 'within'], 'bad-duration', { duration: reopen.within });
    if (reopen.may !== undefined) checkMovers(reopen.may, [...at, 'reopen', 'may'], add);
  }
  if (exit === undefined) return;
  const here: Path = [...at, 'exit'];
  if (!Object.hasOwn(type.moves ?? {}, exit))
    add(here, 'unknown-move', { move: exit, hint: hintFor(exit, Object.keys(type.moves ?? {})) });
  else {
    // The end of an activation makes this very move where it is the last one; a way round, it finds by itself.
    const ends = states.some(state => isFinal(type, type.states[state]!.on?.[exit] ?? ''));
    if (!ends) add(here, 'exit-no-end', { move: exit });
  }
}

function checkGuards({ id, type, at }: OneType, vocabulary: Vocabulary): PackProblem[] {
  const { subject } = type;
  const problems: PackProblem[] = [];
  if (type.open?.when !== undefined)
    problems.push(...checkCondition(type.open.when, { subject, stairwell: true }, vocabulary, [...at, 'open', 'when']));
  for (const [name, { when }] of Object.entries(type.moves ?? {}))
    if (when !== undefined)
      problems.push(
        ...checkCondition(when, { subject, matter: [id], stairwell: true }, vocabulary, [...at, 'moves', name, 'when']),
      );
  return problems;
}
