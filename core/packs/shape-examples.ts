// The shape of a pack's examples. Steps are checked one by one by the key that tells them apart.
import Type from 'typebox';
import { RESIDENCE_KINDS } from '../registry/model.ts';
import { MATTER_SOURCES, MOVERS } from './model.ts';
import { Duration, Given, Name, strict, Word } from './shape-words.ts';

const Of = Type.Optional(Type.Integer({ minimum: 0, maximum: 19 }));
/** `doctor`, or another person of the same role as `doctor#2`. */
const As = Type.Optional(Type.String({ pattern: '^[a-z_]{1,40}(?:#[1-9])?$', examples: [...MOVERS, 'doctor#2'] }));
const Refused = Type.Optional(Word);

export const STEP_SHAPES = {
  answer: Type.Object({ answer: Given, of: Of }, strict),
  no_contact: Type.Object(
    { no_contact: Type.Enum(['nobody_home', 'declined', 'moved_away', 'vacant', 'language']) },
    strict,
  ),
  wait: Type.Object({ wait: Duration }, strict),
  open: Type.Object(
    { open: Name, of: Of, as: As, by: Type.Optional(Type.Enum([...MATTER_SOURCES])), refused: Refused },
    strict,
  ),
  move: Type.Object(
    {
      move: Name,
      matter: Type.Optional(Name),
      of: Of,
      as: As,
      reason: Type.Optional(Type.String({ maxLength: 500 })),
      time: Type.Optional(Word),
      refused: Refused,
    },
    strict,
  ),
  reopen: Type.Object({ reopen: Name, of: Of, as: As, refused: Refused }, strict),
  switched: Type.Object({ switched: Type.Enum(['on', 'off']) }, strict),
  schedule: Type.Object({ schedule: Name }, strict),
};

const Words = Type.Array(Word, { maxItems: 60 });
const Count = Type.Integer({ minimum: 0 });
const Counts = Type.Record(Type.String(), Count, { maxProperties: 60 });
const Texts = Type.Record(Type.String(), Word, { maxProperties: 60 });

export const ExampleShape = Type.Object(
  {
    title: Type.Optional(Type.String({ maxLength: 300 })),
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
        at: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' })),
        supplies: Type.Optional(Counts),
        stairwell: Type.Optional(Type.Array(Type.Object({ facts: Type.Optional(Given) }, strict), { maxItems: 40 })),
      },
      strict,
    ),
    when: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 60 })),
    // biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of an example.
    then: Type.Object(
      {
        asked: Type.Optional(Words),
        not_asked: Type.Optional(Words),
        neutral: Type.Optional(Type.Boolean()),
        figures: Type.Optional(Counts),
        states: Type.Optional(Texts),
        clocks: Type.Optional(Type.Record(Type.String(), Type.Union([Word, Type.Number()]), { maxProperties: 60 })),
        told: Type.Optional(Counts),
        reserved: Type.Optional(Counts),
        fired: Type.Optional(Words),
        not_fired: Type.Optional(Words),
      },
      strict,
    ),
  },
  strict,
);
