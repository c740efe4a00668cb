// `pause-sheet` and `resume-sheet`: a form that is filled by itself waits for a while, and goes on from where it then is.
import { areaEvent } from '../../core/areas/decide.ts';
import type { Command } from '../../core/kernel/command.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { nextDue } from '../../core/sheets/schedule.ts';
import { PauseSheet, ResumeSheet } from '../../core/sheets/schedule-contract.ts';
import { dropFile } from '../kernel/files.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { rhythmOf } from './schedule-commands.ts';
import { findSchedules, pauseSchedule, resumeSchedule, type Schedule } from './schedules.ts';

type Known = { schedules: Map<Id, Schedule>; moved: { id: Id; next: number | null }[] };

const load = async (tx: Tx, commands: readonly Pick<Command<unknown>, 'subject'>[], streamId: Id): Promise<Known> => ({
  schedules: await findSchedules(
    tx,
    streamId,
    commands.map(command => command.subject),
  ),
  moved: [],
});

export const pauseSheetHandler = handler<PauseSheet, Known>({
  type: 'pause-sheet',
  payload: PauseSheet,
  load,
  decide: (world, { subject }, { now }) => {
    const schedule = world.schedules.get(subject);
    if (schedule === undefined || schedule.next_at === null) return refuse('unknown-schedule');
    if (schedule.paused_at !== null) return accept([]);
    world.schedules.set(subject, { ...schedule, paused_at: now });
    world.moved.push({ id: subject, next: schedule.next_at });
    return accept([{ ...areaEvent('sheet.paused', 'area', subject, {}), transition: 'off' }]);
  },
  write: async (tx, world, { streamId, now }) => {
    for (const { id } of world.moved) await pauseSchedule(tx, streamId, id, now);
  },
});

export const resumeSheetHandler = handler<ResumeSheet, Known>({
  type: 'resume-sheet',
  payload: ResumeSheet,
  load,
  decide: (world, { subject }, { now, place }) => {
    const schedule = world.schedules.get(subject);
    if (schedule === undefined || schedule.next_at === null) return refuse('unknown-schedule');
    if (schedule.paused_at === null) return accept([]);
    const next = nextDue(rhythmOf(schedule), now, place.timeZone);
    const over = next >= schedule.until_at;
    world.schedules.set(subject, { ...schedule, paused_at: null, next_at: over ? null : next });
    world.moved.push({ id: subject, next: over ? null : next });
    return accept([{ ...areaEvent('sheet.resumed', 'area', subject, {}), transition: 'on' }]);
  },
  write: async (tx, world, { streamId }) => {
    for (const { id, next } of world.moved) {
      await resumeSchedule(tx, streamId, id, next);
      if (next === null) await dropFile(tx, streamId, id);
    }
  },
});
