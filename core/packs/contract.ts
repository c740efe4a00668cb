// Commands on activations. Stream = the area's stream (its community's, for a community or anything below).
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint } from '../kernel/endpoint.ts';

const TitleSchema = Type.Object({ zh: Type.String(), en: Type.String() });

/** `activate-pack`: subject = the new activation's id. */
export const ActivatePack = Type.Object(
  {
    pack: Type.String({ maxLength: 60 }),
    version: Type.Integer({ minimum: 1 }),
    areaId: IdSchema,
    /** ms; absent: at once. */
    from: Type.Optional(Type.Number()),
    until: Type.Optional(Type.Number()),
    basis: Type.String({ minLength: 2, maxLength: 500 }),
    /** The number of the document it rests on; a pack that restricts needs one. */
    instrument: Type.Optional(Type.String({ maxLength: 120 })),
  },
  { additionalProperties: false },
);
export type ActivatePack = Static<typeof ActivatePack>;

/** `end-activation`: subject = the activation's id. */
export const EndActivation = Type.Object({ reason: Type.String({ maxLength: 500 }) }, { additionalProperties: false });
export type EndActivation = Static<typeof EndActivation>;

/** `extend-activation`: a later end, by a fresh authorisation; subject = the activation's id. */
export const ExtendActivation = Type.Object(
  {
    until: Type.Number(),
    basis: Type.String({ minLength: 2, maxLength: 500 }),
    instrument: Type.Optional(Type.String({ maxLength: 120 })),
  },
  { additionalProperties: false },
);
export type ExtendActivation = Static<typeof ExtendActivation>;

/** `sign-activation`: the second office's word on what was proposed; subject = the activation's id. */
export const SignActivation = Type.Object({}, { additionalProperties: false });
export type SignActivation = Static<typeof SignActivation>;

/** `decline-activation`: what was proposed does not come about; subject = the activation's id. */
export const DeclineActivation = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);
export type DeclineActivation = Static<typeof DeclineActivation>;

export const PackSummary = Type.Object({
  pack: Type.String(),
  version: Type.Integer(),
  title: TitleSchema,
  mode: Type.Union([Type.Literal('everyday'), Type.Literal('emergency')]),
  basis: TitleSchema,
  purpose: Type.String(),
  sunset: Type.Optional(Type.String()),
  retention: Type.Optional(Type.String()),
  restricts: Type.Optional(Type.Object({ authority: Type.String() })),
  asks: Type.Array(Type.Object({ element: Type.String(), rank: Type.Integer() })),
  reports: Type.Array(Type.Object({ id: Type.String(), title: TitleSchema, role: Type.String() })),
  roles: Type.Record(Type.String(), TitleSchema),
  /** Where it may be used, when that is not everywhere. */
  within: Type.Optional(Type.String()),
});
export type PackSummary = Static<typeof PackSummary>;
/** What may be switched on for an area (absent: that of the post asking); of each pack the newest version, or `all`. */
export const listPacks = endpoint({
  method: 'GET',
  path: '/api/packs',
  query: Type.Object({ area: Type.Optional(IdSchema), all: Type.Optional(Type.Boolean()) }),
  response: Type.Object({ packs: Type.Array(PackSummary) }),
});

/** What it demands of people, what it owes them for it, and to whom they appeal; only where it restricts. */
const Restricting = Type.Optional(
  Type.Object({
    kind: Type.String(),
    owes: Type.Array(TitleSchema),
    appealTo: Type.Optional(Type.String()),
    appealWithin: Type.Optional(Type.String()),
  }),
);

/** A step of the exit and how far it is; without `total`, it is not yet known how much there is. */
const ExitStepSchema = Type.Object({
  step: Type.Enum(['restrictions', 'matters', 'handed', 'holds', 'posts', 'figures', 'retention']),
  done: Type.Integer(),
  total: Type.Union([Type.Integer(), Type.Null()]),
});
export type ExitStep = Static<typeof ExitStepSchema>;

export const ActivationSchema = Type.Object({
  id: IdSchema,
  pack: Type.String(),
  version: Type.Integer(),
  title: TitleSchema,
  mode: Type.Union([Type.Literal('everyday'), Type.Literal('emergency')]),
  areaId: IdSchema,
  areaName: Type.String(),
  from: Type.Number(),
  until: Type.Optional(Type.Number()),
  endedAt: Type.Optional(Type.Number()),
  basis: Type.String(),
  /** The number of the document it rests on, and how many posts put their word to it. */
  instrument: Type.Optional(Type.String()),
  signatures: Type.Integer(),
  restricts: Restricting,
  /** Once it is over: when what it collected is deleted at the latest (ms), and the checklist of its exit. */
  deleteAt: Type.Optional(Type.Number()),
  exit: Type.Optional(Type.Array(ExitStepSchema)),
  /** Counting the households it now concerns, after a switch; absent when done. */
  progress: Type.Optional(Type.Object({ done: Type.Integer(), total: Type.Integer() })),
});
export type ActivationView = Static<typeof ActivationSchema>;

/** Activations that hold for the area (its own and those above it) or lie below it, newest first. */
export const listActivations = endpoint({
  method: 'GET',
  path: '/api/activations',
  query: Type.Object({ area: IdSchema, ended: Type.Optional(Type.Boolean()) }),
  response: Type.Object({ activations: Type.Array(ActivationSchema) }),
});

export const ProposalView = Type.Object({
  /** The activation's. */
  id: IdSchema,
  stream: IdSchema,
  kind: Type.Enum(['activate', 'extend']),
  pack: Type.String(),
  version: Type.Integer(),
  title: TitleSchema,
  areaName: Type.String(),
  basis: Type.String(),
  instrument: Type.Optional(Type.String()),
  organisation: Type.String(),
  at: Type.Number(),
  from: Type.Number(),
  until: Type.Optional(Type.Number()),
  restricts: Restricting,
});
export type ProposalView = Static<typeof ProposalView>;

/** What waits for another organisation's signature, for an area, above it and below. */
export const listProposals = endpoint({
  method: 'GET',
  path: '/api/proposals',
  query: Type.Object({ area: IdSchema }),
  response: Type.Object({ proposals: Type.Array(ProposalView) }),
});
