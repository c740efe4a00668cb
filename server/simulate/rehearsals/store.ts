// Rehearsals as rows: asked for by a command, counted by a job, read by pages.
import type { Id } from '../../../core/kernel/id.ts';
import { sql, type Tx } from '../../kernel/unit-of-work.ts';

export type RehearsalRow = {
  id: Id;
  stream_id: Id;
  area_id: Id;
  pack: string;
  version: number;
  post_id: Id;
  asked_at: number;
  as_of: number | null;
  done: number;
  total: number | null;
  cancelled_at: number | null;
  failed: string | null;
  result: unknown;
};

/** Kept of one area. */
const KEPT = 20;

const ADD = sql(
  'add_rehearsal',
  `insert into rehearsal (id, stream_id, area_id, pack, version, post_id, asked_at) values ($1, $2, $3, $4, $5, $6, $7)`,
);
const FORGET = sql(
  'forget_rehearsals',
  `delete from rehearsal where stream_id = $1 and id in
     (select id from rehearsal where area_id = $2 order by asked_at desc, id desc offset $3)`,
);
const CANCEL = sql(
  'cancel_rehearsal',
  'update rehearsal set cancelled_at = $2 where id = $1 and cancelled_at is null and as_of is null',
);
const FIND = sql('find_rehearsal', 'select * from rehearsal where id = $1');
const OF_AREA = sql('rehearsals_of_area', 'select * from rehearsal where area_id = $1 order by asked_at desc, id desc');
const PROGRESS = sql(
  'rehearsal_progress',
  'update rehearsal set done = $2, total = $3 where id = $1 and cancelled_at is null returning id',
);
const FINISH = sql(
  'finish_rehearsal',
  'update rehearsal set done = $2, total = $2, as_of = $3, result = $4 where id = $1 and cancelled_at is null',
);
const FAIL = sql('fail_rehearsal', 'update rehearsal set failed = $2 where id = $1');

export async function addRehearsal(
  tx: Tx,
  one: Pick<RehearsalRow, 'id' | 'stream_id' | 'area_id' | 'pack' | 'version' | 'post_id' | 'asked_at'>,
): Promise<void> {
  await tx.rows(ADD, [one.id, one.stream_id, one.area_id, one.pack, one.version, one.post_id, one.asked_at]);
  await tx.rows(FORGET, [one.stream_id, one.area_id, KEPT]);
}

export const cancelRehearsal = (tx: Tx, id: Id, at: number) => tx.rows(CANCEL, [id, at]);

export const findRehearsal = async (tx: Tx, id: Id): Promise<RehearsalRow | undefined> =>
  (await tx.rows<RehearsalRow>(FIND, [id]))[0];

export const rehearsalsOf = (tx: Tx, areaId: Id): Promise<RehearsalRow[]> => tx.rows(OF_AREA, [areaId]);

/** False when it was cancelled meanwhile. */
export const tellProgress = async (tx: Tx, id: Id, done: number, total: number): Promise<boolean> =>
  (await tx.rows(PROGRESS, [id, done, total])).length > 0;

export const finishRehearsal = (tx: Tx, id: Id, total: number, asOf: number, result: unknown) =>
  tx.rows(FINISH, [id, total, asOf, JSON.stringify(result)]);

export const failRehearsal = (tx: Tx, id: Id, why: string) => tx.rows(FAIL, [id, why]);
