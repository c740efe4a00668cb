// The log of filled sheets: written in the transaction in which the sheet was read, so that none leaves without it.
import { createHash } from 'node:crypto';
import type { Post, Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { compareRows } from '../../core/sheets/changes.ts';
import type { SheetFill } from '../../core/sheets/fills-contract.ts';
import type { RowSubject, SheetLayout } from '../../core/sheets/model.ts';
import { meaningOf } from '../../core/sheets/sources.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { type Form, formOf } from './form.ts';
import { findMarks, keepMarks, type Recorder } from './marks.ts';
import type { Allowed } from './scope.ts';

export type FillRow = Form & {
  id: Id;
  area_id: Id;
  purpose: string;
  basis: string | null;
  kept_until: number;
  row_subject: RowSubject;
  classes: string[];
  columns: SheetFill['columns'];
  rows: number;
  people: number | null;
  condition: string | null;
  role: Role;
  at: number;
  scheduled: Id | null;
  against: Id | null;
  added: number | null;
  removed: number | null;
  changed: number | null;
};

const COLUMNS = `id, area_id, purpose, basis, kept_until, fingerprint, title, row_subject, classes, columns, rows, people,
  condition, role, at, scheduled, against, added, removed, changed`;
const ADD = sql(
  'add_sheet_fill',
  `insert into sheet_fill (community_id, id, area_id, purpose, basis, kept_until, fingerprint, title, row_subject, shape, classes,
     columns, rows, people, condition, post_id, role, organisation_id, at, scheduled, against, added, removed, changed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text[], $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
);
const LAST = sql(
  'last_fill_of_form',
  `select id from sheet_fill where community_id = $1 and fingerprint = $2 and area_id = $3 and shape = $4
   order by at desc, id desc limit 1`,
);
const FIND = sql('find_sheet_fill', `select ${COLUMNS} from sheet_fill where community_id = $1 and id = $2`);
const COMMUNITY = sql('community_of_fill', 'select community_id from sheet_fill where id = $1');
const NEWEST = sql(
  'list_sheet_fills',
  `select ${COLUMNS} from sheet_fill where community_id = $1 and ($2::uuid is null or area_id = $2)
     and ($3::text is null or fingerprint = $3) and ($4::bigint is null or (at, id) < ($4, $5::uuid))
   order by at desc, id desc limit $6`,
);

export type Fill = Allowed & {
  id: Id;
  post: Post;
  layout: SheetLayout;
  fileName: string;
  people: number;
  scheduled?: Id;
};

const shapeOf = ({ scope, layout }: Fill): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[scope.purpose, scope.classes, layout.rowSubject, layout.columns.map(meaningOf)],
        ...(scope.where === undefined ? [] : [scope.where.text]),
      ]),
    )
    .digest('hex')
    .slice(0, 32);

/** Notes a filled sheet, what of it stayed empty, and how much changed since it was filled the last time. */
export async function recordFill(tx: Tx, kernel: Kernel, fill: Fill, { marks, gaps }: Recorder): Promise<void> {
  const { id, scope, basis, keptUntil, post, layout, fileName, people, scheduled } = fill;
  const { communityId, area, purpose, classes, where } = scope;
  const { fingerprint, title } = formOf(layout, fileName);
  const shape = shapeOf(fill);
  const [last] = await tx.rows<{ id: Id }>(LAST, [communityId, fingerprint, area.id, shape]);
  const before = last && (await findMarks(tx, kernel, communityId, last.id));
  const changes = before && compareRows(before, marks);
  const columns = layout.columns.map((column, i) => ({
    ...{ header: column.header, means: meaningOf(column), gaps: gaps[i]! },
  }));
  await tx.rows(ADD, [
    ...[communityId, id, area.id, purpose, basis ?? null, keptUntil, fingerprint, title, layout.rowSubject, shape],
    ...[
      classes,
      JSON.stringify(columns),
      marks.size,
      people,
      where?.text ?? null,
      post.id,
      post.role,
      post.organisationId,
      kernel.clock.now(),
    ],
    ...[scheduled ?? null, changes === undefined ? null : last!.id],
    ...(changes === undefined ? [null, null, null] : [changes.added, changes.removed, changes.changed].map(size)),
  ]);
  await keepMarks(tx, kernel, { id, communityId, postId: post.id, marks, keptUntil });
}

const size = (ids: readonly Id[]): number => ids.length;

/** The community a sheet was filled for, of those the transaction's scope shows. */
export const communityOfFill = async (tx: Tx, id: Id): Promise<Id | undefined> =>
  (await tx.rows<{ community_id: Id }>(COMMUNITY, [id]))[0]?.community_id;

export const findFill = async (tx: Tx, communityId: Id, id: Id): Promise<FillRow | undefined> =>
  (await tx.rows<FillRow>(FIND, [communityId, id]))[0];

export const listFillRows = (
  tx: Tx,
  communityId: Id,
  within: Id | null,
  form: string | null,
  after: { at: number; id: Id } | null,
  limit: number,
): Promise<FillRow[]> =>
  tx.rows<FillRow>(NEWEST, [communityId, within, form, after?.at ?? null, after?.id ?? null, limit]);
