// A checked pack's matters and rules made ready to run: triggers parsed, conditions compiled, promises listed. What a
// pack left to its shape (the clock of a state with `due`, the matter of an appeal) stands here as if it were written.
import { type CompiledCondition, compileCondition } from './conditions.ts';
import type { Reads } from './expression.ts';
import type { ClockSpec, Effect, MatterType, MoveSpec, Pack, Rule } from './model.ts';
import { parseTrigger, type Trigger } from './trigger.ts';

export type CompiledMove = MoveSpec & { id: string; guard?: CompiledCondition };

export type CompiledMatter = {
  id: string;
  type: MatterType;
  initial: string;
  moves: ReadonlyMap<string, CompiledMove>;
  clocks: readonly ClockSpec[];
  openWhen?: CompiledCondition;
};

export type CompiledRule = {
  rule: Rule;
  /** Its place in the file. */
  order: number;
  trigger: Trigger;
  when?: CompiledCondition;
  /** `where`: whom it concerns; of a draw, who comes first. */
  effects: readonly { effect: Effect; where?: CompiledCondition }[];
};

export const APPEAL = 'appeal';

/** What every pack with an `appeal` can be asked: to look again, by somebody else, in time. */
function appealOf({ to, within }: NonNullable<Pack['appeal']>): MatterType {
  return {
    title: { zh: '申诉', en: 'Appeal' },
    subject: 'person',
    open: {
      may: ['resident', 'grid_worker', 'volunteer', 'community_staff'],
      by: ['resident', 'phone', 'visit', 'staff'],
    },
    assign: { role: to },
    states: {
      filed: {
        title: { zh: '待复核', en: 'To be looked at again' },
        initial: true,
        due: within,
        on: { uphold: 'upheld', turn_down: 'turned_down', withdraw: 'withdrawn' },
      },
      upheld: { title: { zh: '申诉成立', en: 'Upheld' }, final: true },
      turned_down: { title: { zh: '维持原决定', en: 'Turned down' }, final: true },
      withdrawn: { title: { zh: '本人撤回', en: 'Withdrawn' }, final: true },
    },
    moves: {
      uphold: { title: { zh: '申诉成立', en: 'Uphold' }, may: [to], reason: 'required', other_than: ['open'] },
      turn_down: { title: { zh: '维持原决定', en: 'Turn down' }, may: [to], reason: 'required', other_than: ['open'] },
      withdraw: { title: { zh: '撤回申诉', en: 'Withdraw' }, may: ['resident', 'community_staff'] },
    },
    reopen: { to: 'filed', within: 'P7D' },
  };
}

/** The pack's matter types, and the one every appeal is. */
export const matterTypes = (pack: Pack): Record<string, MatterType> =>
  pack.appeal === undefined ? (pack.matters ?? {}) : { ...pack.matters, [APPEAL]: appealOf(pack.appeal) };

const compiled = (condition: string | undefined): CompiledCondition | undefined =>
  condition === undefined ? undefined : compileCondition(condition);

function compileMatter(id: string, type: MatterType): CompiledMatter {
  const moves = new Map<string, CompiledMove>();
  for (const [name, move] of Object.entries(type.moves ?? {})) {
    const one: CompiledMove = { ...move, id: name };
    const guard = compiled(move.when);
    if (guard !== undefined) one.guard = guard;
    moves.set(name, one);
  }
  const promised = Object.entries(type.states).flatMap(([state, { due, title }]) =>
    due === undefined ? [] : [{ id: state, title, within: due, runs: [state] }],
  );
  const matter: CompiledMatter = {
    ...{ id, type, moves },
    initial: Object.keys(type.states).find(state => type.states[state]!.initial === true)!,
    clocks: [...(type.clocks ?? []), ...promised],
  };
  const openWhen = compiled(type.open?.when);
  if (openWhen !== undefined) matter.openWhen = openWhen;
  return matter;
}

export const compileMatters = (pack: Pack): Map<string, CompiledMatter> =>
  new Map(Object.entries(matterTypes(pack)).map(([id, type]) => [id, compileMatter(id, type)]));

export const compileRules = (pack: Pack): CompiledRule[] =>
  (pack.rules ?? []).map((rule, order): CompiledRule => {
    const trigger = parseTrigger(rule.on);
    if (trigger === undefined) throw new Error(`rule ${rule.id} has no trigger: ${rule.on}`);
    const one: CompiledRule = {
      ...{ rule, order, trigger },
      effects: rule.then.map(effect => {
        const where = compiled('where' in effect ? effect.where : 'first' in effect ? effect.first : undefined);
        return where === undefined ? { effect } : { effect, where };
      }),
    };
    const when = compiled(rule.when);
    if (when !== undefined) one.when = when;
    return one;
  });

/** What rules, guards and conditions of opening read. */
export const readsOfRules = (matters: Iterable<CompiledMatter>, rules: readonly CompiledRule[]): Reads[] => [
  ...rules.flatMap(({ when, effects }) =>
    [when, ...effects.map(({ where }) => where)].flatMap(one => one?.reads ?? []),
  ),
  ...[...matters].flatMap(({ moves, openWhen }) =>
    [openWhen, ...[...moves.values()].map(({ guard }) => guard)].flatMap(one => one?.reads ?? []),
  ),
];
