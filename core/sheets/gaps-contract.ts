// What a handed-in sheet would leave empty in its area, counted by column and listed row by row. See demands for how
// what is missing comes to be asked.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

export const GapColumn = Type.Object({
  /** Column number, A = 1. */
  index: Type.Integer(),
  /** The element that would have to be answered. */
  element: Type.String(),
  /** Rows of which nothing is on record. */
  missing: Type.Integer(),
  /** Rows whose answer is out of date. */
  stale: Type.Integer(),
});
export type GapColumn = Static<typeof GapColumn>;

/** Columns with a gap in the sheet as its columns are understood now. Figures only. */
export const countGaps = endpoint({
  method: 'GET',
  path: '/api/sheets/:id/gaps',
  query: Type.Object({ id: IdSchema }),
  response: Type.Object({ columns: Type.Array(GapColumn) }),
});

export const GapRow = Type.Object({
  what: Type.Union([Type.Literal('missing'), Type.Literal('stale')]),
  subjectId: IdSchema,
  householdId: IdSchema,
  communityId: IdSchema,
  /** Of a person. */
  name: Type.Optional(Type.String()),
  door: Type.Object({ text: Type.String(), gridName: Type.Optional(Type.String()) }),
  /** ms: when what is out of date was said. */
  observedAt: Type.Optional(Type.Number()),
});
export type GapRow = Static<typeof GapRow>;

/** The rows one column leaves empty, in the order of the sheet; at most 500. */
export const listGaps = endpoint({
  method: 'GET',
  path: '/api/sheets/:id/gaps/:column',
  query: Type.Object({ id: IdSchema, column: Type.Integer({ minimum: 1, maximum: 16_384 }) }),
  response: Type.Object({ items: Type.Array(GapRow), total: Type.Integer() }),
  reads: 'list',
});
