// What an import keeps while it waits: the upload until it is read, the plan until it is written, the refused rows and
// problems until they expire. All sealed; ids follow from the import's, so that working again finds or replaces them.
import { createHash } from 'node:crypto';
import { type Id, idAt, instantOf } from '../../../core/kernel/id.ts';
import type { RosterIds } from '../../../core/registry/roster-match.ts';
import type { RefusedRow, Roster, RosterProblem } from '../../../core/registry/roster-model.ts';
import { dropFile, findFile, keepFile } from '../../kernel/files.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Tx } from '../../kernel/unit-of-work.ts';
import { packJson, unpackJson } from './packed.ts';
import type { ImportRow } from './store.ts';

/** How long a checked roster waits to be confirmed, and its refused rows to be fetched. */
export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

export const expiryOf = ({ at }: Pick<ImportRow, 'at'>): number => at + KEPT_DAYS * DAY_MS;

/** The id of a part of an import: a uuidv7 of the import's instant, the same whenever it is worked out. */
export const partId = (importId: Id, part: string): Id =>
  idAt(instantOf(importId) ?? 0, createHash('sha256').update(`${importId}/${part}`).digest());

/** Made once for all households of an import: a number's digest is asked for by its look-up and by its match. */
export function rosterIds(kernel: Kernel, importId: Id): RosterIds {
  const blinds = new Map<string, string>();
  return {
    person: row => partId(importId, `person/${row}`),
    household: door => partId(importId, `household/${door}`),
    dwelling: door => partId(importId, `dwelling/${door}`),
    blind: (kind, value) => {
      const name = `${kind}/${value}`;
      let blind = blinds.get(name);
      if (blind === undefined) {
        blind = kernel.blind(kind, value).toString('hex');
        blinds.set(name, blind);
      }
      return blind;
    },
  };
}

const KINDS = { upload: 'roster', plan: 'roster-plan', problems: 'roster-problems' } as const;
type Part = keyof typeof KINDS;

/** Keeps a part, in place of what was kept before. */
export async function keepPart(tx: Tx, kernel: Kernel, row: ImportRow, part: Part, bytes: Buffer): Promise<Id> {
  const id = partId(row.id, part);
  await dropFile(tx, row.community_id, id);
  await keepFile(tx, kernel, {
    ...{ id, streamId: row.community_id, postId: row.post_id, kind: KINDS[part], name: row.file_name },
    ...{ detail: {}, bytes, expiresAt: expiryOf(row) },
  });
  return id;
}

export const findPart = async (tx: Tx, kernel: Kernel, communityId: Id, importId: Id, part: Part) =>
  (await findFile(tx, kernel, communityId, partId(importId, part), KINDS[part]))?.bytes;

export const dropPart = (tx: Tx, communityId: Id, importId: Id, part: Part): Promise<unknown[]> =>
  dropFile(tx, communityId, partId(importId, part));

export type Problems = { sheets: Roster['sheets']; problems: RosterProblem[]; refused: RefusedRow[] };

export const keepProblems = (tx: Tx, kernel: Kernel, row: ImportRow, problems: Problems): Promise<Id> =>
  keepPart(tx, kernel, row, 'problems', packJson(problems));

export async function findProblems(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  importId: Id,
): Promise<Problems | undefined> {
  const bytes = await findPart(tx, kernel, communityId, importId, 'problems');
  return bytes === undefined ? undefined : unpackJson<Problems>(bytes);
}
