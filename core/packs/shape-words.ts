// The small words the shapes of a pack's file are made of: names, texts in two languages, durations, conditions.
import Type from 'typebox';
import { MOVERS } from './model.ts';

/** No key beyond those named. */
export const strict = { additionalProperties: false };

export const Words = Type.Object({ zh: Type.String({ maxLength: 500 }), en: Type.String({ maxLength: 1000 }) }, strict);
export const Word = Type.String({ minLength: 1, maxLength: 80 });
/** `snake_case`; `constructor` is a name every record already has. */
export const NAME = '^(?!constructor$)[a-z][a-z0-9_]{1,59}$';
export const Name = Type.String({ pattern: NAME });
export const Duration = Type.String({ maxLength: 20, examples: ['PT12H', 'P14D', 'P1M'] });
/** A promise: a duration, or working days. */
export const Within = Type.String({ maxLength: 20, examples: ['PT2H', 'P14D', 'WD3'] });
export const Condition = Type.String({ minLength: 1 });
/** Checked by name, so that a misspelt role is told which one was meant. */
export const Mover = Type.String({ minLength: 1, maxLength: 80, examples: [...MOVERS] });
export const Movers = Type.Array(Mover, { maxItems: 12 });
export const Named = <T extends Parameters<typeof Type.Array>[0]>(value: T, most: number) =>
  Type.Record(Type.String({ pattern: NAME }), value, { ...strict, maxProperties: most });

export const Given = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]),
  { maxProperties: 60 },
);
