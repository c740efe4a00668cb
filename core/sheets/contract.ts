// A department's blank workbook comes in, is recognised, and goes out filled.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { FingerprintSchema } from './mapping-contract.ts';
import { ROW_SUBJECTS } from './model.ts';

const Words = Type.Object({ zh: Type.String(), en: Type.String() });

/** What a column may mean instead: a meaning in the words of core/sheets/match/meaning.ts and its title. */
export const OtherMeaning = Type.Object({
  means: Type.String(),
  title: Type.Optional(Words),
  /** Chance that it is right, 0 to 1. */
  confidence: Type.Number(),
});

export const SheetColumn = Type.Object({
  /** Column number, A = 1. */
  index: Type.Integer(),
  header: Type.String(),
  /** Headings above it. */
  over: Type.Optional(Type.String()),
  /** Element id, `has(…)`, `part(…)`, or `address`, `serial`, `age`, `grid`…; absent: left blank. */
  means: Type.Optional(Type.String()),
  title: Type.Optional(Words),
  never: Type.Optional(Words),
  /**
   * `spelt`: the dictionary spells it so. `match`: a sure proposal. `taught`: somebody corrected these words before.
   * `remembered`: the form was confirmed so, against what its header says. `choice`: somebody's, now. Absent: nothing
   * settled it.
   */
  by: Type.Optional(Type.Enum(['spelt', 'match', 'taught', 'remembered', 'choice'])),
  /** How sure that is, 0 to 1; the spelling it was met by. */
  confidence: Type.Optional(Type.Number()),
  like: Type.Optional(Type.String()),
  others: Type.Array(OtherMeaning),
  /** What it means in the words of core/sheets/match/meaning.ts, and what had been proposed. */
  meaning: Type.String(),
  proposed: Type.Optional(Type.String()),
});

/** One of a workbook's tables, as it can be told from the others. */
export const TableChoice = Type.Object({
  sheet: Type.String(),
  title: Type.String(),
  headerRow: Type.Integer(),
  columns: Type.Integer(),
  /** Columns that are filled. */
  filled: Type.Integer(),
});

/** Whether rows follow those that stand there already, or take their place. */
export const OnFilled = Type.Union([Type.Literal('after'), Type.Literal('replace')]);

export const SheetSchema = Type.Object({
  id: IdSchema,
  fileName: Type.String(),
  /** The form this is, whatever its file is called: pass it to `confirm-sheet`. */
  fingerprint: FingerprintSchema,
  title: Type.String(),
  sheetName: Type.String(),
  headerRow: Type.Integer(),
  /** What one row stands for; `counts`: the area itself. */
  subject: Type.Enum(ROW_SUBJECTS),
  columns: Type.Array(SheetColumn),
  /** The workbook's tables where there are several, the likeliest first, and the place of this one among them. */
  tables: Type.Array(TableChoice),
  table: Type.Integer(),
  /** Rows in which somebody's answers stand already, and what becomes of them. Absent: none. */
  standing: Type.Optional(Type.Object({ rows: Type.Integer(), onFilled: OnFilled })),
  /** Rows that only show how to fill in, and are written over. Absent: none. */
  sample: Type.Optional(Type.Integer()),
  /** Rows it would hold for the area. */
  rows: Type.Integer(),
  /** The first rows as they would be written. */
  preview: Type.Array(Type.Array(Type.String())),
  purpose: Type.String(),
  /** The document the office named; absent: the purpose's own basis. */
  basis: Type.Optional(Type.String()),
  /** Whom or what alone it speaks of, as it was asked. */
  where: Type.Optional(Type.String()),
  /** ms: until then the office may keep what it gets. */
  keptUntil: Type.Number(),
});
export type SheetView = Static<typeof SheetSchema>;

export const uploadSheet = endpoint({
  method: 'POST',
  path: '/api/sheets',
  query: Type.Object({
    /** The smallest area that answers the office. */
    area: IdSchema,
    purpose: Type.String({ maxLength: 60 }),
    /** The document by which the office asks; absent: the purpose's own basis. */
    basis: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    /** The last local day, `YYYY-MM-DD`, on which the office keeps it; absent: 30 days, or what the purpose allows. */
    until: Type.Optional(Type.String({ maxLength: 10 })),
    /**
     * Whom or what alone it speaks of, in the words of packs: `age >= 65 && facts.dwelling.use == "rented"`. It decides
     * which people, homes or dwellings have a row, and who is counted in rows of figures; a home is in where it holds for
     * anybody there. It may read what a column could hold for the purpose, and nothing else. Absent: everybody.
     */
    where: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  }),
  carries: 'upload',
  response: SheetSchema,
  reads: 'sheet',
});

/**
 * What a filled sheet can be had as besides its own kind: rows between commas, in UTF-8 with a mark or in GB18030, or a
 * roster to be printed.
 */
export const FilledAs = Type.Union([Type.Literal('csv'), Type.Literal('csv-gb18030'), Type.Literal('pdf')]);
export type FilledAs = Static<typeof FilledAs>;

/**
 * The template with its rows, as the kind of file it came as and every other part of it byte-identical; or with `as` the
 * same rows under its headings in another kind.
 */
export const getFilledSheet = endpoint({
  method: 'GET',
  path: '/api/sheets/:id/filled',
  query: Type.Object({ id: IdSchema, as: Type.Optional(FilledAs) }),
  response: Type.Unknown(),
  carries: 'file',
  reads: 'sheet',
});

export const ChooseColumns = Type.Object({
  /** Another of the workbook's tables, by its place among them; `columns` are of that one. */
  table: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
  onFilled: Type.Optional(OnFilled),
  columns: Type.Array(
    Type.Object({ index: Type.Integer({ minimum: 1, maximum: 16384 }), means: Type.String({ maxLength: 200 }) }),
    { maxItems: 500 },
  ),
  /** What one row stands for from now on; absent: what it did. */
  row: Type.Optional(Type.Enum(ROW_SUBJECTS)),
});

export type ChooseColumns = Static<typeof ChooseColumns>;

/**
 * Says which table is filled, what its columns mean and what a row stands for; answers with the sheet as it would be
 * filled now. Only what may serve the purpose ever is.
 */
export const chooseColumns = endpoint({
  method: 'POST',
  path: '/api/sheets/:id/columns',
  query: Type.Object({ id: IdSchema }),
  body: ChooseColumns,
  response: SheetSchema,
  reads: 'sheet',
});
