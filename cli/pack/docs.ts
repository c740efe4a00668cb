// `doorstep pack docs`: writes docs/packs/NAME.md, in both languages, from every pack that ships.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dictionary } from '../../core/facts/model.ts';
import { pageOf } from '../../server/packs/docs/page.ts';
import type { ReadPack } from '../../server/packs/library.ts';

const DOCS = join(import.meta.dirname, '../../docs/packs');

/** The files written; packs with problems are left out. */
export function writeDocs(packs: readonly ReadPack[], dictionary: Dictionary): string[] {
  mkdirSync(DOCS, { recursive: true });
  return packs.flatMap(({ pack }) => {
    if (pack === undefined) return [];
    writeFileSync(join(DOCS, `${pack.pack}.md`), pageOf(pack, dictionary));
    return [`docs/packs/${pack.pack}.md`];
  });
}
