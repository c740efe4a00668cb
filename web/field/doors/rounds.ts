// The round of one grid as this phone shows it: what the server last sent, and over it the doors changed here since.
// A change made here stays on top until a list fetched after its delivery takes its place.
import type { Dictionary } from '../../../core/facts/model.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { Active } from '../../../core/packs/compile.ts';
import type { FieldDoor, FieldRound } from '../../../core/visits/contract.ts';

export type Engine = typeof import('../visits/engine.ts');

export type Round = {
  round: FieldRound;
  dictionary: Dictionary;
  actives: Active[];
  engine: Engine;
  /** By this phone's `now`. */
  loadedAt: number;
  /** The server's doors with this phone's own visits laid over. */
  doors: readonly FieldDoor[];
};

export type RoundView =
  | { at: 'loading' }
  | { at: 'failed'; refusal?: Refusal }
  | ({ at: 'ready'; refreshing: boolean } & Round);

export type Fetched = { ok: true; value: FieldRound } | { ok: false; refusal?: Refusal };

export type RoundParts = {
  /** With `since`, the doors alone that something was recorded about after that event of the community. */
  fetchRound(grid: Id, since?: number): Promise<Fetched>;
  fetchDictionary(): Promise<Dictionary | undefined>;
  fetchEngine(): Promise<Engine | undefined>;
  now(): number;
};

type Change = { door: FieldDoor; visitId: Id; deliveredAt?: number };

export type Rounds = {
  read(grid: Id): RoundView;
  /** Fetches the grid unless it is younger than `olderThanMs`. */
  load(grid: Id, olderThanMs?: number): Promise<void>;
  /** Fetches the doors that changed since the list was fetched, and lays them in. */
  catchUp(grid: Id): Promise<void>;
  /** Lays one door over the server's; `visitId` names the change for `drop` and `delivered`. */
  change(grid: Id, door: FieldDoor, visitId: Id): void;
  drop(visitId: Id): void;
  delivered(visitId: Id): void;
  /** Lets go of every list and change, for the next person at this phone. */
  forget(): void;
  watch(listener: () => void): () => void;
};

/** People in the order they were registered in, so that nobody changes places between two lists. */
const inOrder = (door: FieldDoor): FieldDoor =>
  door.household === undefined
    ? door
    : {
        ...door,
        household: { ...door.household, persons: door.household.persons.toSorted((a, b) => (a.id < b.id ? -1 : 1)) },
      };

const activeIds = ({ actives }: FieldRound): string => actives.map(({ activation }) => activation.id).join(' ');

export function createRounds({ fetchRound, fetchDictionary, fetchEngine, now }: RoundParts): Rounds {
  const held = new Map<Id, RoundView>();
  const changes = new Map<Id, Change[]>();
  const listeners = new Set<() => void>();
  const compiled = new Map<string, Active['compiled']>();
  /** Fetches under way: a screen that opens meanwhile waits for the same one. */
  const flying = new Map<Id, Promise<void>>();
  const seen = new Set<string>();
  let dictionary: Dictionary | undefined;
  let engine: Engine | undefined;

  const tell = () => {
    for (const listener of listeners) listener();
  };

  function overlaid(grid: Id, doors: readonly FieldDoor[]): FieldDoor[] {
    const latest = new Map((changes.get(grid) ?? []).map(change => [change.door.dwellingId, change.door]));
    return doors.map(door => latest.get(door.dwellingId) ?? door);
  }

  function relay(grid: Id): void {
    const view = held.get(grid);
    if (view?.at === 'ready') held.set(grid, { ...view, doors: overlaid(grid, view.round.doors) });
    tell();
  }

  function compile(
    { activation, pack }: FieldRound['actives'][number],
    words: Dictionary,
    { compilePack }: Engine,
  ): Active {
    const key = `${pack.pack} ${pack.version} ${words.version}`;
    let one = compiled.get(key);
    if (one === undefined) {
      one = compilePack(pack, words);
      seen.add(`${pack.pack} ${pack.version}`);
      compiled.set(key, one);
    }
    return { activation, compiled: one };
  }

  async function fetchAnew(grid: Id): Promise<void> {
    const before = held.get(grid);
    held.set(grid, before?.at === 'ready' ? { ...before, refreshing: true } : { at: 'loading' });
    tell();
    const startedAt = now();
    const [fetched, known, code] = await Promise.all([
      fetchRound(grid),
      dictionary ?? fetchDictionary(),
      engine ?? fetchEngine(),
    ]);
    // A pack not seen yet may speak of elements published since the dictionary was fetched.
    const isNew = fetched.ok && fetched.value.actives.some(({ pack }) => !seen.has(`${pack.pack} ${pack.version}`));
    const words = isNew && dictionary !== undefined ? await fetchDictionary() : known;
    dictionary = words ?? dictionary;
    engine = code ?? engine;
    if (!fetched.ok || words === undefined || code === undefined) {
      // A list already on the screen stays: the doors have not moved.
      held.set(
        grid,
        before?.at === 'ready'
          ? { ...before, refreshing: false, doors: overlaid(grid, before.round.doors) }
          : { at: 'failed', refusal: fetched.ok ? undefined : fetched.refusal },
      );
      tell();
      return;
    }
    settle(grid, startedAt);
    const round = { ...fetched.value, doors: fetched.value.doors.map(inOrder) };
    held.set(grid, {
      at: 'ready',
      refreshing: false,
      round,
      dictionary: words,
      engine: code,
      actives: round.actives.map(active => compile(active, words, code)),
      loadedAt: now(),
      doors: overlaid(grid, round.doors),
    });
    tell();
  }

  /** Own changes that a fetch begun at `startedAt` has surely found with the server need no longer lie on top. */
  function settle(grid: Id, startedAt: number): void {
    changes.set(
      grid,
      (changes.get(grid) ?? []).filter(({ deliveredAt }) => deliveredAt === undefined || deliveredAt > startedAt),
    );
  }

  async function fetchChanged(grid: Id): Promise<void> {
    const before = held.get(grid);
    if (before?.at !== 'ready') return;
    const startedAt = now();
    const fetched = await fetchRound(grid, before.round.seq);
    const view = held.get(grid);
    if (!fetched.ok || view?.at !== 'ready' || view.round.seq > fetched.value.seq) return;
    const changed = new Map(fetched.value.doors.map(door => [door.dwellingId, inOrder(door)]));
    const doors = view.round.doors.map(door => changed.get(door.dwellingId) ?? door);
    const known = new Set(doors.map(door => door.dwellingId));
    const isNew = fetched.value.doors.some(door => !known.has(door.dwellingId));
    if (isNew || activeIds(fetched.value) !== activeIds(view.round)) return fetchAnew(grid);
    settle(grid, startedAt);
    const round = { ...view.round, now: fetched.value.now, seq: fetched.value.seq, doors };
    held.set(grid, { ...view, round, doors: overlaid(grid, doors) });
    tell();
  }

  return {
    catchUp: fetchChanged,
    read: grid => held.get(grid) ?? { at: 'loading' },
    load(grid, olderThanMs = 0) {
      const view = held.get(grid);
      if (view?.at === 'ready' && now() - view.loadedAt < olderThanMs) return Promise.resolve();
      const under = flying.get(grid);
      if (under !== undefined && olderThanMs > 0) return under;
      const flight = fetchAnew(grid).finally(() => {
        if (flying.get(grid) === flight) flying.delete(grid);
      });
      flying.set(grid, flight);
      return flight;
    },
    change(grid, door, visitId) {
      changes.set(grid, [...(changes.get(grid) ?? []), { door, visitId }]);
      relay(grid);
    },
    drop(visitId) {
      for (const [grid, list] of changes) {
        if (!list.some(change => change.visitId === visitId)) continue;
        changes.set(
          grid,
          list.filter(change => change.visitId !== visitId),
        );
        relay(grid);
      }
    },
    delivered(visitId) {
      for (const list of changes.values())
        for (const change of list) if (change.visitId === visitId) change.deliveredAt = now();
    },
    forget() {
      held.clear();
      changes.clear();
      tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
