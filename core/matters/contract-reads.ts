// What pages read of matters: lists, one matter whole, what may be opened, and the inbox.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { endpoint, Page, paged } from '../kernel/endpoint.ts';
import { MATTER_SOURCES } from '../packs/model.ts';

const Title = Type.Object({ zh: Type.String(), en: Type.String() });
const Optional = Type.Optional;
const Source = Type.Enum([...MATTER_SOURCES]);
const Kind = Type.Enum(['person', 'household', 'dwelling', 'building']);

export const PostName = Type.Object({
  postId: IdSchema,
  role: Type.String(),
  name: Type.String(),
  organisation: Type.String(),
});
export type PostName = Static<typeof PostName>;

export const ClockView = Type.Object({
  id: Type.String(),
  title: Title,
  status: Type.Enum(['idle', 'running', 'paused', 'met', 'late']),
  dueAt: Optional(Type.Number()),
  remainingMs: Optional(Type.Number()),
  elapsedMs: Type.Number(),
  pausedMs: Type.Number(),
  /** Counted partly outside the dated calendar. */
  undated: Optional(Type.Literal(true)),
});
export type ClockView = Static<typeof ClockView>;

export const MatterRow = Type.Object({
  id: IdSchema,
  community: IdSchema,
  pack: Type.String(),
  version: Type.Integer(),
  type: Type.String(),
  title: Title,
  about: Type.Object({
    kind: Kind,
    id: IdSchema,
    householdId: Optional(IdSchema),
    buildingId: IdSchema,
    /** The door as pages write it, or the building. */
    door: Type.String(),
    /** Whom it is about, where the post may read names; masked as in other lists. */
    name: Optional(Type.String()),
  }),
  gridId: Optional(IdSchema),
  state: Type.String(),
  stateTitle: Title,
  open: Type.Boolean(),
  source: Source,
  openedAt: Type.Number(),
  movedAt: Type.Number(),
  /** The earliest promise still running (ms), and whether one has passed. */
  dueAt: Optional(Type.Number()),
  late: Type.Boolean(),
  lead: Optional(PostName),
  /** The role that owes it while nobody has taken it. */
  owedBy: Optional(Type.String()),
  mine: Type.Boolean(),
  affected: Type.Integer(),
  reopened: Type.Integer(),
});
export type MatterRow = Static<typeof MatterRow>;

/** `show`: open ones by due instant, late ones, or closed ones by when they were closed. Keyset paged. */
export const listMatters = endpoint({
  method: 'GET',
  path: '/api/matters',
  query: Type.Object({
    community: IdSchema,
    show: Optional(Type.Enum(['open', 'late', 'closed'])),
    mine: Optional(Type.Boolean()),
    pack: Optional(Type.String()),
    type: Optional(Type.String()),
    state: Optional(Type.String()),
    grid: Optional(IdSchema),
    building: Optional(IdSchema),
    household: Optional(IdSchema),
    ...Page,
  }),
  response: paged(MatterRow),
  reads: 'list',
});

/** What is open in each building, as the map shows it; narrowed as the list is. Buildings without any are left out. */
export const countMatters = endpoint({
  method: 'GET',
  path: '/api/matter-counts',
  query: Type.Object({
    community: IdSchema,
    mine: Optional(Type.Boolean()),
    pack: Optional(Type.String()),
    type: Optional(Type.String()),
  }),
  response: Type.Object({
    buildings: Type.Array(Type.Object({ buildingId: IdSchema, open: Type.Integer(), late: Type.Integer() })),
  }),
});

export const NextMove = Type.Object({
  transition: Type.String(),
  title: Title,
  target: Type.String(),
  targetTitle: Title,
  final: Type.Boolean(),
  reason: Type.Boolean(),
  /** A time has to be chosen, at most so far ahead. */
  time: Optional(Type.String()),
  /** Only on behalf of the resident. */
  forResident: Type.Boolean(),
});
export type NextMove = Static<typeof NextMove>;

export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  at: Type.Number(),
  kind: Type.String(),
  transition: Optional(Type.String()),
  title: Optional(Title),
  by: Optional(PostName),
  forResident: Optional(Type.Literal(true)),
  /** What was said, where the post may read it and it has not been deleted. */
  words: Optional(Type.String()),
  rule: Optional(
    Type.Object({ pack: Type.String(), version: Type.Integer(), id: Type.String(), why: Optional(Title) }),
  ),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const MatterWhole = Type.Object({
  matter: MatterRow,
  basis: Title,
  /** Why a restriction holds, and how to appeal; only where the pack restricts by this type. */
  restricts: Optional(Type.Object({ kind: Type.String(), appealTo: Type.String(), appealWithin: Type.String() })),
  clocks: Type.Array(ClockView),
  next: Type.Array(NextMove),
  mayReopen: Type.Boolean(),
  mayAssign: Type.Boolean(),
  /** States in the pack's order, for the strip that shows where it is. */
  states: Type.Array(Type.Object({ id: Type.String(), title: Title, final: Type.Boolean(), been: Type.Boolean() })),
  needs: Type.Array(
    Type.Object({ element: Type.String(), title: Title, of: Type.Integer(), every: Optional(Type.String()) }),
  ),
  holds: Type.Array(
    Type.Object({
      supply: Type.String(),
      quantity: Type.Integer(),
      item: Optional(Type.String()),
      lacking: Type.Boolean(),
    }),
  ),
  beside: Type.Array(PostName),
  affected: Type.Array(Type.Object({ householdId: IdSchema, door: Type.String() })),
  parent: Optional(IdSchema),
  children: Type.Array(MatterRow),
  joinedInto: Optional(IdSchema),
  timeline: Type.Array(TimelineEntry),
  /** Posts it can be handed to, for those who may. */
  posts: Type.Array(PostName),
});
export type MatterWhole = Static<typeof MatterWhole>;

export const readMatter = endpoint({
  method: 'GET',
  path: '/api/matters/:id',
  query: Type.Object({ id: IdSchema, community: IdSchema }),
  response: MatterWhole,
  reads: 'person',
});

/** The types of what holds here, and which may be opened by hand by whom is asking; `by` is empty where rules alone do. */
export const listMatterTypes = endpoint({
  method: 'GET',
  path: '/api/matter-types',
  query: Type.Object({ community: IdSchema }),
  response: Type.Object({
    types: Type.Array(
      Type.Object({
        pack: Type.String(),
        packTitle: Title,
        type: Type.String(),
        title: Title,
        subject: Kind,
        by: Type.Array(Source),
        states: Type.Array(Type.Object({ id: Type.String(), title: Title, final: Type.Boolean() })),
        /** Whether the post may open it itself, or for a resident who asks. */
        may: Type.Boolean(),
        mayForResident: Type.Boolean(),
      }),
    ),
  }),
});

export const NoticeView = Type.Object({
  id: IdSchema,
  community: IdSchema,
  at: Type.Number(),
  pack: Type.String(),
  words: Title,
  why: Optional(Title),
  matterId: Optional(IdSchema),
  door: Optional(Type.String()),
  readAt: Optional(Type.Number()),
});
export type NoticeView = Static<typeof NoticeView>;

/** What the post owes: its own matters and those its role owes, by due instant; and its inbox. */
export const readMyWork = endpoint({
  method: 'GET',
  path: '/api/my-work',
  query: Type.Object({ community: IdSchema }),
  response: Type.Object({
    /** Counts over all, the lists are cut at 100. */
    owed: Type.Integer(),
    late: Type.Integer(),
    /** Due within 24 hours. */
    soon: Type.Integer(),
    untaken: Type.Integer(),
    matters: Type.Array(MatterRow),
    notices: Type.Array(NoticeView),
    unread: Type.Integer(),
  }),
  reads: 'list',
});

/** `read-notice`: subject = the line. */
export const ReadNotice = Type.Object({}, { additionalProperties: false });
export type ReadNotice = Static<typeof ReadNotice>;
