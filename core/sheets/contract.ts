// A department's blank workbook comes in, is recognised, and goes out filled.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

export const SheetColumn = Type.Object({
  header: Type.String(),
  /** Element id, or `address`, `serial`, `age`, `grid`…; absent: left blank. */
  means: Type.Optional(Type.String()),
  title: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
  never: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
});

export const SheetSchema = Type.Object({
  id: IdSchema,
  fileName: Type.String(),
  sheetName: Type.String(),
  headerRow: Type.Integer(),
  subject: Type.Union([Type.Literal('person'), Type.Literal('household')]),
  columns: Type.Array(SheetColumn),
  /** Rows it would hold for the area. */
  rows: Type.Integer(),
  /** The first rows as they would be written. */
  preview: Type.Array(Type.Array(Type.String())),
});
export type SheetView = Static<typeof SheetSchema>;

export const uploadSheet = endpoint({
  method: 'POST',
  path: '/api/sheets',
  query: Type.Object({ area: IdSchema, purpose: Type.String({ maxLength: 60 }) }),
  carries: 'upload',
  response: SheetSchema,
  reads: 'sheet',
});

/** The template with its rows; every other part of the file byte-identical. */
export const getFilledSheet = endpoint({
  method: 'GET',
  path: '/api/sheets/:id/filled.xlsx',
  query: Type.Object({ id: IdSchema }),
  response: Type.Unknown(),
  carries: 'file',
  reads: 'sheet',
});
