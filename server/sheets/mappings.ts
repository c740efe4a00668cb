// What a community remembers of forms, and what any community taught about headers.
import type { Id } from '../../core/kernel/id.ts';
import { settleTaught, type Taught, type TaughtBy } from '../../core/sheets/mapping.ts';
import type { ConfirmSheet } from '../../core/sheets/mapping-contract.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

/** A remembered layout; `at` in ms. */
export type Mapping = ConfirmSheet & { at: number; postId: Id; role: string };

type MappingRow = {
  fingerprint: string;
  title: string;
  row_subject: string;
  columns: ConfirmSheet['columns'];
  at: number;
  post_id: Id;
  role: string;
};

const COLUMNS = 'fingerprint, title, row_subject, columns, at, post_id, role';
const FIND = sql('find_mapping', `select ${COLUMNS} from sheet_mapping where community_id = $1 and fingerprint = $2`);
const LIST = sql(
  'list_mappings',
  `select ${COLUMNS} from sheet_mapping where community_id = $1 order by at desc, fingerprint limit 500`,
);
const KNOWN = sql(
  'mappings_known',
  'select fingerprint from sheet_mapping where community_id = $1 and fingerprint = any($2::text[])',
);
const PUT = sql(
  'put_mapping',
  `insert into sheet_mapping (community_id, fingerprint, title, row_subject, columns, at, post_id, role)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (community_id, fingerprint) do update set title = excluded.title, row_subject = excluded.row_subject,
     columns = excluded.columns, at = excluded.at, post_id = excluded.post_id, role = excluded.role`,
);
const DROP = sql('drop_mapping', 'delete from sheet_mapping where community_id = $1 and fingerprint = $2');

const mappingOf = ({ row_subject, post_id, ...rest }: MappingRow): Mapping => ({
  ...rest,
  row: row_subject,
  postId: post_id,
});

/** The layout a community last confirmed for a form; undefined when it never did, or forgot it. */
export async function findMapping(tx: Tx, communityId: Id, fingerprint: string): Promise<Mapping | undefined> {
  const [row] = await tx.rows<MappingRow>(FIND, [communityId, fingerprint]);
  return row && mappingOf(row);
}

export const listMappings = async (tx: Tx, communityId: Id): Promise<Mapping[]> =>
  (await tx.rows<MappingRow>(LIST, [communityId])).map(mappingOf);

export const mappingsKnown = async (tx: Tx, communityId: Id, fingerprints: readonly string[]): Promise<Set<string>> =>
  new Set(
    (await tx.rows<{ fingerprint: string }>(KNOWN, [communityId, fingerprints])).map(({ fingerprint }) => fingerprint),
  );

export const putMapping = (tx: Tx, communityId: Id, one: Mapping): Promise<unknown[]> =>
  tx.rows(PUT, [
    ...[communityId, one.fingerprint, one.title, one.row, JSON.stringify(one.columns)],
    ...[one.at, one.postId, one.role],
  ]);

export const dropMapping = (tx: Tx, communityId: Id, fingerprint: string): Promise<unknown[]> =>
  tx.rows(DROP, [communityId, fingerprint]);

export type TaughtRow = TaughtBy & { role: string };

type StoredLesson = {
  community_id: Id;
  row_subject: string;
  spelling: string;
  means: string;
  at: number;
  role: string;
};

const TAUGHT = sql(
  'taught_headers',
  `select community_id, row_subject, spelling, means, at, role from taught_header
   order by at desc, community_id, row_subject, spelling limit 20000`,
);
const TAUGHT_HERE = sql(
  'taught_headers_of_community',
  'select row_subject, spelling from taught_header where community_id = $1',
);
const TEACH = sql(
  'teach_headers',
  `insert into taught_header (community_id, row_subject, spelling, means, at, post_id, role)
   select $1, t.row_subject, t.spelling, t.means, $5, $6, $7
   from unnest($2::text[], $3::text[], $4::text[]) t (row_subject, spelling, means)
   on conflict (community_id, row_subject, spelling) do update set means = excluded.means, at = excluded.at,
     post_id = excluded.post_id, role = excluded.role`,
);
const UNTEACH = sql(
  'unteach_header',
  'delete from taught_header where community_id = $1 and row_subject = $2 and spelling = $3',
);

/** Every lesson of every community, last taught first. */
export const lessonsOf = async (tx: Tx): Promise<TaughtRow[]> =>
  (await tx.rows<StoredLesson>(TAUGHT)).map(({ community_id, row_subject, ...rest }) => ({
    ...{ ...rest, communityId: community_id, row: row_subject },
  }));

/** What headers were taught to mean in this deployment, one meaning for each. */
export const listTaught = async (tx: Tx): Promise<Taught[]> => settleTaught(await lessonsOf(tx));

/** `row/spelling` of each header a community taught. */
export const taughtHere = async (tx: Tx, communityId: Id): Promise<Set<string>> =>
  new Set(
    (await tx.rows<{ row_subject: string; spelling: string }>(TAUGHT_HERE, [communityId])).map(
      row => `${row.row_subject}/${row.spelling}`,
    ),
  );

export const teach = (
  tx: Tx,
  communityId: Id,
  taught: readonly Taught[],
  by: { at: number; postId: Id; role: string },
): Promise<unknown[]> =>
  tx.rows(TEACH, [
    ...[communityId, taught.map(one => one.row), taught.map(one => one.spelling), taught.map(one => one.means)],
    ...[by.at, by.postId, by.role],
  ]);

export const unteach = (tx: Tx, communityId: Id, row: string, spelling: string): Promise<unknown[]> =>
  tx.rows(UNTEACH, [communityId, row, spelling]);
