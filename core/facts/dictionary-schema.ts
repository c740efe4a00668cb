// The shape of the dictionary's files once read: what each entry may hold, and nothing else.
import Type from 'typebox';
import { WEEKDAYS } from './model.ts';

const exactly = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 200 });
export const TitleSchema = Type.Object({ zh: Text, en: Text }, exactly);
const ClassSchema = Type.Union([
  Type.Literal('open'),
  Type.Literal('personal'),
  Type.Literal('identity'),
  Type.Literal('medical'),
]);
const Word = Type.String({ pattern: '^[a-z0-9_]+$', maxLength: 60 });

export const ElementSchema = Type.Object(
  {
    id: Type.String({
      pattern: '^(person|household|dwelling|building|grid|facility)\\.[a-z][a-z0-9_]*$',
      maxLength: 80,
    }),
    title: TitleSchema,
    synonyms: Type.Array(Text, { maxItems: 60 }),
    type: Type.Union(
      (['text', 'code', 'codes', 'boolean', 'number', 'date', 'phone', 'id_number'] as const).map(type =>
        Type.Literal(type),
      ),
    ),
    codes: Type.Optional(Word),
    unit: Type.Optional(Word),
    range: Type.Optional(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
    class: ClassSchema,
    purposes: Type.Array(Word, { minItems: 1, maxItems: 20 }),
    fresh: Type.Optional(Text),
    retention: Type.Optional(Text),
    past: Type.Optional(Type.Boolean()),
    standard: Type.Optional(Text),
    seconds: Type.Number({ minimum: 0, maximum: 120 }),
    derived: Type.Optional(
      Type.Union(
        (['age', 'head', 'count', 'residence', 'address', 'door', 'area'] as const).map(from => Type.Literal(from)),
      ),
    ),
  },
  exactly,
);

export const CodeListSchema = Type.Object(
  {
    id: Word,
    title: TitleSchema,
    standard: Type.Optional(Text),
    codes: Type.Array(
      Type.Object(
        {
          code: Type.String({ pattern: '^[A-Za-z0-9_]+$', maxLength: 40 }),
          title: TitleSchema,
          synonyms: Type.Optional(Type.Array(Text, { maxItems: 60 })),
        },
        exactly,
      ),
      { minItems: 2, maxItems: 300 },
    ),
  },
  exactly,
);

export const PurposeSchema = Type.Object(
  {
    id: Word,
    title: TitleSchema,
    mode: Type.Union([Type.Literal('everyday'), Type.Literal('emergency')]),
    basis: TitleSchema,
    kept: Type.Optional(Text),
    serves: Type.Array(
      Type.Object({ purpose: Word, basis: TitleSchema, classes: Type.Optional(Type.Array(ClassSchema)) }, exactly),
    ),
  },
  exactly,
);

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const CalendarSchema = Type.Object(
  {
    id: Type.String({ pattern: '^(local\\.)?[a-z][a-z0-9_]*$', maxLength: 60 }),
    title: TitleSchema,
    place: Type.Optional(Type.String({ pattern: '^(CN|\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$' })),
    dated: Type.Object({ from: Day, to: Day }, exactly),
    sources: Type.Array(Type.Object({ title: TitleSchema, checked: Type.Optional(Day) }, exactly), { minItems: 1 }),
    rest: Type.Array(Type.Union(WEEKDAYS.map(day => Type.Literal(day))), { maxItems: 6, uniqueItems: true }),
    off: Type.Array(Type.Object({ from: Day, to: Day, title: TitleSchema }, exactly), { maxItems: 600 }),
    working: Type.Array(Day, { maxItems: 600 }),
  },
  exactly,
);

export const NeverHeldSchema = Type.Object(
  { id: Word, title: TitleSchema, headers: Type.Array(Text), containing: Type.Array(Text), reason: TitleSchema },
  exactly,
);
