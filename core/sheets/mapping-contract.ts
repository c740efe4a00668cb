// Layouts that were confirmed once and are remembered, and headers that people of this deployment corrected. Nothing
// here is about a person: a form's title, the words of its headers, and what each column asks for.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

export const FingerprintSchema = Type.String({ pattern: '^[0-9a-f]{32}$' });
/** What one row stands for: `person`, `household`, `building`, `counts`, … */
export const RowKindSchema = Type.String({ pattern: '^[a-z_]{1,20}$' });
const Header = Type.String({ minLength: 1, maxLength: 200 });
const Means = Type.String({ minLength: 1, maxLength: 200 });

export const MappedColumn = Type.Object(
  {
    header: Header,
    /** The header's words from the top down where it stands in several rows; absent: the header alone. */
    path: Type.Optional(Type.Array(Header, { minItems: 1, maxItems: 6 })),
    /** A meaning in the words of core/sheets/match/meaning.ts. */
    means: Means,
    /** What had been proposed. Where `means` differs, the correction is remembered for every community. */
    proposed: Type.Optional(Means),
  },
  { additionalProperties: false },
);
export type MappedColumn = Static<typeof MappedColumn>;

/** `confirm-sheet`: stream and subject = the community. The latest confirmation of a form is the one that counts. */
export const ConfirmSheet = Type.Object(
  {
    fingerprint: FingerprintSchema,
    title: Type.String({ maxLength: 200 }),
    row: RowKindSchema,
    columns: Type.Array(MappedColumn, { minItems: 1, maxItems: 300 }),
  },
  { additionalProperties: false },
);
export type ConfirmSheet = Static<typeof ConfirmSheet>;

/** `forget-sheet`: stream and subject = the community. The form is proposed anew when it comes again. */
export const ForgetSheet = Type.Object({ fingerprint: FingerprintSchema }, { additionalProperties: false });
export type ForgetSheet = Static<typeof ForgetSheet>;

/** `unteach-header`: stream and subject = the community that taught it. `spelling` as `listTaughtHeaders` gives it. */
export const UnteachHeader = Type.Object(
  { spelling: Type.String({ minLength: 1, maxLength: 1300 }), row: RowKindSchema },
  { additionalProperties: false },
);
export type UnteachHeader = Static<typeof UnteachHeader>;

export const RememberedForm = Type.Object({
  fingerprint: FingerprintSchema,
  title: Type.String(),
  row: RowKindSchema,
  columns: Type.Array(Type.Object({ header: Type.String(), means: Type.String() })),
  /** When it was confirmed, ms, and in which role. */
  at: Type.Number(),
  role: Type.String(),
});
export type RememberedForm = Static<typeof RememberedForm>;

/** The layouts a community remembers, last confirmed first. For posts that keep sheets. */
export const listForms = endpoint({
  method: 'GET',
  path: '/api/sheets/forms',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({ forms: Type.Array(RememberedForm) }),
});

export const TaughtHeader = Type.Object({
  spelling: Type.String(),
  row: RowKindSchema,
  means: Type.String(),
  /** The last time somebody taught it, ms, and in which role. */
  at: Type.Number(),
  role: Type.String(),
  /** Taught by the asked community, which may take it back. */
  here: Type.Boolean(),
  /** Another meaning of the same words is followed, because more communities taught that. */
  outvoted: Type.Boolean(),
});
export type TaughtHeader = Static<typeof TaughtHeader>;

/** Every correction of every community, last taught first; at most 2,000. For posts that keep sheets. */
export const listTaughtHeaders = endpoint({
  method: 'GET',
  path: '/api/sheets/taught',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({ headers: Type.Array(TaughtHeader) }),
});
