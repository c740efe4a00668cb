// Imports as rows: what state each is in, how far it is, and who works on it.
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { ImportView } from '../../../core/registry/contract.ts';
import { sql, type Tx } from '../../kernel/unit-of-work.ts';

export type ImportRow = {
  community_id: Id;
  id: Id;
  post_id: Id;
  file_name: string;
  state: ImportView['state'];
  done: number;
  total: number;
  refusal: Pick<Refusal, 'code' | 'detail'> | null;
  columns: ImportView['columns'];
  counts: Partial<ImportView['counts']>;
  at: number;
};

const COLUMNS = 'community_id, id, post_id, file_name, state, done, total, refusal, columns, counts, at';

const NO_COUNTS: ImportView['counts'] = {
  ...{ rows: 0, persons: 0, households: 0, newPersons: 0, updatedPersons: 0 },
  ...{ newBuildings: 0, refusedRows: 0, warnings: 0 },
};

export function viewOf(row: ImportRow): ImportView {
  const view: ImportView = {
    id: row.id,
    communityId: row.community_id,
    fileName: row.file_name,
    state: row.state,
    progress: { done: row.done, total: row.total },
    columns: row.columns,
    counts: { ...NO_COUNTS, ...row.counts },
    at: row.at,
  };
  if (row.refusal !== null) view.refusal = row.refusal;
  return view;
}

/** Adds an import that waits to be read; the same id again changes nothing. */
export const addImport = (
  tx: Tx,
  row: Pick<ImportRow, 'community_id' | 'id' | 'post_id' | 'file_name' | 'at'>,
): Promise<{ id: Id }[]> => tx.rows(ADD, [row.community_id, row.id, row.post_id, row.file_name, row.at]);
const ADD = sql(
  'add_import',
  `insert into import (community_id, id, post_id, file_name, state, at) values ($1, $2, $3, $4, 'reading', $5)
   on conflict do nothing returning id`,
);

export const findImport = async (tx: Tx, communityId: Id, id: Id): Promise<ImportRow | undefined> =>
  (await tx.rows<ImportRow>(FIND, [communityId, [id]]))[0];
export const findImports = (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<ImportRow[]> =>
  tx.rows<ImportRow>(FIND, [communityId, ids]);
const FIND = sql('find_imports', `select ${COLUMNS} from import where community_id = $1 and id = any($2::uuid[])`);

export const findWriting = (tx: Tx, communityId: Id): Promise<{ id: Id }[]> => tx.rows(WRITING, [communityId]);
const WRITING = sql('imports_being_written', `select id from import where community_id = $1 and state = 'writing'`);

/** Newest first; `after` is the last one's `at|id`. */
export const listImports = (tx: Tx, communityId: Id, after: string | null, limit: number): Promise<ImportRow[]> =>
  tx.rows<ImportRow>(LIST, [communityId, after, limit]);
const LIST = sql(
  'list_imports',
  `select ${COLUMNS} from import where community_id = $1
     and ($2::text is null or (at, id) < (split_part($2, '|', 1)::bigint, split_part($2, '|', 2)::uuid))
   order by at desc, id desc limit $3`,
);

/** Takes an import to work on until `leaseUntil`; undefined when another has it or nothing is left to do. */
export const claimImport = async (
  tx: Tx,
  communityId: Id,
  id: Id,
  now: number,
  leaseUntil: number,
): Promise<ImportRow | undefined> => (await tx.rows<ImportRow>(CLAIM, [communityId, id, now, leaseUntil]))[0];
const CLAIM = sql(
  'claim_import',
  `update import set lease_until = $4 where community_id = $1 and id = $2 and state in ('reading', 'writing') and lease_until <= $3
   returning ${COLUMNS}`,
);

/** Says how far it is and keeps the lease. False when it is no longer in that state: cancelled, or taken over and done. */
export const keepOn = async (
  tx: Tx,
  row: Pick<ImportRow, 'community_id' | 'id' | 'state' | 'done' | 'total'>,
  leaseUntil: number,
): Promise<boolean> =>
  (await tx.rows(KEEP_ON, [row.community_id, row.id, row.state, row.done, row.total, leaseUntil])).length > 0;
const KEEP_ON = sql(
  'keep_on_importing',
  `update import set done = $4, total = $5, lease_until = $6 where community_id = $1 and id = $2 and state = $3 returning id`,
);

/** Lets another take it, from this instant on. */
export const letGo = (tx: Tx, communityId: Id, id: Id, from: number): Promise<unknown[]> =>
  tx.rows(LET_GO, [communityId, id, from]);
const LET_GO = sql('let_import_go', 'update import set lease_until = $3 where community_id = $1 and id = $2');

export type Checked = { columns: ImportView['columns']; counts: ImportView['counts']; planFile: Id };

export const setChecked = async (tx: Tx, communityId: Id, id: Id, checked: Checked): Promise<boolean> =>
  (
    await tx.rows(CHECKED, [
      communityId,
      id,
      JSON.stringify(checked.columns),
      JSON.stringify(checked.counts),
      checked.planFile,
      checked.counts.rows,
    ])
  ).length > 0;
const CHECKED = sql(
  'import_checked',
  `update import set state = 'checked', columns = $3, counts = $4, plan_file = $5, done = $6, total = $6, lease_until = 0
   where community_id = $1 and id = $2 and state = 'reading' returning id`,
);

export const setRefused = (tx: Tx, communityId: Id, id: Id, { code, detail }: Refusal): Promise<unknown[]> =>
  tx.rows(REFUSED, [communityId, id, JSON.stringify(detail === undefined ? { code } : { code, detail })]);
const REFUSED = sql(
  'import_refused',
  `update import set state = 'refused', refusal = $3, lease_until = 0 where community_id = $1 and id = $2 and state = 'reading'`,
);

/** Moves on by a decision of the stream. `total` and `done` count households from here on. */
export const moveImport = (
  tx: Tx,
  communityId: Id,
  id: Id,
  state: ImportView['state'],
  done: number,
  total: number,
): Promise<unknown[]> => tx.rows(MOVE, [communityId, id, state, done, total]);
const MOVE = sql(
  'move_import',
  `update import set state = $3, done = $4, total = $5, lease_until = 0 where community_id = $1 and id = $2`,
);

export const setCounts = (tx: Tx, communityId: Id, id: Id, counts: ImportRow['counts']): Promise<unknown[]> =>
  tx.rows(SET_COUNTS, [communityId, id, JSON.stringify(counts)]);
const SET_COUNTS = sql('set_import_counts', 'update import set counts = $3 where community_id = $1 and id = $2');

/** Lets the planner know how large the registry has grown. */
export const measureRegistry = (tx: Tx): Promise<unknown[]> => tx.rows(MEASURE, []);
const MEASURE = sql('measure_registry', 'select app.measure_registry()');

/** Imports nobody works on any more although they are not done; needs the system's scope. */
export const unfinished = (tx: Tx, now: number): Promise<{ community_id: Id; id: Id }[]> => tx.rows(UNFINISHED, [now]);
const UNFINISHED = sql(
  'unfinished_imports',
  `select community_id, id from import where state in ('reading', 'writing') and lease_until <= $1 order by at limit 20`,
);
