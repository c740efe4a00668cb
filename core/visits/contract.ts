// Commands of a visit. Subject = household, stream = its community; the command's id is the visit's id.
import Type, { type Static } from 'typebox';
import { IdSchema } from '../kernel/command.ts';
import { ValueSchema } from '../registry/contract.ts';

export const AnswerSchema = Type.Object(
  {
    subjectId: IdSchema,
    element: Type.String({ maxLength: 80 }),
    how: Type.Union([Type.Literal('asked'), Type.Literal('confirmed'), Type.Literal('declined')]),
    value: Type.Optional(ValueSchema),
  },
  { additionalProperties: false },
);

const visit = {
  outcome: Type.Union([Type.Literal('met'), Type.Literal('no_contact')]),
  reason: Type.Optional(
    Type.Union([
      Type.Literal('nobody_home'),
      Type.Literal('declined'),
      Type.Literal('moved_away'),
      Type.Literal('vacant'),
      Type.Literal('language'),
    ]),
  ),
  spokeWith: Type.Optional(Type.Union([IdSchema, Type.Literal('other')])),
  answers: Type.Array(AnswerSchema, { maxItems: 400 }),
  again: Type.Optional(
    Type.Union([
      Type.Literal('morning'),
      Type.Literal('noon'),
      Type.Literal('afternoon'),
      Type.Literal('evening'),
      Type.Literal('weekend'),
    ]),
  ),
};

export const RecordVisit = Type.Object(visit, { additionalProperties: false });
export type RecordVisit = Static<typeof RecordVisit>;

/** `correct-visit`: says anew what happened at an earlier visit; the earlier event stays as it was. */
export const CorrectVisit = Type.Object({ corrects: IdSchema, ...visit }, { additionalProperties: false });
export type CorrectVisit = Static<typeof CorrectVisit>;
