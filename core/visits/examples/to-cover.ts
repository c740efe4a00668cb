// Everything of a pack that an example ought to go through, and where it stands in the file: each move of each state,
// each rule, each promise kept and broken, each refusal, each side of a question's condition, each figure.
import type { Title } from '../../facts/model.ts';
import { type MatterType, MOVERS, type Pack, type StateSpec } from '../../packs/model.ts';

export type CoverKind = 'transition' | 'rule' | 'clock' | 'refusal' | 'ask' | 'report';

/** What has to be whole before a pack ships. Questions and figures are told too. */
export const REQUIRED: readonly CoverKind[] = ['transition', 'rule', 'clock', 'refusal'];

export type ToCover = {
  kind: CoverKind;
  /** As the trace of a run calls it. */
  name: string;
  path: (string | number)[];
  /** A step, or a line of the then-part, that would go through it. */
  hint: Title;
};

const both = (zh: string, en: string): Title => ({ zh, en });
const step = (text: string): Title => both(`加一步 ${text}`, `add the step ${text}`);

/** A role that is none of these; `undefined`: everybody may. */
const outsider = (may: readonly string[]): string | undefined =>
  MOVERS.find(mover => mover !== 'lead' && !may.includes(mover));

/** A state nobody rests in: rules alone lead out of it and no time is given, so nothing can be tried there by hand. */
const isPassing = ({ moves, clocks }: MatterType, name: string, { on, due }: StateSpec): boolean =>
  on !== undefined &&
  due === undefined &&
  Object.keys(on).every(move => moves?.[move]?.may.length === 0) &&
  !(clocks ?? []).some(({ runs, pauses }) => runs.includes(name) || pauses?.includes(name) === true);

function refusalsOf(type: string, spec: MatterType): ToCover[] {
  const found: ToCover[] = [];
  const add = (of: string, code: string, path: (string | number)[], hint: Title) =>
    found.push({ kind: 'refusal', name: `${type}.${of} ${code}`, path: ['matters', type, ...path], hint });
  const refused = (made: string, code: string) => step(`{ ${made}, refused: ${code} }`);
  const { open, reopen } = spec;
  if (open !== undefined) {
    const other = outsider(open.may);
    if (other !== undefined)
      add('open', 'not-yours-to-open', ['open', 'may'], refused(`open: ${type}, as: ${other}`, 'not-yours-to-open'));
    if (open.when !== undefined)
      add('open', 'guard-not-met', ['open', 'when'], refused(`open: ${type}`, 'guard-not-met'));
    if (spec.merge !== undefined)
      add('open', 'matter-already-open', ['merge'], refused(`open: ${type}`, 'matter-already-open'));
  }
  const left = new Set(
    Object.entries(spec.states).flatMap(([name, state]) =>
      isPassing(spec, name, state) ? [] : Object.keys(state.on ?? {}),
    ),
  );
  for (const [move, { may, when, reason, time, other_than: apart }] of Object.entries(spec.moves ?? {})) {
    if (!left.has(move)) continue;
    const at = (key: string) => ['moves', move, key];
    const other = outsider(may);
    const made = `move: ${move}`;
    if (other !== undefined)
      add(move, 'not-yours-to-move', at('may'), refused(`${made}, as: ${other}`, 'not-yours-to-move'));
    // What rules alone make is refused to anybody before its guard is looked at.
    if (may.length === 0) continue;
    if (when !== undefined) add(move, 'guard-not-met', at('when'), refused(made, 'guard-not-met'));
    if (apart !== undefined) add(move, 'same-person', at('other_than'), refused(made, 'same-person'));
    if (reason !== undefined) add(move, 'reason-needed', at('reason'), refused(made, 'reason-needed'));
    if (time === undefined) continue;
    add(move, 'time-needed', at('time'), refused(made, 'time-needed'));
    add(move, 'time-too-far', at('time'), refused(`${made}, time: P1Y`, 'time-too-far'));
  }
  if (reopen !== undefined) {
    const other = outsider(reopen.may ?? ['resident', 'community_staff']);
    if (other !== undefined)
      add('reopen', 'not-yours-to-move', ['reopen'], refused(`reopen: ${type}, as: ${other}`, 'not-yours-to-move'));
    const late = both(
      `结束后加 { wait: ${reopen.within} }，再加 { reopen: ${type}, refused: too-late-to-reopen }`,
      `after it ended add { wait: ${reopen.within} } and { reopen: ${type}, refused: too-late-to-reopen }`,
    );
    add('reopen', 'too-late-to-reopen', ['reopen', 'within'], late);
  }
  return found;
}

function ofMatter(type: string, spec: MatterType): ToCover[] {
  const at = (...path: (string | number)[]) => ['matters', type, ...path];
  const found: ToCover[] = [];
  const clock = (id: string, within: string, path: (string | number)[]) => {
    for (const status of ['met', 'late'])
      found.push({
        kind: 'clock',
        name: `${type}.${id} ${status}`,
        path,
        hint:
          status === 'met'
            ? both(`在 ${within} 之内走到下一个状态`, `make a move out of its states within ${within}`)
            : step(`{ wait: ${within} }`),
      });
  };
  for (const [state, { on, due }] of Object.entries(spec.states)) {
    for (const move of Object.keys(on ?? {})) {
      const may = spec.moves?.[move]?.may ?? [];
      const byRule = both(`让一条规则在 ${state} 时 send: ${move}`, `let a rule send ${move} in the state ${state}`);
      const byHand = step(`{ move: ${move}, matter: ${type}, as: ${may[0]} }（${state}）`);
      found.push({
        kind: 'transition',
        name: `${type}.${state}.${move}`,
        path: at('states', state, 'on', move),
        hint: may.length === 0 ? byRule : byHand,
      });
    }
    if (due !== undefined) clock(state, due, at('states', state, 'due'));
  }
  for (const [i, { id, within }] of (spec.clocks ?? []).entries()) clock(id, within, at('clocks', i));
  return [...found, ...refusalsOf(type, spec)];
}

/** What a pack's examples ought to go through, in the order of its file. The appeal, which is not written in it, is left out. */
export const toCover = (pack: Pack): ToCover[] => [
  ...Object.entries(pack.matters ?? {}).flatMap(([type, spec]) => ofMatter(type, spec)),
  ...(pack.rules ?? []).map(
    ({ id, on }, i): ToCover => ({
      ...{ kind: 'rule', name: id, path: ['rules', i] },
      hint: both(`加一个让 ${on} 发生的例子`, `add an example in which ${on} happens`),
    }),
  ),
  ...pack.asks.flatMap(({ element, when }, i): ToCover[] => {
    const at: Pick<ToCover, 'kind' | 'path'> = { kind: 'ask', path: ['asks', i] };
    const asked = both(`写 then: { asked: [${element}] }`, `write then: { asked: [${element}] }`);
    const unasked = both(`写 then: { not_asked: [${element}] }`, `write then: { not_asked: [${element}] }`);
    return [
      { ...at, name: `${element} asked`, hint: asked },
      ...(when === undefined ? [] : [{ ...at, name: `${element} not_asked`, hint: unasked }]),
    ];
  }),
  ...pack.reports.flatMap(({ id, where }, i): ToCover[] => {
    const at: Pick<ToCover, 'kind' | 'path'> = { kind: 'report', path: ['reports', i] };
    const some = both(`写 then: { figures: { ${id}: 1 } }`, `write then: { figures: { ${id}: 1 } }`);
    const none = both(`写 then: { figures: { ${id}: 0 } }`, `write then: { figures: { ${id}: 0 } }`);
    return [
      { ...at, name: `${id} > 0`, hint: some },
      ...(where === undefined ? [] : [{ ...at, name: `${id} = 0`, hint: none }]),
    ];
  }),
];
