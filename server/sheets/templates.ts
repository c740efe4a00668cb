// A department's blank workbook while it is looked at: kept sealed for a day, for the post that handed it in.
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import type { SheetView } from '../../core/sheets/contract.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import { cellText } from '../../core/sheets/write-cell.ts';
import { communitiesOf, findArea } from '../areas/index.ts';
import { dropFile, findFile, keepFile } from '../kernel/files.ts';
import type { Asked, Saw } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { columnViews } from './columns.ts';
import { formOf } from './form.ts';
import { isInForce, openRows } from './rows.ts';
import type { Allowed, Request } from './scope.ts';
import { communityOfTemplate } from './store.ts';

export const TEMPLATE_KIND = 'sheet-template';
const PREVIEW = 8;
const LONGEST_NAME = 120;

/** The tables of a workbook, the likeliest first, and the place of the one that is filled. */
export type Detail = Request & { tables: SheetLayout[]; table: number };

export const layoutOf = ({ tables, table }: Pick<Detail, 'tables' | 'table'>): SheetLayout => tables[table]!;

export type Template = { id: Id; name: string; bytes: Uint8Array; detail: Detail };

/** The template an actor's post handed in; undefined where there is none or its day is over. */
export async function findTemplate(
  { actor, read }: Pick<Asked<unknown, unknown>, 'actor' | 'read'>,
  kernel: Kernel,
  id: Id,
): Promise<Template | undefined> {
  const own = await findArea(kernel, actor.post.areaId);
  const streams = own === undefined ? [] : await communitiesOf(kernel, own);
  const found = await read(streams, async tx => {
    const communityId = await communityOfTemplate(tx, id, actor.post.id, TEMPLATE_KIND, kernel.clock.now());
    return communityId === undefined ? undefined : findFile(tx, kernel, communityId, id, TEMPLATE_KIND);
  });
  return found && { id, name: found.name, bytes: found.bytes, detail: found.detail as Detail };
}

/**
 * Keeps a template with what its columns mean, in place of what was kept before, and shows what would be written.
 * `saw` hears of the rows shown. Refuses `purpose-not-in-force`.
 */
export async function keepTemplate(
  tx: Tx,
  kernel: Kernel,
  { post }: Actor,
  { scope, basis, keptUntil }: Allowed,
  { id, name, bytes, detail }: Template,
  saw: Saw,
): Promise<Result<SheetView>> {
  if (!(await isInForce(tx, kernel, scope.communityId, scope.purpose))) return refuse('purpose-not-in-force');
  const layout = layoutOf(detail);
  const rows = await openRows(tx, kernel, scope, layout);
  const preview: string[][] = [];
  for await (const part of rows.parts(PREVIEW)) {
    preview.push(...part.slice(0, PREVIEW - preview.length).map(cells => cells.map(cellText)));
    if (preview.length >= PREVIEW) break;
  }
  await dropFile(tx, scope.communityId, id);
  await keepFile(tx, kernel, {
    ...{ id, streamId: scope.communityId, postId: post.id, kind: TEMPLATE_KIND, name, detail },
    ...{ bytes: Buffer.from(bytes), expiresAt: kernel.clock.now() + DAY_MS },
  });
  const { purpose } = scope;
  // That a condition holds for nobody is told about people as well.
  if (preview.length > 0 || scope.where !== undefined)
    saw(scope.communityId, preview.length, undefined, { purpose, keptUntil });
  return accept({
    ...{ id, fileName: name, ...formOf(layout, name), sheetName: layout.sheet, headerRow: layout.headerRow },
    ...{ subject: layout.rowSubject, columns: columnViews(layout, kernel.library.dictionary) },
    ...tablesIn(detail),
    ...{ rows: rows.count, preview, purpose, keptUntil, ...(basis === undefined ? {} : { basis }) },
    ...(scope.where === undefined ? {} : { where: scope.where.text }),
  });
}

/** Which of the tables this is, and what already stands in it. */
function tablesIn({ tables, table }: Detail): Pick<SheetView, 'tables' | 'table' | 'standing' | 'sample'> {
  const { body, filledRows = 0, onFilled = 'after' } = layoutOf({ tables, table });
  const told = tables.map(({ sheet, title = sheet, headerRow, columns }) => {
    const filled = columns.filter(({ source }) => source.kind !== 'blank' && source.kind !== 'never').length;
    return { sheet, title, headerRow, columns: columns.length, filled };
  });
  return {
    ...{ tables: told, table },
    ...(body === 'filled' ? { standing: { rows: filledRows, onFilled } } : {}),
    ...(body === 'sample' ? { sample: filledRows } : {}),
  };
}

/** A file's name without the folders some browsers send along. */
export const nameOf = (given: string): string => given.split(/[\\/]/).at(-1)!.slice(0, LONGEST_NAME);
