// How much of a pack its own examples go through. A refusal or a broken promise counts when it happened in a run; a
// question or a figure when an example says something about it.
import type { Dictionary } from '../../facts/model.ts';
import type { CompiledPack } from '../../packs/compile.ts';
import { runExample } from './run.ts';
import { type CoverKind, REQUIRED, type ToCover, toCover } from './to-cover.ts';
import { newTrace } from './trace.ts';

export type Coverage = {
  /** By kind: how many there are, and how many were gone through. */
  counts: { kind: CoverKind; all: number; covered: number; required: boolean }[];
  missing: ToCover[];
  /** Whether nothing that is required is missing. */
  whole: boolean;
};

const KINDS: readonly CoverKind[] = ['transition', 'rule', 'clock', 'refusal', 'ask', 'report'];

/** Runs every example and tells what none of them goes through. Pure; examples that fail count as far as they went. */
export function coverage(compiled: CompiledPack, dictionary: Dictionary): Coverage {
  const trace = newTrace();
  const said = new Set<string>();
  for (const example of compiled.pack.examples) {
    runExample(compiled, dictionary, example, () => undefined, trace);
    const { asked = [], not_asked: unasked = [], figures = {} } = example.then;
    const bare = (name: string) => name.replace(/ of \d+$/, '');
    for (const element of asked) said.add(`ask ${bare(element)} asked`);
    for (const element of unasked) said.add(`ask ${bare(element)} not_asked`);
    for (const [name, n] of Object.entries(figures)) said.add(`report ${name.split('=')[0]} ${n > 0 ? '> 0' : '= 0'}`);
  }
  const seen: Record<CoverKind, ReadonlySet<string>> = {
    ...{ transition: trace.transitions, rule: trace.fired, clock: trace.clocks, refusal: trace.refusals },
    ...{ ask: new Set(), report: new Set() },
  };
  const isCovered = ({ kind, name }: ToCover) => seen[kind].has(name) || said.has(`${kind} ${name}`);
  const all = toCover(compiled.pack);
  const missing = all.filter(one => !isCovered(one));
  const counts = KINDS.map(kind => {
    const of = all.filter(one => one.kind === kind);
    return { kind, all: of.length, covered: of.filter(isCovered).length, required: REQUIRED.includes(kind) };
  });
  return { counts, missing, whole: missing.every(({ kind }) => !REQUIRED.includes(kind)) };
}
