// Two records that may be one person: what is listed for somebody's look, and how a pair is settled.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page, paged } from '../kernel/endpoint.ts';
import { PersonRow } from './contract.ts';

export const DuplicateSchema = Type.Object({
  id: IdSchema,
  communityId: IdSchema,
  /** `same-id-number`, `same-phone-and-name`, `same-name-birth-door`: the same sound, birth and building. */
  reasons: Type.Array(Type.String()),
  a: PersonRow,
  b: PersonRow,
});
export type DuplicateView = Static<typeof DuplicateSchema>;

/** Newest first; of one community alone. */
export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/duplicates',
  query: Type.Object({ community: IdSchema, ...Page }),
  response: paged(DuplicateSchema),
  reads: 'list',
});

/**
 * `settle-duplicate`: stream = community, subject = the duplicate's id. "Not the same" is remembered; "the same" says
 * whose record goes on (`keep`).
 */
export const SettleDuplicate = Type.Object(
  { verdict: Type.Union([Type.Literal('same'), Type.Literal('not_same')]), keep: Type.Optional(IdSchema) },
  { additionalProperties: false },
);
export type SettleDuplicate = Static<typeof SettleDuplicate>;
