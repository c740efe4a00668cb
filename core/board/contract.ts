// The board: figures of an activation over an area, and the list behind each of them. The desk: what waits at one community.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page } from '../kernel/endpoint.ts';
import { DoorOfSchema } from '../registry/contract.ts';

const TitleSchema = Type.Object({ zh: Type.String(), en: Type.String() });

export const FigureSchema = Type.Object({
  /** Pass it to `listBehind`. */
  series: Type.String(),
  report: Type.String(),
  code: Type.Optional(Type.String()),
  title: TitleSchema,
  role: Type.Union([
    Type.Literal('base'),
    Type.Literal('coverage'),
    Type.Literal('gap'),
    Type.Literal('finding'),
    Type.Literal('need'),
  ]),
  count: Type.Union([Type.Literal('person'), Type.Literal('household')]),
  /** Which residences it counts. */
  residences: Type.Array(Type.String()),
  n: Type.Integer(),
  /** The denominator, and its series. */
  of: Type.Optional(Type.Object({ series: Type.String(), n: Type.Integer(), title: TitleSchema })),
});
export type FigureView = Static<typeof FigureSchema>;

export const BoardSchema = Type.Object({
  at: Type.Number(),
  activationId: Type.Optional(IdSchema),
  figures: Type.Array(FigureSchema),
  /** The same figures for each area directly below (grids of a community; buildings of a grid): series → n. */
  parts: Type.Array(
    Type.Object({
      areaId: IdSchema,
      kind: Type.String(),
      name: Type.String(),
      code: Type.String(),
      n: Type.Record(Type.String(), Type.Integer()),
    }),
  ),
});
export type BoardView = Static<typeof BoardSchema>;

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  query: Type.Object({ area: IdSchema, activation: Type.Optional(IdSchema) }),
  response: BoardSchema,
});

export const BehindRow = Type.Object({
  subjectId: IdSchema,
  kind: Type.Union([Type.Literal('person'), Type.Literal('household')]),
  householdId: IdSchema,
  communityId: IdSchema,
  /** Person's name, or the household's contact. */
  name: Type.Optional(Type.String()),
  age: Type.Optional(Type.Integer()),
  door: DoorOfSchema,
});
export type BehindRow = Static<typeof BehindRow>;

/** The subjects a figure counts; `total` equals the figure. */
export const listBehind = endpoint({
  method: 'GET',
  path: '/api/board/list',
  query: Type.Object({ area: IdSchema, series: Type.String({ maxLength: 160 }), ...Page }),
  response: Type.Object({ total: Type.Integer(), items: Type.Array(BehindRow), next: Type.Optional(Type.String()) }),
  reads: 'list',
});

/**
 * What waits at the desk of one community, as counts alone: nobody is read for it. Absent: not for this post to settle.
 * Each equals the length of its list.
 */
export const getDesk = endpoint({
  method: 'GET',
  path: '/api/desk',
  query: Type.Object({ community: IdSchema }),
  response: Type.Object({
    /** Drawn visits whose household is still to be asked. */
    callbacks: Type.Optional(Type.Integer()),
    /** Pairs of records that may be one person. */
    duplicates: Type.Optional(Type.Integer()),
  }),
});
