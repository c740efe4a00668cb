// One form of a register: a page sends up to twenty, one after another, and lays them beside one another itself with
// core/sheets/register.ts. Nothing of them is kept and nobody's data is read.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { FingerprintSchema, RowKindSchema } from './mapping-contract.ts';

/** As many forms as a register lays beside one another. */
export const MOST_FORMS = 20;

export const RegisteredSheet = Type.Object({
  fingerprint: FingerprintSchema,
  title: Type.String(),
  row: RowKindSchema,
  columns: Type.Array(
    Type.Object({
      header: Type.String(),
      /** Headings above it. */
      over: Type.Optional(Type.String()),
      /** In the words of core/sheets/match/meaning.ts. */
      means: Type.String(),
      /** Why a column that means nothing stays blank, where that is known. */
      blank: Type.Optional(Type.Union([Type.Literal('formula'), Type.Literal('repeated'), Type.Literal('whose')])),
      /** What it may mean, where that is too unsure to count; `confidence` 0 to 1. */
      maybe: Type.Optional(Type.Object({ means: Type.String(), confidence: Type.Number() })),
    }),
  ),
});
export type RegisteredSheet = Static<typeof RegisteredSheet>;

/** What a workbook asks for. For posts that keep sheets, and officers of a street or district. */
export const readRegistered = endpoint({
  method: 'POST',
  path: '/api/sheets/register',
  query: Type.Object({ area: IdSchema }),
  carries: 'upload',
  response: RegisteredSheet,
});

const Header = Type.String({ minLength: 1, maxLength: 200 });

/** One blank sheet in place of several, and which of them each of its columns serves. */
export const MergedSheet = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 100 }),
  /** Titles of the forms it stands for. */
  forms: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: MOST_FORMS }),
  columns: Type.Array(
    Type.Object({
      header: Header,
      /** Places in `forms`, from 0. */
      serves: Type.Array(Type.Integer({ minimum: 0, maximum: MOST_FORMS - 1 }), { maxItems: MOST_FORMS }),
    }),
    { minItems: 1, maxItems: 300 },
  ),
});
export type MergedSheet = Static<typeof MergedSheet>;

/** The blank workbook: a serial number, every column once, and a second sheet that says what each serves. */
export const getMergedSheet = endpoint({
  method: 'POST',
  path: '/api/sheets/merged.xlsx',
  query: Type.Object({ area: IdSchema }),
  body: MergedSheet,
  response: Type.Unknown(),
  carries: 'file',
});
