// The history of filled sheets: who got which form about whom, for what and for how long, what was missing in it, and
// what changed since the time before.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page, paged } from '../kernel/endpoint.ts';
import { FingerprintSchema } from './mapping-contract.ts';
import { ROW_SUBJECTS } from './model.ts';

export const FillColumn = Type.Object({
  header: Type.String(),
  means: Type.String(),
  /** Cells that stayed empty because nothing is known. */
  gaps: Type.Integer(),
});

export const SheetFill = Type.Object({
  id: IdSchema,
  areaId: IdSchema,
  fingerprint: FingerprintSchema,
  title: Type.String(),
  purpose: Type.String(),
  /** The document the office named; absent: the purpose's own basis. */
  basis: Type.Optional(Type.String()),
  /** ms: the office may keep it until then. */
  keptUntil: Type.Number(),
  at: Type.Number(),
  role: Type.String(),
  rows: Type.Integer(),
  /** How many people its rows were about, lived in the homes they were about, or were counted; absent: filled earlier. */
  people: Type.Optional(Type.Integer()),
  /** What one row stood for; `counts`: the area itself. */
  subject: Type.Enum(ROW_SUBJECTS),
  /** Whom or what alone it spoke of, as it was asked. */
  where: Type.Optional(Type.String()),
  /** Filled by a schedule and not by hand. */
  scheduled: Type.Boolean(),
  columns: Type.Array(FillColumn),
  /**
   * Rows that came, went or say something else than the last time the same form was filled for the same area and
   * purpose by a post that sees as much. Absent the first time, and where the time to keep the earlier one was over.
   */
  changes: Type.Optional(
    Type.Object({ added: Type.Integer(), removed: Type.Integer(), changed: Type.Integer(), against: IdSchema }),
  ),
});
export type SheetFill = Static<typeof SheetFill>;

/** Newest first, of one community or a part of it; `form`: of one form alone. For posts that keep sheets. */
export const listFills = endpoint({
  method: 'GET',
  path: '/api/sheets/fills',
  query: Type.Object({ area: IdSchema, form: Type.Optional(FingerprintSchema), ...Page }),
  response: paged(SheetFill),
});

export const ChangedRow = Type.Object({
  what: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  /** Of the person, household, dwelling, building or grid; of the area where there is one row of figures. */
  subjectId: IdSchema,
  householdId: Type.Optional(IdSchema),
  /** Of a person, a building, a grid or an area. */
  name: Type.Optional(Type.String()),
  /** Written out for the screen, e.g. `香榭花园3幢2单元501`. */
  door: Type.Optional(Type.String()),
});
export type ChangedRow = Static<typeof ChangedRow>;

/**
 * Whose rows changed, at most 500: for posts that may fill as much as the sheet holds, as long as both sheets may still
 * be kept. What a row said before is kept nowhere.
 */
export const listChanges = endpoint({
  method: 'GET',
  path: '/api/sheets/fills/:id/changes',
  query: Type.Object({ id: IdSchema }),
  response: Type.Object({ items: Type.Array(ChangedRow), total: Type.Integer() }),
  reads: 'list',
});
