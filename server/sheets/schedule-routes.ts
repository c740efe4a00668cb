// The schedules of a community, and the sheets they filled: each goes out once and is gone.
import type { FastifyInstance } from 'fastify';
import { mayFillWith, mayKeepSheets } from '../../core/access/may.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { getReadySheet, listSchedules, type SheetSchedule } from '../../core/sheets/schedule-contract.ts';
import { communitiesOf, findArea, looksInto } from '../areas/index.ts';
import { dropFile, findFile } from '../kernel/files.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { filledName, kindOf, TYPES } from './file-kind.ts';
import { findFill } from './fill-log.ts';
import { keptArea } from './mapping-routes.ts';
import { isInForce } from './rows.ts';
import {
  communityOfReady,
  listScheduleRows,
  READY_KIND,
  type ReadyDetail,
  type ReadyRow,
  readySheets,
  type Schedule,
} from './schedules.ts';

export function scheduleRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listSchedules, async ({ actor, query, read }) => {
    const kept = await keptArea(kernel, actor, query.area);
    if (!kept.ok) return kept;
    const { communityId } = kept.value;
    return read([communityId], async tx => {
      const [rows, ready] = await Promise.all([
        listScheduleRows(tx, communityId),
        readySheets(tx, communityId, kernel.clock.now()),
      ]);
      return accept({ schedules: rows.map(row => viewOf(row, ready)) });
    });
  });

  route(app, kernel, getReadySheet, async asked => {
    const { actor, query } = asked;
    const own = await findArea(kernel, actor.post.areaId);
    const streams = own === undefined ? [] : await communitiesOf(kernel, own);
    const communityId = await asked.read(streams, tx => communityOfReady(tx, query.id));
    if (communityId === undefined) return refuse('unknown-ready-sheet');
    return asked.read([communityId], async (tx, saw) => {
      const file = await findFile(tx, kernel, communityId, query.id, READY_KIND);
      const fill = file && (await findFill(tx, communityId, (file.detail as ReadyDetail).fill));
      if (file === undefined || fill === undefined) return refuse('unknown-ready-sheet');
      const area = await findArea(kernel, fill.area_id);
      if (area === undefined || !looksInto(actor, area)) return refuse('outside-area');
      const classes: readonly string[] = mayFillWith(actor.post.role);
      if (!mayKeepSheets(actor.post.role) || fill.classes.some(one => !classes.includes(one)))
        return refuse('not-permitted');
      const { purpose, kept_until: keptUntil, rows } = fill;
      if (!(await isInForce(tx, kernel, communityId, purpose))) return refuse('purpose-not-in-force');
      await dropFile(tx, communityId, query.id);
      if (rows > 0 || fill.condition !== null) saw(communityId, rows, undefined, { purpose, keptUntil });
      const kind = kindOf(file.bytes);
      return accept({ name: filledName(file.name, kind), type: TYPES[kind], bytes: file.bytes });
    });
  });
}

function viewOf(row: Schedule, ready: readonly ReadyRow[]): SheetSchedule {
  const { id, fingerprint, title, purpose, every, hour } = row;
  const view: SheetSchedule = {
    ...{ id, areaId: row.area_id, fingerprint, title, purpose, every, hour, until: row.until_at },
    ready: readyOf(id, ready),
  };
  if (row.basis !== null) view.basis = row.basis;
  if (row.condition !== null) view.where = row.condition;
  if (row.weekday !== null) view.weekday = row.weekday;
  if (row.next_at !== null) view.nextAt = row.next_at;
  if (row.paused_at !== null) view.pausedAt = row.paused_at;
  if (row.last_at !== null) view.lastAt = row.last_at;
  if (row.last_refused !== null) view.lastRefused = row.last_refused;
  return view;
}

const readyOf = (scheduleId: Id, ready: readonly ReadyRow[]): SheetSchedule['ready'] =>
  ready
    .filter(({ detail }) => detail.schedule === scheduleId)
    .map(({ id, detail, created_at, expires_at }) => ({
      id,
      at: created_at,
      rows: detail.rows,
      expiresAt: expires_at,
    }));
