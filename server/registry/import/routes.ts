// Roster imports over the wire: upload, how far it is, what is wrong, and the refused rows as a workbook.
import type { FastifyInstance } from 'fastify';
import { mayGive } from '../../../core/access/may.ts';
import type { Actor } from '../../../core/kernel/actor.ts';
import { type Id, instantOf } from '../../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import {
  getImport,
  getRefusedRows,
  listImports as listImportsOf,
  listProblems,
  uploadRoster,
} from '../../../core/registry/contract.ts';
import { findArea, looksInto } from '../../areas/index.ts';
import { route } from '../../kernel/http/endpoint.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { promiseImport } from './commands.ts';
import { findProblems, KEPT_DAYS, keepPart } from './files.ts';
import { refusedWorkbook } from './refused-workbook.ts';
import { addImport, findImport, listImports, viewOf } from './store.ts';

const PAGE = 50;
const LONGEST_NAME = 200;

/** Imports are for whoever may confirm them in that community. */
async function mayImport(kernel: Kernel, actor: Actor, communityId: Id): Promise<Result<Id>> {
  const area = await findArea(kernel, communityId);
  if (area === undefined || area.kind !== 'community') return refuse('unknown-area');
  if (!mayGive(actor.post.role).includes('confirm-import')) return refuse('not-permitted');
  return looksInto(actor, area) ? accept(communityId) : refuse('outside-area');
}

export function importRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, uploadRoster, async ({ query, actor, file, read }) => {
    const may = await mayImport(kernel, actor, query.community);
    if (!may.ok) return may;
    if (file === undefined || file.bytes.length === 0) return refuse('file-missing');
    if (instantOf(query.id) === undefined) return refuse('malformed', { field: 'id' }, 'id');
    const { community: communityId, id } = query;
    return read([communityId], async tx => {
      const at = kernel.clock.now();
      const name = file.name.slice(-LONGEST_NAME);
      const added = await addImport(tx, {
        ...{ community_id: communityId, id, post_id: actor.post.id, file_name: name, at },
      });
      const row = await findImport(tx, communityId, id);
      if (row === undefined) return refuse('unknown-import');
      // Sent again after an answer was lost: the first stands.
      if (added.length > 0) {
        await keepPart(tx, kernel, row, 'upload', file.bytes);
        await promiseImport(tx, communityId, id, at);
      }
      return accept(viewOf(row));
    });
  });

  route(app, kernel, getImport, async ({ query, actor, read }) => {
    const may = await mayImport(kernel, actor, query.community);
    if (!may.ok) return may;
    const row = await read([query.community], tx => findImport(tx, query.community, query.id));
    return row === undefined ? refuse('unknown-import') : accept(viewOf(row));
  });

  route(app, kernel, listImportsOf, async ({ query, actor, read }) => {
    const may = await mayImport(kernel, actor, query.community);
    if (!may.ok) return may;
    const limit = query.limit ?? PAGE;
    if (query.after !== undefined && !/^\d{1,15}\|[0-9a-f-]{36}$/.test(query.after))
      return refuse('malformed', { field: 'after' }, 'after');
    const rows = await read([query.community], tx => listImports(tx, query.community, query.after ?? null, limit + 1));
    const items = rows.slice(0, limit).map(viewOf);
    const last = items.at(-1);
    return accept(rows.length > limit && last !== undefined ? { items, next: `${last.at}|${last.id}` } : { items });
  });

  route(app, kernel, listProblems, async ({ query, actor, read }) => {
    const may = await mayImport(kernel, actor, query.community);
    if (!may.ok) return may;
    const told = await read([query.community], tx => findProblems(tx, kernel, query.community, query.id));
    const limit = query.limit ?? PAGE;
    const from = /^\d{1,9}$/.test(query.after ?? '') ? Number(query.after) : 0;
    const items = told?.problems.slice(from, from + limit) ?? [];
    return accept(from + limit < (told?.problems.length ?? 0) ? { items, next: String(from + limit) } : { items });
  });

  route(app, kernel, getRefusedRows, async ({ query, actor, read }) => {
    const may = await mayImport(kernel, actor, query.community);
    if (!may.ok) return may;
    return read([query.community], async (tx, saw) => {
      const row = await findImport(tx, query.community, query.id);
      if (row === undefined) return refuse('unknown-import');
      const told = await findProblems(tx, kernel, query.community, query.id);
      if (told === undefined) return refuse('import-expired', { days: KEPT_DAYS });
      saw(query.community, told.refused.length);
      const lang = query.lang === 'en' ? 'en' : 'zh';
      const stem = row.file_name.replace(/\.[^.]*$/, '');
      return accept({
        name: `${stem}${lang === 'en' ? ' refused rows' : '退回的行'}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: refusedWorkbook(told, lang),
      });
    });
  });
}
