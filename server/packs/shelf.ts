// The published packs of this process. What every command read about packs is compared with it, and what is missing is
// loaded before anything is decided; the library is then replaced whole, so whoever holds the old one keeps it.

import { within } from '../../core/access/may.ts';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import { type CompiledPack, compilePack } from '../../core/packs/compile.ts';
import type { Pack } from '../../core/packs/model.ts';
import type { Library, SeenPacks } from '../kernel/kernel.ts';
import type { Database } from '../kernel/unit-of-work.ts';

export type Shelf = {
  library(): Library;
  catchUp(seen: SeenPacks): Promise<void>;
};

type Stored = { pack: string; version: number; body: Pack; area_path: string };
type Shipped = { dictionary: Dictionary; neverHeld: readonly NeverHeld[] };

const nameOf = ({ pack, version }: { pack: string; version: number }): string => `${pack}@${version}`;

/** Compiled at the first use: a database keeps every version there ever was, and few of them are in force. */
const compiled = new WeakMap<Stored, CompiledPack>();

function compiledOf(stored: Stored, dictionary: Dictionary): CompiledPack {
  let pack = compiled.get(stored);
  if (pack === undefined) {
    pack = compilePack(stored.body, dictionary);
    compiled.set(stored, pack);
  }
  return pack;
}

function libraryOf({ dictionary, neverHeld }: Shipped, versions: ReadonlyMap<string, Stored>): Library {
  const ordered = [...versions.values()].sort((a, b) =>
    a.pack === b.pack ? a.version - b.version : a.pack < b.pack ? -1 : 1,
  );
  return {
    dictionary,
    neverHeld,
    purposes: dictionary.purposes.map(purpose => purpose.id),
    pack: (pack, version, at) => {
      const stored = versions.get(nameOf({ pack, version }));
      if (stored === undefined || (at !== undefined && !within(at, stored.area_path))) return undefined;
      return compiledOf(stored, dictionary);
    },
    packsFor: path =>
      ordered
        .filter(one => within(path, one.area_path))
        .map(({ body, area_path }) => ({ pack: body, areaPath: area_path })),
  };
}

const EPOCHS = 'select area_path::text, epoch from pack_epoch where area_path = any($1::text[]::ltree[])';
const VERSIONS = `select v.pack, v.version, v.body, v.area_path::text from pack_version v
  where exists (select from unnest($1::text[], $2::bigint[]) s (path, known) where v.area_path = s.path::ltree and v.epoch > s.known)
   or exists (select from unnest($3::text[], $4::int[]) n (pack, version) where v.pack = n.pack and v.version = n.version)`;

/** Everything that may be used everywhere is loaded at once, the rest when somebody's place needs it. */
export async function openShelf(db: Database, shipped: Shipped, everywhere: string): Promise<Shelf> {
  let versions: ReadonlyMap<string, Stored> = new Map();
  let library = libraryOf(shipped, versions);
  /** By place: how many publications of it are loaded. */
  const epochs = new Map<string, number>();
  const knownOf = (path: string) => epochs.get(path) ?? 0;

  /** Over a connection of its own: what this process shares must be committed, also where the asker published it. */
  const load = async (paths: readonly string[], named: SeenPacks['versions']): Promise<void> => {
    // Numbers before versions, so that none is taken for loaded that is not.
    const found = await db.aside.query(EPOCHS, [paths]);
    const { rows } = await db.aside.query(VERSIONS, [
      paths,
      paths.map(knownOf),
      named.map(one => one.pack),
      named.map(one => one.version),
    ]);
    const added = (rows as Stored[]).filter(row => !versions.has(nameOf(row)));
    if (added.length > 0) {
      versions = new Map([...versions, ...added.map(row => [nameOf(row), row] as const)]);
      library = libraryOf(shipped, versions);
    }
    for (const { area_path, epoch } of found.rows as { area_path: string; epoch: number }[])
      epochs.set(area_path, Math.max(epoch, knownOf(area_path)));
  };

  await load([everywhere], []);
  return {
    library: () => library,
    catchUp: async seen => {
      const behind = seen.epochs.filter(({ path, epoch }) => knownOf(path) < epoch);
      const missing = seen.versions.filter(one => !versions.has(nameOf(one)));
      if (behind.length + missing.length === 0) return;
      await load(
        behind.map(one => one.path),
        missing,
      );
    },
  };
}
