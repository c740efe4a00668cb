// The shape of a pack's matters, rules and what a restriction owes. Effects are checked one by one by the key that
// tells them apart, so that a fault names one place and one remedy.
import Type from 'typebox';
import { AREA_KINDS } from '../areas/model.ts';
import { SENSITIVITY_CLASSES } from '../kernel/event.ts';
import { ASSIGN_HOW, MATTER_SOURCES, WHOM } from './model.ts';
import { Condition, Duration, Mover, Movers, Name, Named, strict, Within, Word, Words } from './shape-words.ts';

const State = Type.Object(
  {
    title: Words,
    initial: Type.Optional(Type.Literal(true)),
    final: Type.Optional(Type.Literal(true)),
    due: Type.Optional(Within),
    on: Type.Optional(Named(Name, 20)),
  },
  strict,
);

const Move = Type.Object(
  {
    title: Words,
    may: Movers,
    when: Type.Optional(Condition),
    reason: Type.Optional(Type.Literal('required')),
    time: Type.Optional(Duration),
    other_than: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 12 })),
  },
  strict,
);

const Clock = Type.Object(
  {
    id: Name,
    title: Words,
    within: Within,
    runs: Type.Array(Name, { minItems: 1, maxItems: 20 }),
    pauses: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 20 })),
    calendar: Type.Optional(Word),
  },
  strict,
);

const How = Type.Enum([...ASSIGN_HOW]);

export const MatterShape = Type.Object(
  {
    title: Words,
    subject: Type.Enum(['person', 'household', 'dwelling', 'building']),
    class: Type.Optional(Type.Enum([...SENSITIVITY_CLASSES])),
    open: Type.Optional(
      Type.Object(
        {
          may: Movers,
          by: Type.Optional(Type.Array(Type.Enum([...MATTER_SOURCES]), { minItems: 1, maxItems: 6 })),
          when: Type.Optional(Condition),
        },
        strict,
      ),
    ),
    states: Named(State, 30),
    moves: Type.Optional(Named(Move, 40)),
    clocks: Type.Optional(Type.Array(Clock, { maxItems: 20 })),
    assign: Type.Optional(Type.Object({ role: Mover, how: Type.Optional(How) }, strict)),
    merge: Type.Optional(
      Type.Object({ same: Type.Enum(['household', 'stairwell', 'building']), within: Type.Optional(Duration) }, strict),
    ),
    reopen: Type.Optional(Type.Object({ to: Name, within: Duration, may: Type.Optional(Movers) }, strict)),
    exit: Type.Optional(Name),
  },
  strict,
);

const Whom = Type.Enum([...WHOM]);

/** Effects by the key that tells them apart. */
export const EFFECT_SHAPES = {
  open: Type.Object({ open: Name, of: Type.Optional(Whom), where: Type.Optional(Condition) }, strict),
  send: Type.Object({ send: Name, matter: Type.Optional(Name), of: Type.Optional(Whom) }, strict),
  assign: Type.Object({ assign: Mover, how: Type.Optional(How), matter: Type.Optional(Name) }, strict),
  ask: Type.Object(
    {
      ask: Word,
      of: Type.Optional(Whom),
      where: Type.Optional(Condition),
      every: Type.Optional(Duration),
      for: Type.Optional(Duration),
    },
    strict,
  ),
  notify: Type.Object({ notify: Mover, message: Name }, strict),
  reserve: Type.Object(
    { reserve: Name, quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) },
    strict,
  ),
  draw: Type.Object(
    {
      draw: Name,
      in: Name,
      places: Type.Union([Type.Integer({ minimum: 1, maximum: 1_000_000 }), Name]),
      won: Name,
      lost: Type.Optional(Name),
      first: Type.Optional(Condition),
    },
    strict,
  ),
};

/** `then` is a list of effects, each checked by itself. */
export const RuleShape = Type.Object(
  {
    id: Name,
    why: Words,
    on: Type.String({ minLength: 1, maxLength: 200 }),
    each: Type.Optional(Type.Enum(['person', 'household'])),
    when: Type.Optional(Condition),
    // biome-ignore lint/suspicious/noThenProperty: on, when, then are the words of a rule.
    then: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 12 }),
  },
  strict,
);

export const RestrictionShape = Type.Object(
  {
    kind: Type.Enum(['stay_home', 'observe', 'stay_in_area', 'test']),
    authority: Type.Enum([...AREA_KINDS]),
    instrument: Type.Literal('required'),
    matter: Name,
  },
  strict,
);

export const OwedShape = Type.Object({ service: Name, title: Words, matter: Name }, strict);
export const AppealShape = Type.Object({ to: Mover, within: Within }, strict);
export const CadenceShape = Type.Object(
  {
    visits: Type.Optional(Type.Object({ slowest: Duration }, strict)),
    rules: Type.Optional(
      Named(Type.Object({ slowest: Duration, skip: Type.Optional(Type.Literal(true)) }, strict), 20),
    ),
  },
  strict,
);
