// A form that is filled by itself: which, how often and until when, and what lies ready to be fetched.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { FingerprintSchema } from './mapping-contract.ts';

const Every = Type.Union([Type.Literal('day'), Type.Literal('week')]);
const Weekday = Type.Integer({ minimum: 1, maximum: 7 });
const Hour = Type.Integer({ minimum: 0, maximum: 23 });

/**
 * `schedule-sheet`: stream = the community, subject = the new schedule's id. `sheet`: the blank workbook as it was handed
 * in and its columns settled, by the same post, within its day; its area, purpose and basis hold for every filling.
 */
export const ScheduleSheet = Type.Object(
  {
    sheet: IdSchema,
    every: Every,
    /** 1 Monday – 7; of a weekly one, absent: Monday. */
    weekday: Type.Optional(Weekday),
    /** Of the place's own clock. */
    hour: Hour,
    /** The last local day, `YYYY-MM-DD`, on which it is filled; at most as far as its purpose lets a sheet be kept. */
    until: Type.String({ maxLength: 10 }),
  },
  { additionalProperties: false },
);
export type ScheduleSheet = Static<typeof ScheduleSheet>;

/** `unschedule-sheet`: stream = the community, subject = the schedule. What lies ready can still be fetched. */
export const UnscheduleSheet = Type.Object({}, { additionalProperties: false });
export type UnscheduleSheet = Static<typeof UnscheduleSheet>;

/** `pause-sheet`: stream = the community, subject = the schedule. Nothing is filled until it goes on; its last day stays. */
export const PauseSheet = Type.Object({}, { additionalProperties: false });
export type PauseSheet = Static<typeof PauseSheet>;

/** `resume-sheet`: the next time counts from now on; what was missed is not made up for. Ends it where its last day is over. */
export const ResumeSheet = Type.Object({}, { additionalProperties: false });
export type ResumeSheet = Static<typeof ResumeSheet>;

/** `run-sheet`, of the server itself: subject = the schedule. Says that it is due; a job fills it. */
export const RunSheet = Type.Object({ instant: Type.Number() }, { additionalProperties: false });
export type RunSheet = Static<typeof RunSheet>;

export const ReadySheet = Type.Object({
  id: IdSchema,
  at: Type.Number(),
  rows: Type.Integer(),
  /** ms: it is gone then, fetched or not. */
  expiresAt: Type.Number(),
});

export const SheetSchedule = Type.Object({
  id: IdSchema,
  areaId: IdSchema,
  fingerprint: FingerprintSchema,
  title: Type.String(),
  purpose: Type.String(),
  basis: Type.Optional(Type.String()),
  /** Whom or what alone it speaks of, as it was asked. */
  where: Type.Optional(Type.String()),
  every: Every,
  weekday: Type.Optional(Weekday),
  hour: Hour,
  /** ms. */
  until: Type.Number(),
  /** ms; absent when it is over. Of a paused one: when it would have been due. */
  nextAt: Type.Optional(Type.Number()),
  /** ms; absent unless it is paused. */
  pausedAt: Type.Optional(Type.Number()),
  lastAt: Type.Optional(Type.Number()),
  /** Why nothing was filled the last time: a code of the catalogue of refusals. */
  lastRefused: Type.Optional(Type.String()),
  /** The newest first, each until it is fetched. */
  ready: Type.Array(ReadySheet),
});
export type SheetSchedule = Static<typeof SheetSchedule>;

/** The schedules of a community, the next due first. For posts that keep sheets. */
export const listSchedules = endpoint({
  method: 'GET',
  path: '/api/sheets/schedules',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({ schedules: Type.Array(SheetSchedule) }),
});

/** A sheet that was filled by itself. Fetched once, by a post that may fill as much; then it is gone. */
export const getReadySheet = endpoint({
  method: 'GET',
  path: '/api/sheets/ready/:id/filled.xlsx',
  query: Type.Object({ id: IdSchema }),
  response: Type.Unknown(),
  carries: 'file',
  reads: 'sheet',
});
