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
  /** Meanings in the words of core/sheets/match/meaning.ts. */
  columns: Type.Array(Type.Object({ header: Type.String(), means: Type.String() })),
});
export type RegisteredSheet = Static<typeof RegisteredSheet>;

/** What a workbook asks for. For posts that keep sheets. */
export const readRegistered = endpoint({
  method: 'POST',
  path: '/api/sheets/register',
  query: Type.Object({ area: IdSchema }),
  carries: 'upload',
  response: RegisteredSheet,
});
