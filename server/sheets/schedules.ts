// Schedules as rows of their community, and what they made that waits to be fetched.
import type { Id } from '../../core/kernel/id.ts';
import type { Rhythm } from '../../core/sheets/schedule.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

/** Kinds of files: the settled workbook of a schedule, and a filled one. */
export const FORM_KIND = 'sheet-form';
export const READY_KIND = 'sheet-ready';

/** What a filled one says of itself, unsealed. */
export type ReadyDetail = { schedule: Id; fill: Id; rows: number };

export type Schedule = {
  id: Id;
  area_id: Id;
  fingerprint: string;
  title: string;
  purpose: string;
  basis: string | null;
  condition: string | null;
  every: Rhythm['every'];
  weekday: number | null;
  hour: number;
  until_at: number;
  post_id: Id;
  next_at: number | null;
  paused_at: number | null;
  last_at: number | null;
  last_refused: string | null;
};

const COLUMNS = `id, area_id, fingerprint, title, purpose, basis, condition, every, weekday, hour, until_at, post_id, next_at,
  paused_at, last_at, last_refused`;
const ADD = sql(
  'add_sheet_schedule',
  `insert into sheet_schedule (community_id, id, area_id, fingerprint, title, purpose, basis, every, weekday, hour, until_at,
     post_id, at, next_at, condition)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);
const FIND = sql(
  'find_sheet_schedules',
  `select ${COLUMNS} from sheet_schedule where community_id = $1 and id = any($2::uuid[])`,
);
const LIST = sql(
  'list_sheet_schedules',
  `select ${COLUMNS} from sheet_schedule where community_id = $1 order by next_at nulls last, id limit 500`,
);
const MOVE = sql('move_sheet_schedule', 'update sheet_schedule set next_at = $3 where community_id = $1 and id = $2');
const PAUSE = sql(
  'pause_sheet_schedule',
  'update sheet_schedule set paused_at = $3 where community_id = $1 and id = $2',
);
const RESUME = sql(
  'resume_sheet_schedule',
  'update sheet_schedule set paused_at = null, next_at = $3 where community_id = $1 and id = $2',
);
const NOTE = sql(
  'note_scheduled_fill',
  'update sheet_schedule set last_at = $3, last_refused = $4 where community_id = $1 and id = $2',
);
const DUE = sql(
  'due_sheet_schedules',
  `select community_id, id, next_at from sheet_schedule where next_at <= $1 and paused_at is null
   order by next_at limit 500`,
);
const READY = sql(
  'ready_sheets',
  `select id, detail, created_at, expires_at from file where stream_id = $1 and kind = '${READY_KIND}' and expires_at > $2
   order by created_at desc, id desc`,
);
const STREAM = sql('community_of_ready_sheet', `select stream_id from file where id = $1 and kind = '${READY_KIND}'`);

export const addSchedule = (tx: Tx, communityId: Id, one: Schedule, at: number): Promise<unknown[]> =>
  tx.rows(ADD, [
    ...[communityId, one.id, one.area_id, one.fingerprint, one.title, one.purpose, one.basis, one.every, one.weekday],
    ...[one.hour, one.until_at, one.post_id, at, one.next_at, one.condition],
  ]);

export const findSchedules = async (tx: Tx, communityId: Id, ids: readonly Id[]): Promise<Map<Id, Schedule>> =>
  new Map((await tx.rows<Schedule>(FIND, [communityId, ids])).map(row => [row.id, row]));

export const listScheduleRows = (tx: Tx, communityId: Id): Promise<Schedule[]> =>
  tx.rows<Schedule>(LIST, [communityId]);

/** `nextAt`: ms; null: it is over. */
export const moveSchedule = (tx: Tx, communityId: Id, id: Id, nextAt: number | null): Promise<unknown[]> =>
  tx.rows(MOVE, [communityId, id, nextAt]);

export const pauseSchedule = (tx: Tx, communityId: Id, id: Id, at: number): Promise<unknown[]> =>
  tx.rows(PAUSE, [communityId, id, at]);

/** `nextAt`: ms; null: it is over. */
export const resumeSchedule = (tx: Tx, communityId: Id, id: Id, nextAt: number | null): Promise<unknown[]> =>
  tx.rows(RESUME, [communityId, id, nextAt]);

export const noteFilled = (
  tx: Tx,
  communityId: Id,
  id: Id,
  at: number,
  refused: string | undefined,
): Promise<unknown[]> => tx.rows(NOTE, [communityId, id, at, refused ?? null]);

export type Due = { community_id: Id; id: Id; next_at: number };
/** Of every community; needs the server's own scope. */
export const dueSchedules = (tx: Tx, now: number): Promise<Due[]> => tx.rows<Due>(DUE, [now]);

export type ReadyRow = { id: Id; detail: ReadyDetail; created_at: number; expires_at: number };
export const readySheets = (tx: Tx, communityId: Id, now: number): Promise<ReadyRow[]> =>
  tx.rows<ReadyRow>(READY, [communityId, now]);

/** The community of a filled sheet, of those the transaction's scope shows. */
export const communityOfReady = async (tx: Tx, id: Id): Promise<Id | undefined> =>
  (await tx.rows<{ stream_id: Id }>(STREAM, [id]))[0]?.stream_id;
