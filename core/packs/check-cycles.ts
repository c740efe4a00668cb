// Finds rules that would set each other off for ever. A pack's rules open and move the pack's own matters only, so packs
// meet through facts alone, and no effect writes a fact: no circle ever spans two packs, and each is checked by itself.
//
// What follows what is a graph of happenings: a type opened, or moved into a state by a move. A rule leads from its
// cause to what its effects bring about. A happening ends by itself where it cannot come again: a matter is opened only
// where none of its type is open, and moved only from where the move starts. What remains is a circle. What takes time
// (a clock, a schedule, an answer) is a cause and never an effect, so that nothing here runs on without it.
import { components } from './components.ts';
import type { Pack } from './model.ts';
import { collector, type PackProblem } from './problems.ts';
import { type RuleStep, sentTypes, stepsOf, type Types } from './rule-steps.ts';

/** `move` absent: opened. `state`: where the matter is then. */
type Happening = { type: string; move?: string; state: string };
/** `rule`, `n`: the rule and its effect. */
type Link = { to: string; rule: number; n: number };
type Graph = { nodes: ReadonlyMap<string, Happening>; links: ReadonlyMap<string, readonly Link[]> };

/** Rules that lead to more than this many happenings cannot be told to end, and are refused. */
const MOST_LINKS = 100_000;

const keyOf = ({ type, move, state }: Happening): string => `${type} ${move ?? ''} ${state}`;
const told = ({ type, move }: Happening): string => (move === undefined ? `open ${type}` : `${type}.${move}`);

/** All that can happen, by type and move; an opening stands under the empty move. */
function happeningsOf(types: Types): Map<string, Happening[]> {
  const found = new Map<string, Map<string, Happening>>();
  const put = (one: Happening) => {
    const key = `${one.type} ${one.move ?? ''}`;
    found.set(key, (found.get(key) ?? new Map()).set(one.state, one));
  };
  for (const [type, { states }] of types)
    for (const [state, { initial, on }] of Object.entries(states)) {
      if (initial === true) put({ type, state });
      for (const [move, target] of Object.entries(on ?? {}))
        if (Object.hasOwn(states, target)) put({ type, move, state: target });
    }
  return new Map([...found].map(([key, byState]) => [key, [...byState.values()]]));
}

/** What one effect brings about when its rule was set off by this. */
function broughtBy(step: RuleStep, cause: Happening, all: ReadonlyMap<string, Happening[]>, types: Types): Happening[] {
  const { effect, atHand } = step;
  if ('open' in effect) return all.get(`${effect.open} `) ?? [];
  if (!('send' in effect)) return [];
  return sentTypes(step, types).flatMap(type => {
    const able = all.get(`${type} ${effect.send}`) ?? [];
    // The very matter that caused it stands where the cause left it; one opened since may stand anywhere.
    if (type !== cause.type || atHand !== cause.type || step.opened) return able;
    const target = types.get(type)!.states[cause.state]?.on?.[effect.send];
    return able.filter(({ state }) => state === target);
  });
}

/** Whether an effect follows from a happening: its rule's cause, or what its rule opened just before. */
const follows = ({ trigger, atHand, opened }: RuleStep, { type, move }: Happening): boolean =>
  (opened && move === undefined && atHand === type) ||
  (trigger?.kind === 'opened'
    ? move === undefined && trigger.matter === type
    : trigger?.kind === 'moved' &&
      move !== undefined &&
      trigger.matter === type &&
      (trigger.transition ?? move) === move);

/** Undefined where there are too many links to follow. */
function graphOf(pack: Pack, types: Types): Graph | undefined {
  const all = happeningsOf(types);
  const nodes = new Map([...all.values()].flat().map(one => [keyOf(one), one]));
  const links = new Map<string, Link[]>();
  const steps = stepsOf(pack, types).filter(({ effect }) => 'open' in effect || 'send' in effect);
  let count = 0;
  for (const [key, cause] of nodes) {
    const found = new Map<string, Link>();
    for (const step of steps)
      if (follows(step, cause))
        for (const one of broughtBy(step, cause, all, types)) {
          if (++count > MOST_LINKS) return undefined;
          const to = keyOf(one);
          if (!found.has(to)) found.set(to, { to, rule: step.i, n: step.n });
        }
    links.set(key, [...found.values()]);
  }
  return { nodes, links };
}

/** Whether something on a circle can happen again by what else happens on it. */
function canComeAgain({ type, move, state }: Happening, circle: ReadonlySet<string>, types: Types): boolean {
  const { states } = types.get(type)!;
  const isOn = (one: Happening) => circle.has(keyOf(one));
  if (move === undefined)
    return Object.entries(states).some(([, { on }]) =>
      Object.entries(on ?? {}).some(
        ([by, target]) => states[target]?.final === true && isOn({ type, move: by, state: target }),
      ),
    );
  const reached = new Set([state]);
  for (const name of Object.keys(states)) if (isOn({ type, state: name })) reached.add(name);
  for (const here of reached)
    for (const [by, target] of Object.entries(states[here]?.on ?? {}))
      if (isOn({ type, move: by, state: target })) reached.add(target);
  return [...reached].some(here => states[here]?.on?.[move] === state);
}

/** The shortest way from a node round to itself, as rules and what they bring about. */
function wayRound(from: string, { links }: Graph, among: ReadonlySet<string>): Link[] {
  const before = new Map<string, { from: string; rule: number; n: number }>();
  const next = [from];
  for (let here = next.shift(); here !== undefined && !before.has(from); here = next.shift())
    for (const { to, rule, n } of links.get(here) ?? []) {
      if (!among.has(to) || before.has(to)) continue;
      before.set(to, { from: here, rule, n });
      next.push(to);
    }
  const way: Link[] = [];
  let here = from;
  do {
    const last = before.get(here)!;
    way.unshift({ to: here, rule: last.rule, n: last.n });
    here = last.from;
  } while (here !== from);
  return way;
}

/** Circles without end: sets of happenings that bring each other about again and again. */
function circlesOf(graph: Graph, types: Types): Set<string>[] {
  const links = new Map([...graph.links].map(([key, found]) => [key, found.map(({ to }) => to)]));
  const endless: Set<string>[] = [];
  const left = components([...graph.nodes.keys()], links);
  for (let circle = left.pop(); circle !== undefined; circle = left.pop()) {
    const found = circle;
    const again = [...found].filter(key => canComeAgain(graph.nodes.get(key)!, found, types));
    if (again.length === found.size) endless.push(found);
    else left.push(...components(again, links));
  }
  return endless;
}

/** Refuses rules that would set each other off without end, naming the circle at its first effect. */
export function checkCycles(pack: Pack, types: Types): PackProblem[] {
  const { problems, add } = collector();
  const graph = graphOf(pack, types);
  if (graph === undefined) add(['rules'], 'rule-circle', { circle: '…' });
  else
    for (const circle of circlesOf(graph, types)) {
      const way = wayRound([...circle][0]!, graph, circle);
      const words = way.map(({ rule, to }) => `${pack.rules![rule]!.id} → ${told(graph.nodes.get(to)!)}`);
      const [first] = [...way].sort((a, b) => a.rule - b.rule || a.n - b.n);
      add(['rules', first!.rule, 'then', first!.n], 'rule-circle', { circle: words.join(' → ') });
    }
  return problems;
}
