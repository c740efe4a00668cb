// Commands on matters. Stream = the community's; subject = the matter's id, made by whoever opens it.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';

const strict = { additionalProperties: false };
const Name = Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' });
const Words = Type.String({ maxLength: 2000 });

/** What somebody with a post does for a resident who rang, wrote or stands before them. */
const ForResident = Type.Optional(Type.Boolean());

export const OpenMatter = Type.Object(
  {
    pack: Name,
    type: Name,
    about: Type.Object({ kind: Type.Enum(['person', 'household', 'dwelling', 'building']), id: IdSchema }, strict),
    source: Type.Enum(['visit', 'resident', 'phone', 'staff']),
    /** What was said, in words; sealed and never in a skeleton. */
    words: Type.Optional(Words),
    parentId: Type.Optional(IdSchema),
    forResident: ForResident,
  },
  strict,
);
export type OpenMatter = Static<typeof OpenMatter>;

export const MoveMatter = Type.Object(
  { transition: Name, reason: Type.Optional(Words), time: Type.Optional(Type.Number()), forResident: ForResident },
  strict,
);
export type MoveMatter = Static<typeof MoveMatter>;

export const ReopenMatter = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000 }), forResident: ForResident },
  strict,
);
export type ReopenMatter = Static<typeof ReopenMatter>;

/** To a post of the community; absent: to oneself. */
export const AssignMatter = Type.Object(
  { postId: Type.Optional(IdSchema), beside: Type.Optional(Type.Boolean()) },
  strict,
);
export type AssignMatter = Static<typeof AssignMatter>;

/** The lead gives it back to the role that owes it. */
export const ReturnMatter = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }, strict);
export type ReturnMatter = Static<typeof ReturnMatter>;

/** "Me too": another household is affected by the same. */
export const AffectHousehold = Type.Object({ householdId: IdSchema, words: Type.Optional(Words) }, strict);
export type AffectHousehold = Static<typeof AffectHousehold>;

/** Two reports of one thing: this one is joined to another of its type, which then affects its households too. */
export const JoinMatter = Type.Object({ into: IdSchema }, strict);
export type JoinMatter = Static<typeof JoinMatter>;

export const NoteMatter = Type.Object({ words: Type.String({ minLength: 1, maxLength: 2000 }) }, strict);
export type NoteMatter = Static<typeof NoteMatter>;

/** The system's: a promise has passed. `startedAt`: the run of the clock that is meant (ms). */
export const PassClock = Type.Object({ clock: Name, startedAt: Type.Number(), at: Type.Number() }, strict);
export type PassClock = Static<typeof PassClock>;

/**
 * The system's: a rule's own time has come, a switch, or an effect of a neighbour's rule, for one household; subject =
 * the household. `rule`: its id; of an effect, `pack@version/rule`.
 */
export const RunRules = Type.Object(
  {
    activationId: IdSchema,
    rule: Type.Optional(Type.String({ maxLength: 200 })),
    switched: Type.Optional(Type.Enum(['on', 'off'])),
    effect: Type.Optional(Type.Integer({ minimum: 0 })),
    cause: Type.Optional(Type.String({ maxLength: 2000 })),
    at: Type.Number(),
  },
  strict,
);
export type RunRules = Static<typeof RunRules>;

/** The system's: the activation a matter was opened under has ended. */
export const ExitMatter = Type.Object({ at: Type.Number() }, strict);
export type ExitMatter = Static<typeof ExitMatter>;

/** The system's: a rule's draw; subject = the activation's id. `at`: the instant it is due. */
export const DrawLots = Type.Object({ rule: Name, at: Type.Number() }, strict);
export type DrawLots = Static<typeof DrawLots>;
