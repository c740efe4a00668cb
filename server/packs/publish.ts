// Publishing: what ships is checked and stored once; what is stored is what runs. A file changed without a new version
// is told and left aside, so that a matter never changes under the people in it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import { loadDictionary } from '../facts/index.ts';
import type { Scope } from '../kernel/scope.ts';
import { SYSTEM } from '../kernel/stream.ts';
import { type Database, inTransaction, sql } from '../kernel/unit-of-work.ts';
import { type IsPublished, loadPacks } from './library.ts';
import { openShelf, type Shelf } from './shelf.ts';

export const PACKS = join(import.meta.dirname, '..', '..', 'packs');

export const digestOf = (body: string): Buffer => createHash('sha256').update(body).digest();

/** Reads what ships. Throws with every problem's file and line: a dictionary or pack with a fault never runs. */
export function readShipped(
  dir = PACKS,
  isPublished?: IsPublished,
): {
  dictionary: Dictionary;
  neverHeld: NeverHeld[];
  packs: CompiledPack[];
  /** The text of each as it was written, by `pack@version`. */
  sources: Map<string, string>;
} {
  const { dictionary, neverHeld, problems } = loadDictionary(join(dir, 'shared'));
  if (problems.length > 0)
    throw new Error(problems.map(one => `${one.file}:${one.line} ${one.text.zh} ${one.text.en}`).join('\n'));
  const packs = loadPacks(dir, dictionary, isPublished);
  if (packs.problems.length > 0)
    throw new Error(packs.problems.map(one => `${one.file}:${one.line} ${one.text.zh} ${one.text.en}`).join('\n'));
  return { dictionary, neverHeld, packs: packs.packs, sources: packs.sources };
}

/** Stores what shipped and is new, then opens what runs: every stored version, whoever published it. */
export async function publish(db: Database, now: number, log: (line: string) => void, dir = PACKS): Promise<Shelf> {
  const { rows } = await db.aside.query('select source from pack_version where source is not null');
  const published = new Set((rows as { source: string }[]).map(({ source }) => source));
  const shipped = readShipped(dir, text => published.has(text));
  const body = JSON.stringify(shipped.dictionary);
  await db.aside.query(
    `insert into dictionary_version (version, body, digest, published_at) values ($1, $2, $3, $4) on conflict (version) do nothing`,
    [shipped.dictionary.version, body, digestOf(body), now],
  );
  await inTransaction(db, scopeOf(shipped.dictionary), async tx => {
    const stored = await tx.rows<{ pack: string; version: number; digest: Buffer }>(STORED);
    const fresh: CompiledPack[] = [];
    for (const one of shipped.packs) {
      const { pack, version } = one.pack;
      const there = stored.find(row => row.pack === pack && row.version === version);
      if (there === undefined) fresh.push(one);
      else if (!digestOf(JSON.stringify(one.pack)).equals(there.digest))
        log(
          `packs/${pack}.yaml: version ${version} is published with other content; raise its version. 版本 ${version} 已发布且内容不同，请提高 version。`,
        );
    }
    if (fresh.length === 0) return;
    const [raised] = await tx.rows<{ epoch: number }>(RAISE_EPOCH, [EVERYWHERE]);
    for (const { pack } of fresh)
      await tx.rows(ADD_SHIPPED, [
        ...[pack.pack, pack.version, shipped.dictionary.version, JSON.stringify(pack), digestOf(JSON.stringify(pack))],
        ...[
          now,
          shipped.sources.get(`${pack.pack}@${pack.version}`) ?? null,
          null,
          null,
          EVERYWHERE,
          null,
          raised!.epoch,
        ],
      ]);
  });
  return openShelf(db, shipped, EVERYWHERE);
}

/** The path of the root of the tree: what is published for it may be used everywhere. */
export const EVERYWHERE = 'all';

const scopeOf = (dictionary: Dictionary): Scope => ({
  ...{ postId: SYSTEM.post.id, communities: [], streams: [], classes: [] },
  ...{ purposes: dictionary.purposes.map(({ id }) => id), flags: ['write', 'system'] },
});

const STORED = sql('stored_packs', 'select pack, version, digest from pack_version');

/** Held until the end of the transaction, so that the versions of a place are committed in the order of their numbers. */
export const RAISE_EPOCH = sql(
  'raise_pack_epoch',
  `insert into pack_epoch (area_path, epoch) values ($1::text::ltree, 1)
   on conflict (area_path) do update set epoch = pack_epoch.epoch + 1 returning epoch`,
);
export const ADD_VERSION = sql(
  'add_pack_version',
  `insert into pack_version (pack, version, dictionary_version, body, digest, published_at, source, stream_id, area_id, area_path, post_id, epoch)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::ltree, $11, $12)`,
);
/** Of another process that starts at the same time. */
const ADD_SHIPPED = sql('add_shipped_version', `${ADD_VERSION.text} on conflict (pack, version) do nothing`);
