// Packs with one thing wrong, made from a pack: a rule's condition negated, a boundary moved by one unit, an effect
// dropped; conditions of questions, figures, openings and moves, and lengths of promises likewise. Each has to be found
// out by an example; one that is not tells of a sentence in the pack that nobody has proved.
import type { Dictionary, Title } from '../../facts/model.ts';
import { compilePack } from '../../packs/compile.ts';
import type { Condition, Effect, MatterType, Pack, Rule } from '../../packs/model.ts';
import { mutantsOfCondition } from './mutate-condition.ts';
import { runExample } from './run.ts';

export type Mutant = {
  /** Where it differs from the pack. */
  path: (string | number)[];
  what: Title;
  pack: Pack;
  /** The rule it is a mutant of. */
  rule?: string;
};

type Path = Mutant['path'];
type Put = (pack: Pack) => Pack;
type Found = { path: Path; what: Title; put: Put };

const both = (zh: string, en: string): Title => ({ zh, en });
const replaced = <T>(list: readonly T[], at: number, one: T): T[] => list.map((each, i) => (i === at ? one : each));
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);

/** `P14D` → `P15D`, `P13D`; `WD3` → `WD4`, `WD2`: the last unit it names, one more and one less, never none. */
export function lengthsBeside(text: string): string[] {
  const last = /^(P.*?|WD)(\d+)([YMWDHS]?)$/.exec(text);
  if (last === null) return [];
  const [, before, n, unit] = last as unknown as [string, string, string, string];
  return [1, -1].flatMap(by => (Number(n) + by < 1 ? [] : [`${before}${Number(n) + by}${unit}`]));
}

const ofCondition = (condition: Condition | undefined, path: Path, put: (condition: Condition) => Put): Found[] =>
  condition === undefined
    ? []
    : mutantsOfCondition(condition).map(mutant => ({
        path,
        what: both(`条件改成 ${mutant.change}`, `the condition becomes ${mutant.change}`),
        put: put(mutant.condition),
      }));

const ofLength = (length: string | undefined, path: Path, put: (length: string) => Put): Found[] =>
  length === undefined
    ? []
    : lengthsBeside(length).map(other => ({
        path,
        what: both(`${length} 改成 ${other}`, `${length} becomes ${other}`),
        put: put(other),
      }));

const withRule =
  (i: number, rule: Rule): Put =>
  pack => ({ ...pack, rules: replaced(pack.rules ?? [], i, rule) });

function ofEffect(effect: Effect, at: Path, put: (effect: Effect) => Put): Found[] {
  const numbers = (['quantity', 'places'] as const).flatMap(key => {
    const n = (effect as Record<string, unknown>)[key] ?? ('reserve' in effect && key === 'quantity' ? 1 : undefined);
    if (typeof n !== 'number') return [];
    return [n + 1, n - 1]
      .filter(other => other > 0)
      .map(other => ({
        path: [...at, key],
        what: both(`${key} ${n} 改成 ${other}`, `${key} ${n} becomes ${other}`),
        put: put({ ...effect, [key]: other } as Effect),
      }));
  });
  const lengths = (['every', 'for'] as const).flatMap(key => {
    const length = (effect as Record<string, unknown>)[key];
    if (typeof length !== 'string') return [];
    return ofLength(length, [...at, key], other => put({ ...effect, [key]: other } as Effect));
  });
  const conditions = (['where', 'first'] as const).flatMap(key => {
    const condition = (effect as Record<string, unknown>)[key];
    if (typeof condition !== 'string') return [];
    return ofCondition(condition, [...at, key], other => put({ ...effect, [key]: other } as Effect));
  });
  return [...numbers, ...lengths, ...conditions];
}

const SCHEDULE = /^(\s*schedule\s*\(\s*")([^"]*)(".*)$/s;

function ofRule(rule: Rule, i: number): Found[] {
  const at: Path = ['rules', i];
  const scheduled = SCHEDULE.exec(rule.on);
  const never: Found = {
    path: at,
    what: both('规则从不触发', 'the rule never fires'),
    put: pack => ({ ...pack, rules: without(pack.rules ?? [], i) }),
  };
  return [
    ...(rule.when === undefined ? [never] : []),
    ...ofCondition(rule.when, [...at, 'when'], when => withRule(i, { ...rule, when })),
    ...(scheduled === null
      ? []
      : ofLength(scheduled[2]!, [...at, 'on'], other =>
          withRule(i, { ...rule, on: `${scheduled[1]}${other}${scheduled[3]}` }),
        )),
    ...rule.then.flatMap((effect, n): Found[] => [
      {
        path: [...at, 'then', n],
        what: both(
          `去掉效果 ${Object.keys(effect)[0]}: ${Object.values(effect)[0]}`,
          `the effect ${Object.keys(effect)[0]}: ${Object.values(effect)[0]} is dropped`,
        ),
        // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
        put: withRule(i, { ...rule, then: without(rule.then, n) }),
      },
      ...ofEffect(effect, [...at, 'then', n], other =>
        // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
        withRule(i, { ...rule, then: replaced(rule.then, n, other) }),
      ),
    ]),
  ];
}

function ofMatter(type: string, spec: MatterType): Found[] {
  const at: Path = ['matters', type];
  const put =
    (other: MatterType): Put =>
    pack => ({ ...pack, matters: { ...pack.matters, [type]: other } });
  const { open, states, moves = {}, clocks = [] } = spec;
  return [
    ...ofCondition(open?.when, [...at, 'open', 'when'], when => put({ ...spec, open: { ...open!, when } })),
    ...Object.entries(states).flatMap(([name, state]) =>
      ofLength(state.due, [...at, 'states', name, 'due'], due =>
        put({ ...spec, states: { ...states, [name]: { ...state, due } } }),
      ),
    ),
    ...Object.entries(moves).flatMap(([name, move]) =>
      ofCondition(move.when, [...at, 'moves', name, 'when'], when =>
        put({ ...spec, moves: { ...moves, [name]: { ...move, when } } }),
      ),
    ),
    ...clocks.flatMap((clock, i) =>
      ofLength(clock.within, [...at, 'clocks', i, 'within'], within =>
        put({ ...spec, clocks: replaced(clocks, i, { ...clock, within }) }),
      ),
    ),
  ];
}

/** Every mutant of a checked pack, in the order of its file. */
export function mutantsOf(pack: Pack): Mutant[] {
  const asks = pack.asks.flatMap((ask, i) =>
    ofCondition(ask.when, ['asks', i, 'when'], when => one => ({
      ...one,
      asks: replaced(one.asks, i, { ...ask, when }),
    })),
  );
  const reports = pack.reports.flatMap((report, i) =>
    ofCondition(report.where, ['reports', i, 'where'], where => one => ({
      ...one,
      reports: replaced(one.reports, i, { ...report, where }),
    })),
  );
  const matters = Object.entries(pack.matters ?? {}).flatMap(([type, spec]) => ofMatter(type, spec));
  const made = ({ path, what, put }: Found): Mutant => ({ path, what, pack: put(pack) });
  return [
    ...[...asks, ...reports, ...matters].map(made),
    ...(pack.rules ?? []).flatMap((rule, i) => ofRule(rule, i).map(one => ({ ...made(one), rule: rule.id }))),
  ];
}

/** The order in which examples are tried: those in which a rule fired first, and what found out the last mutant. */
function firingFirst(pack: Pack, dictionary: Dictionary): (rule: string | undefined) => number[] {
  const compiled = compilePack(pack, dictionary);
  const fired = pack.examples.map(
    example => new Set(runExample(compiled, dictionary, example, () => undefined).fired.keys()),
  );
  const all = pack.examples.map((_, i) => i);
  return rule =>
    rule === undefined ? all : [...all.filter(i => fired[i]!.has(rule)), ...all.filter(i => !fired[i]!.has(rule))];
}

/**
 * Runs a pack's examples over each of its mutants and gives those that no example finds out. The pack is one that
 * `checkPack` accepts and whose examples hold. Pure, and always the same.
 */
export function survivors(pack: Pack, dictionary: Dictionary): { mutants: number; survived: Mutant[] } {
  const orderFor = firingFirst(pack, dictionary);
  const mutants = mutantsOf(pack);
  let last = -1;
  const survived = mutants.filter(({ pack: mutant, rule }) => {
    const compiled = compilePack(mutant, dictionary);
    const order = orderFor(rule);
    const finder = (last >= 0 && rule === undefined ? [last, ...order] : order).find(i => {
      let differs = false;
      runExample(compiled, dictionary, mutant.examples[i]!, () => {
        differs = true;
      });
      return differs;
    });
    last = finder ?? last;
    return finder === undefined;
  });
  return { mutants: mutants.length, survived };
}
