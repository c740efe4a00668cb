// How a matter changes: opened, moved, reopened. A state folds from what happened alone, never from a guess.
import type { Id } from '../kernel/id.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import type { Matter } from './model.ts';
import { stateOf } from './model.ts';

export type Opening = Omit<Matter, 'stays' | 'open' | 'makers' | 'made' | 'needs' | 'passed' | 'reopened' | 'beside'>;

/** A new matter in its first state. `at` in ms; `by`: the account that opened it, absent for rules. */
export const openMatter = (kind: CompiledMatter, opening: Opening, at: number, by?: Id): Matter => ({
  ...opening,
  stays: [{ state: kind.initial, from: at }],
  open: kind.type.states[kind.initial]?.final !== true,
  makers: by === undefined ? {} : { open: [by] },
  made: {},
  needs: [],
  passed: {},
  beside: [],
  reopened: 0,
});

/** Where a move leads from where the matter is; undefined when it cannot be made there. */
export const targetOf = (kind: CompiledMatter, matter: Matter, transition: string): string | undefined =>
  kind.type.states[stateOf(matter)]?.on?.[transition];

function enter(kind: CompiledMatter, matter: Matter, state: string, at: number): Matter {
  const last = matter.stays.at(-1)!;
  const from = Math.max(at, last.from);
  return {
    ...matter,
    stays: [...matter.stays.slice(0, -1), { ...last, until: from }, { state, from }],
    open: kind.type.states[state]?.final !== true,
  };
}

/**
 * After a move; the caller has found its `target`. What a closed matter needed is asked no more. `time`: what whoever
 * made it chose, ms.
 */
export function moveMatter(
  kind: CompiledMatter,
  matter: Matter,
  { transition, target, at, by, time }: { transition: string; target: string; at: number; by?: Id; time?: number },
): Matter {
  const moved = enter(kind, matter, target, at);
  const makers = matter.makers[transition] ?? [];
  return {
    ...moved,
    makers:
      by === undefined || makers.includes(by) ? matter.makers : { ...matter.makers, [transition]: [...makers, by] },
    made: { ...matter.made, [transition]: { n: (matter.made[transition]?.n ?? 0) + 1, at } },
    needs: moved.open ? moved.needs : [],
    ...(time === undefined ? {} : { appointed: time }),
  };
}

export const reopenMatter = (kind: CompiledMatter, matter: Matter, at: number): Matter => ({
  ...enter(kind, matter, kind.type.reopen?.to ?? kind.initial, at),
  made: {},
  reopened: matter.reopened + 1,
});

/** What stays of an event for ever. */
export type Skeleton = {
  type: string;
  subject_id: Id;
  transition: string | null;
  rule: string | null;
  observed_at: number;
  recorded_at: number;
};

export type Folded = Pick<Matter, 'stays' | 'open' | 'reopened'> & { state: string };

const OPENED = /^open:([^@]+)@(\d+)\/(.+)$/;

/**
 * Where every matter is by the skeletons of its events alone, in the order of their stream. Somebody's own doing
 * happened when they did it, a rule's when it was recorded. `packOf` must know every version that opened one.
 */
export function foldSkeletons(
  events: readonly Skeleton[],
  packOf: (pack: string, version: number) => { matters: ReadonlyMap<string, CompiledMatter> } | undefined,
): Map<Id, Folded> {
  const kinds = new Map<Id, CompiledMatter>();
  const folded = new Map<Id, Matter>();
  for (const { type, subject_id: id, transition, rule, observed_at, recorded_at } of events) {
    const at = rule === null ? Math.min(observed_at, recorded_at) : recorded_at;
    const [, pack, version, name] = OPENED.exec(transition ?? '') ?? [];
    if (type === 'matter.opened' && pack !== undefined) {
      const kind = packOf(pack, Number(version))?.matters.get(name!);
      if (kind === undefined) continue;
      kinds.set(id, kind);
      folded.set(id, openMatter(kind, {} as Opening, at));
      continue;
    }
    const [kind, matter] = [kinds.get(id), folded.get(id)];
    if (kind === undefined || matter === undefined || transition === null) continue;
    if (type === 'matter.moved') {
      const target = targetOf(kind, matter, transition);
      if (target !== undefined) folded.set(id, moveMatter(kind, matter, { transition, target, at }));
    } else if (type === 'matter.reopened') folded.set(id, reopenMatter(kind, matter, at));
    else if (type === 'matter.joined') folded.set(id, leave(matter, at));
  }
  return new Map(
    [...folded].map(([id, matter]) => {
      const { stays, open, reopened } = matter;
      return [id, { state: stateOf(matter), stays, open, reopened }];
    }),
  );
}

/** Leaves its last state without entering another: it is settled with another matter. */
export function leave(matter: Matter, at: number): Matter {
  const last = matter.stays.at(-1)!;
  const stays = [...matter.stays.slice(0, -1), { ...last, until: Math.max(at, last.from) }];
  return { ...matter, open: false, needs: [], stays };
}
