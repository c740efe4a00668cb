// Rehearsing a pack before it is switched on. Commands on the area's stream; subject = the rehearsal's id.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

const strict = { additionalProperties: false };
const Title = Type.Object({ zh: Type.String(), en: Type.String() });
const Counts = Type.Record(Type.String(), Type.Integer());

export const RehearsePack = Type.Object(
  { pack: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1 }), areaId: IdSchema },
  strict,
);
export type RehearsePack = Static<typeof RehearsePack>;

export const CancelRehearsal = Type.Object({}, strict);
export type CancelRehearsal = Static<typeof CancelRehearsal>;

export const GridShare = Type.Object({
  areaId: IdSchema,
  name: Type.String(),
  households: Type.Integer(),
  doors: Type.Integer(),
  minutesBefore: Type.Integer(),
  minutesAfter: Type.Integer(),
  overfull: Type.Integer(),
  /** Posts that walk it: grid workers and volunteers. */
  workers: Type.Integer(),
});

export const RehearsalResult = Type.Object({
  /** The instant (ms) it speaks of. */
  asOf: Type.Number(),
  households: Type.Integer(),
  persons: Type.Integer(),
  asks: Counts,
  figures: Counts,
  opens: Counts,
  wants: Counts,
  tells: Counts,
  fires: Counts,
  undecided: Counts,
  parked: Counts,
  grids: Type.Array(GridShare),
  /** Roles it would hand matters to, with how many at once, and how many posts of it reach the area. */
  roles: Type.Array(Type.Object({ role: Type.String(), matters: Type.Integer(), posts: Type.Integer() })),
  /** The level that may switch it on, and whether whoever asked reaches it; only where it restricts. */
  power: Type.Optional(Type.Object({ authority: Type.String(), has: Type.Boolean() })),
});
export type RehearsalResult = Static<typeof RehearsalResult>;

export const RehearsalView = Type.Object({
  id: IdSchema,
  pack: Type.String(),
  version: Type.Integer(),
  title: Title,
  areaId: IdSchema,
  areaName: Type.String(),
  askedAt: Type.Number(),
  state: Type.Enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  /** Buildings counted of all. */
  done: Type.Integer(),
  total: Type.Optional(Type.Integer()),
  result: Type.Optional(RehearsalResult),
});
export type RehearsalView = Static<typeof RehearsalView>;

export const readRehearsal = endpoint({
  method: 'GET',
  path: '/api/rehearsals/:id',
  query: Type.Object({ id: IdSchema }),
  response: RehearsalView,
});

/** The rehearsals of an area, newest first. */
export const listRehearsals = endpoint({
  method: 'GET',
  path: '/api/rehearsals',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({ rehearsals: Type.Array(RehearsalView) }),
});
