// A department's blank workbook in, and the same workbook out, filled. Both read about people and are logged; the
// template is kept sealed for a day, the filled one is kept nowhere.
import type { FastifyInstance } from 'fastify';
import { mayFillWith } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import { getFilledSheet, type SheetView, uploadSheet } from '../../core/sheets/contract.ts';
import { cellText } from '../../core/sheets/fill.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import { communitiesOf, findArea, looksInto, trailOf } from '../areas/index.ts';
import { findFile, keepFile } from '../kernel/files.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { columnViews } from './columns.ts';
import { isInForce, openRows, type SheetScope } from './rows.ts';
import { communityOfTemplate } from './store.ts';
import { fillInThread, inTurn, readInThread } from './thread.ts';

const KIND = 'sheet-template';
const KEPT_MS = DAY_MS;
const PREVIEW = 8;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Detail = { area: Id; purpose: string; layout: SheetLayout };

/** Whether the actor may fill a sheet for this purpose over this area, and with what. */
async function scopeOf(kernel: Kernel, actor: Actor, areaId: Id, purpose: string): Promise<Result<SheetScope>> {
  const classes = mayFillWith(actor.post.role);
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  if (classes.length === 0) return refuse('not-permitted');
  if (area.community_id === null) return refuse('open-one-community');
  if (!kernel.library.purposes.includes(purpose)) return refuse('unknown-purpose', { purpose });
  const communityId = area.community_id;
  return accept({ area, communityId, trail: await trailOf(kernel, communityId), purpose, classes });
}

export function sheetRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, uploadSheet, async asked => {
    const { actor, query, file } = asked;
    const allowed = await scopeOf(kernel, actor, query.area, query.purpose);
    if (!allowed.ok) return allowed;
    const scope = allowed.value;
    const read = await inTurn(() => readInThread(kernel, file!.bytes));
    if (!read.ok) return read;
    const layout = read.value;
    return asked.read(
      [scope.communityId],
      async (tx, saw) => {
        if (!(await isInForce(tx, kernel, scope.communityId, scope.purpose))) return refuse('purpose-not-in-force');
        const rows = await openRows(tx, kernel, scope, layout);
        const preview: string[][] = [];
        for await (const part of rows.parts(PREVIEW)) {
          preview.push(...part.slice(0, PREVIEW - preview.length).map(cells => cells.map(cellText)));
          if (preview.length >= PREVIEW) break;
        }
        const id = kernel.newId();
        const detail: Detail = { area: scope.area.id, purpose: scope.purpose, layout };
        await keepFile(tx, kernel, {
          ...{ id, streamId: scope.communityId, postId: actor.post.id, kind: KIND, name: nameOf(file!.name), detail },
          ...{ bytes: file!.bytes, expiresAt: kernel.clock.now() + KEPT_MS },
        });
        if (preview.length > 0) saw(scope.communityId, preview.length);
        const view: SheetView = {
          ...{ id, fileName: nameOf(file!.name), sheetName: layout.sheet, headerRow: layout.headerRow },
          ...{ subject: layout.rowSubject, columns: columnViews(layout, kernel.library.dictionary) },
          ...{ rows: rows.count, preview },
        };
        return accept(view);
      },
      scope.classes,
    );
  });

  route(app, kernel, getFilledSheet, async asked => {
    const { actor, query } = asked;
    const own = await findArea(kernel, actor.post.areaId);
    const streams = own === undefined ? [] : await communitiesOf(kernel, own);
    const template = await asked.read(streams, async tx => {
      const now = kernel.clock.now();
      const communityId = await communityOfTemplate(tx, query.id, actor.post.id, KIND, now);
      return communityId === undefined ? undefined : findFile(tx, kernel, communityId, query.id, KIND);
    });
    if (template === undefined) return refuse('unknown-template');
    const { area, purpose, layout } = template.detail as Detail;
    // What was allowed when it was handed in may not be any more.
    const allowed = await scopeOf(kernel, actor, area, purpose);
    if (!allowed.ok) return allowed;
    const scope = allowed.value;
    const filled = await inTurn(() =>
      // Given out only once it is logged: the bytes wait for the transaction's end.
      asked.read(
        [scope.communityId],
        async (tx, saw) => {
          if (!(await isInForce(tx, kernel, scope.communityId, purpose))) return refuse('purpose-not-in-force');
          const rows = await openRows(tx, kernel, scope, layout);
          const bytes = await fillInThread(template.bytes, layout, rows.count, rows.parts());
          if (bytes.ok && rows.count > 0) saw(scope.communityId, rows.count);
          return bytes;
        },
        scope.classes,
      ),
    );
    if (!filled.ok) return filled;
    return accept({ name: filledName(template.name), type: XLSX, bytes: filled.value });
  });
}

const LONGEST_NAME = 120;

/** A file's name without the folders some browsers send along. */
const nameOf = (given: string): string => {
  const name = given.split(/[\\/]/).at(-1)!;
  return name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME);
};

const filledName = (name: string): string => `${name.replace(/\.xlsx$/i, '')}（已填）.xlsx`;
