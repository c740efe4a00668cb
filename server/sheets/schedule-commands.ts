// `schedule-sheet` and `unschedule-sheet`, and `run-sheet` by which the server says that one is due: an id made of the
// schedule and the instant, so that two processes run it once.
import { createHash } from 'node:crypto';
import { areaEvent } from '../../core/areas/decide.ts';
import { localDate } from '../../core/facts/local-time.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { endOfDay, latestEnd } from '../../core/sheets/keeping.ts';
import { nextDue, type Rhythm } from '../../core/sheets/schedule.ts';
import { RunSheet, ScheduleSheet, UnscheduleSheet } from '../../core/sheets/schedule-contract.ts';
import { dropFile, findFile, keepFile, type StoredFile } from '../kernel/files.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { promiseWork } from '../kernel/outbox.ts';
import { handler, type Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction } from '../kernel/unit-of-work.ts';
import { formOf } from './form.ts';
import { addSchedule, dueSchedules, FORM_KIND, findSchedules, moveSchedule, type Schedule } from './schedules.ts';
import { type Detail, layoutOf, TEMPLATE_KIND } from './templates.ts';

/** The topic of the job that fills what is due. */
export const SCHEDULED = 'sheet-fill';

/** When a schedule is due, as core counts it. */
export const rhythmOf = ({ every, weekday, hour }: Schedule): Rhythm => ({
  ...{ every, hour },
  ...(weekday === null ? {} : { weekday }),
});

type Scheduling = { templates: Map<Id, StoredFile>; added: { schedule: Schedule; template: StoredFile }[] };

export const scheduleSheetHandler = handler<ScheduleSheet, Scheduling>({
  type: 'schedule-sheet',
  payload: ScheduleSheet,
  load: async (tx, commands, streamId, kernel) => {
    const templates = new Map<Id, StoredFile>();
    for (const { payload } of commands) {
      const found = await findFile(tx, kernel, streamId, payload.sheet, TEMPLATE_KIND);
      if (found !== undefined) templates.set(payload.sheet, found);
    }
    return { templates, added: [] };
  },
  decide: (world, { subject, payload }, context) => {
    const { now, place, actor, kernel } = context;
    const template = world.templates.get(payload.sheet);
    if (template === undefined || template.post_id !== actor.post.id) return refuse('unknown-template');
    const detail = template.detail as Detail;
    const { area, purpose, basis, where = null } = detail;
    const found = kernel.library.dictionary.purposes.find(({ id }) => id === purpose);
    if (found === undefined) return refuse('unknown-purpose', { purpose });
    const until = endOfDay(payload.until, place.timeZone);
    if (until === undefined) return refuse('malformed', { field: 'payload/until' }, 'payload/until');
    const { every, weekday = every === 'week' ? 1 : null, hour } = payload;
    const schedule: Schedule = {
      ...{ id: subject, area_id: area, ...formOf(layoutOf(detail), template.name), purpose, basis: basis ?? null },
      condition: where,
      ...{ every, weekday, hour, until_at: until, post_id: actor.post.id, next_at: null },
      ...{ paused_at: null, last_at: null, last_refused: null },
    };
    const first = nextDue(rhythmOf(schedule), now, place.timeZone);
    if (first >= until) return refuse('schedule-never-due', undefined, 'payload/until');
    const latest = latestEnd(found, now, place.timeZone);
    if (until > latest)
      return refuse('schedule-too-long', { last: localDate(latest - 1, place.timeZone) }, 'payload/until');
    world.added.push({ schedule: { ...schedule, next_at: first }, template });
    const { fingerprint, title } = schedule;
    const asked = where === null ? {} : { where };
    const body = { fingerprint, title, purpose, ...asked, every, weekday, hour, until, areaId: area };
    return accept([{ ...areaEvent('sheet.scheduled', 'area', subject, body), transition: 'on' }]);
  },
  write: async (tx, world, { kernel, streamId, now }) => {
    for (const { schedule, template } of world.added) {
      await addSchedule(tx, streamId, schedule, now);
      const { post_id: postId, name, detail, bytes } = template;
      const file = { id: schedule.id, streamId, postId, kind: FORM_KIND, name, detail, bytes };
      await keepFile(tx, kernel, { ...file, expiresAt: schedule.until_at });
    }
  },
});

type Known = { schedules: Map<Id, Schedule>; over: Id[] };

export const unscheduleSheetHandler = handler<UnscheduleSheet, Known>({
  type: 'unschedule-sheet',
  payload: UnscheduleSheet,
  load: async (tx, commands, streamId) => ({
    schedules: await findSchedules(
      tx,
      streamId,
      commands.map(command => command.subject),
    ),
    over: [],
  }),
  decide: (world, { subject }) => {
    const schedule = world.schedules.get(subject);
    if (schedule === undefined || schedule.next_at === null) return refuse('unknown-schedule');
    world.schedules.delete(subject);
    world.over.push(subject);
    return accept([{ ...areaEvent('sheet.unscheduled', 'area', subject, {}), transition: 'off' }]);
  },
  write: async (tx, world, { streamId }) => {
    for (const id of world.over) {
      await moveSchedule(tx, streamId, id, null);
      await dropFile(tx, streamId, id);
    }
  },
});

type Running = { schedules: Map<Id, Schedule>; runs: { id: Id; instant: number; next: number | null }[] };

export const runSheetHandler = handler<RunSheet, Running>({
  type: 'run-sheet',
  payload: RunSheet,
  load: async (tx, commands, streamId) => ({
    schedules: await findSchedules(
      tx,
      streamId,
      commands.map(command => command.subject),
    ),
    runs: [],
  }),
  decide: (world, { subject, payload: { instant } }, { now, place }) => {
    const schedule = world.schedules.get(subject);
    if (schedule?.next_at !== instant || schedule.paused_at !== null || instant > now) return accept([]);
    const next = nextDue(rhythmOf(schedule), now, place.timeZone);
    const over = next >= schedule.until_at;
    world.schedules.set(subject, { ...schedule, next_at: over ? null : next });
    world.runs.push({ id: subject, instant, next: over ? null : next });
    return accept([areaEvent('sheet.due', 'area', subject, { instant })]);
  },
  write: async (tx, world, { streamId, now }) => {
    for (const { id, instant, next } of world.runs) {
      await moveSchedule(tx, streamId, id, next);
      await promiseWork(tx, SCHEDULED, { communityId: streamId, scheduleId: id, instant }, now);
    }
  },
});

const CHANCE = 10;

/** An id for what a schedule does at an instant: the same whoever makes it. */
export const idOfRun = (scheduleId: Id, instant: number, what: string): Id =>
  idAt(instant, createHash('sha256').update(`${scheduleId} ${instant} ${what}`).digest().subarray(0, CHANCE));

/** Says of every schedule whose instant has come that it is due. Saying it twice fills once. */
export async function runDueSheets(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  const now = kernel.clock.now();
  const due = await inTransaction(kernel.db, scope, tx => dueSchedules(tx, now));
  for (const { community_id: stream, id: subject, next_at: instant } of due) {
    const id = idOfRun(subject, instant, 'run');
    await pipeline.submit(SYSTEM, [
      { ...{ id, stream, subject, type: 'run-sheet', payload: { instant }, observedAt: now } },
    ]);
  }
}
