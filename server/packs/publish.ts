// Publishing: what ships is checked and stored once; what is stored is what runs. A file changed without a new version
// is told and left aside, so that a matter never changes under the people in it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import { type CompiledPack, compilePack } from '../../core/packs/compile.ts';
import type { Pack } from '../../core/packs/model.ts';
import { loadDictionary } from '../facts/index.ts';
import type { Library } from '../kernel/kernel.ts';
import type { Database } from '../kernel/unit-of-work.ts';
import { loadPacks } from './library.ts';

export const PACKS = join(import.meta.dirname, '..', '..', 'packs');

const digestOf = (body: string): Buffer => createHash('sha256').update(body).digest();

/** Reads what ships. Throws with every problem's file and line: a dictionary or pack with a fault never runs. */
export function readShipped(dir = PACKS): { dictionary: Dictionary; neverHeld: NeverHeld[]; packs: CompiledPack[] } {
  const { dictionary, neverHeld, problems } = loadDictionary(join(dir, 'shared'));
  if (problems.length > 0)
    throw new Error(problems.map(one => `${one.file}:${one.line} ${one.text.zh} ${one.text.en}`).join('\n'));
  const packs = loadPacks(dir, dictionary);
  if (packs.problems.length > 0)
    throw new Error(packs.problems.map(one => `${one.file}:${one.line} ${one.text.zh} ${one.text.en}`).join('\n'));
  return { dictionary, neverHeld, packs: packs.packs };
}

/** Stores what is new and gives the library that runs: every stored version, compiled. */
export async function publish(db: Database, now: number, log: (line: string) => void, dir = PACKS): Promise<Library> {
  const shipped = readShipped(dir);
  const body = JSON.stringify(shipped.dictionary);
  await db.aside.query(
    `insert into dictionary_version (version, body, digest, published_at) values ($1, $2, $3, $4) on conflict (version) do nothing`,
    [shipped.dictionary.version, body, digestOf(body), now],
  );
  for (const { pack } of shipped.packs) {
    const text = JSON.stringify(pack);
    await db.aside.query(
      `insert into pack_version (pack, version, dictionary_version, body, digest, published_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (pack, version) do nothing`,
      [pack.pack, pack.version, shipped.dictionary.version, text, digestOf(text), now],
    );
  }
  const stored = await db.aside.query('select pack, version, body, digest from pack_version');
  const compiled = new Map<string, CompiledPack>();
  for (const row of stored.rows as { pack: string; version: number; body: Pack; digest: Buffer }[]) {
    const ships = shipped.packs.find(({ pack }) => pack.pack === row.pack && pack.version === row.version);
    if (ships !== undefined && !digestOf(JSON.stringify(ships.pack)).equals(row.digest)) {
      log(
        `packs/${row.pack}.yaml: version ${row.version} is published with other content; raise its version. 版本 ${row.version} 已发布且内容不同，请提高 version。`,
      );
    }
    compiled.set(`${row.pack}@${row.version}`, compilePack(row.body, shipped.dictionary));
  }
  const all = [...compiled.values()];
  return {
    dictionary: shipped.dictionary,
    neverHeld: shipped.neverHeld,
    purposes: shipped.dictionary.purposes.map(purpose => purpose.id),
    pack: (name, version) => compiled.get(`${name}@${version}`),
    packs: () => all,
  };
}
