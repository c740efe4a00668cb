// The shape of a pack's file, before anything in it is understood: keys, kinds and sizes. check.ts does the rest.
import Type from 'typebox';
import { SENSITIVITY_CLASSES } from '../kernel/event.ts';
import { RESIDENCE_KINDS } from '../registry/model.ts';
import { ExampleShape } from './shape-examples.ts';
import { AppealShape, CadenceShape, MatterShape, OwedShape, RestrictionShape, RuleShape } from './shape-matters.ts';
import { Condition, Duration, Name, Named, strict, Word, Words } from './shape-words.ts';

export const UseShape = Type.Object({ use: Word, fresh: Type.Optional(Duration) }, strict);
export const OwnElementShape = Type.Object(
  {
    id: Word,
    title: Words,
    synonyms: Type.Optional(Type.Array(Word, { maxItems: 40 })),
    type: Type.Enum(['text', 'code', 'codes', 'boolean', 'number', 'date', 'phone', 'id_number']),
    codes: Type.Optional(Word),
    unit: Type.Optional(Word),
    range: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    class: Type.Enum([...SENSITIVITY_CLASSES]),
    purposes: Type.Optional(Type.Array(Word, { maxItems: 20 })),
    fresh: Type.Optional(Duration),
    retention: Type.Optional(Duration),
    standard: Type.Optional(Word),
    seconds: Type.Integer({ minimum: 1, maximum: 120 }),
  },
  strict,
);

const Ask = Type.Object(
  {
    element: Word,
    when: Type.Optional(Condition),
    fresh: Type.Optional(Duration),
    purpose: Type.Optional(Word),
    rank: Type.Integer(),
  },
  strict,
);

const Report = Type.Object(
  {
    id: Name,
    title: Words,
    count: Type.Enum(['person', 'household']),
    where: Type.Optional(Condition),
    by: Type.Optional(Word),
    of: Type.Optional(Name),
    residences: Type.Optional(Type.Array(Type.Enum([...RESIDENCE_KINDS]), { minItems: 1, maxItems: 5 })),
    role: Type.Enum(['base', 'coverage', 'gap', 'finding', 'need']),
  },
  strict,
);

const CodeList = Type.Object(
  {
    id: Name,
    title: Words,
    standard: Type.Optional(Word),
    codes: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$' }),
          title: Words,
          synonyms: Type.Optional(Type.Array(Word, { maxItems: 40 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  strict,
);

/** Elements, effects and the steps of examples are checked one by one: a fault names one place and one remedy. */
export const PackShape = Type.Object(
  {
    pack: Name,
    version: Type.Integer({ minimum: 1 }),
    title: Words,
    mode: Type.Enum(['everyday', 'emergency']),
    basis: Words,
    purpose: Word,
    sunset: Type.Optional(Duration),
    retention: Type.Optional(Duration),
    visits: Type.Optional(Type.Object({ fresh: Type.Optional(Duration), retention: Type.Optional(Duration) }, strict)),
    elements: Type.Array(Type.Unknown(), { maxItems: 120 }),
    asks: Type.Array(Ask, { maxItems: 120 }),
    reports: Type.Array(Report, { maxItems: 80 }),
    codes: Type.Optional(Type.Array(CodeList, { maxItems: 40 })),
    matters: Type.Optional(Named(MatterShape, 20)),
    rules: Type.Optional(Type.Array(RuleShape, { maxItems: 80 })),
    restricts: Type.Optional(RestrictionShape),
    owes: Type.Optional(Type.Array(OwedShape, { minItems: 1, maxItems: 20 })),
    appeal: Type.Optional(AppealShape),
    cadence: Type.Optional(CadenceShape),
    calendar: Type.Optional(Word),
    roles: Type.Optional(Type.Record(Type.String(), Words, { maxProperties: 20 })),
    messages: Type.Optional(Named(Words, 80)),
    examples: Type.Array(ExampleShape, { maxItems: 100 }),
  },
  strict,
);

/** What has a list of its own shapes in a pack's file. */
export { STEP_SHAPES } from './shape-examples.ts';
export { EFFECT_SHAPES } from './shape-matters.ts';
