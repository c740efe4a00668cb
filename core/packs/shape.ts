// The shape of a pack's file, before anything in it is understood: keys, kinds and sizes. check.ts does the rest.
import Type from 'typebox';
import { RESIDENCE_KINDS } from '../registry/model.ts';

const strict = { additionalProperties: false };
const Words = Type.Object({ zh: Type.String(), en: Type.String() }, strict);
const Word = Type.String({ minLength: 1, maxLength: 80 });
const Name = Type.String({ pattern: '^[a-z][a-z0-9_]{1,59}$' });
const Duration = Type.String({ maxLength: 20 });
const Condition = Type.String({ minLength: 1 });
const Given = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
);

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
    class: Type.Enum(['open', 'personal', 'identity', 'medical']),
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

/** Steps of an example by the key that tells them apart. */
export const STEP_SHAPES = {
  answer: Type.Object({ answer: Given, of: Type.Optional(Type.Integer({ minimum: 0 })) }, strict),
  no_contact: Type.Object(
    { no_contact: Type.Enum(['nobody_home', 'declined', 'moved_away', 'vacant', 'language']) },
    strict,
  ),
  wait: Type.Object({ wait: Duration }, strict),
};

export const ExampleShape = Type.Object(
  {
    title: Type.Optional(Type.String()),
    given: Type.Object(
      {
        household: Type.Array(
          Type.Object(
            {
              age: Type.Optional(Type.Integer({ minimum: 0, maximum: 130 })),
              residence: Type.Optional(Type.Enum([...RESIDENCE_KINDS])),
              facts: Type.Optional(Given),
            },
            strict,
          ),
          { maxItems: 20 },
        ),
        facts: Type.Optional(Given),
      },
      strict,
    ),
    when: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 30 })),
    // biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of an example.
    then: Type.Object(
      {
        asked: Type.Optional(Type.Array(Word)),
        not_asked: Type.Optional(Type.Array(Word)),
        neutral: Type.Optional(Type.Boolean()),
        figures: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
      },
      strict,
    ),
  },
  strict,
);

/** Elements and the steps of examples are checked one by one, so that a fault names one place and one remedy. */
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
    roles: Type.Optional(Type.Record(Type.String(), Words)),
    messages: Type.Optional(Type.Record(Type.String(), Words)),
    examples: Type.Array(ExampleShape, { maxItems: 100 }),
  },
  strict,
);
