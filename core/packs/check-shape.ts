// Checks the shape of a pack's file before anything in it is understood: keys, kinds and sizes.
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { type PackProblem, type Path, packProblem } from './problems.ts';
import { OwnElementShape, PackShape, STEP_SHAPES, UseShape } from './shape.ts';

type ShapeError = { keyword: string; instancePath: string; params: Record<string, unknown> };

function expectation(error: ShapeError): { zh: string; en: string } {
  const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
  const given = error.params;
  switch (error.keyword) {
    case 'required':
      return { zh: `包含 ${list(given.requiredProperties)}`, en: `with ${list(given.requiredProperties)}` };
    case 'enum':
    case 'const':
      return {
        zh: `其中之一：${list(given.allowedValues ?? given.allowedValue)}`,
        en: `one of ${list(given.allowedValues ?? given.allowedValue)}`,
      };
    case 'boolean':
    case 'additionalProperties':
      return { zh: '没有这个键', en: 'no such key' };
    case 'type':
      return { zh: `${list(given.type)} 类型的值`, en: `a value of type ${list(given.type)}` };
    case 'pattern':
      return { zh: `符合 ${given.pattern} 的名称`, en: `a name matching ${given.pattern}` };
    default:
      return { zh: `${error.keyword} ${list(given.limit ?? '')}`, en: `${error.keyword} ${list(given.limit ?? '')}` };
  }
}

const pathOfPointer = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

function shapeProblems(schema: TSchema, value: unknown, at: Path): PackProblem[] {
  return [...Value.Errors(schema, value)].map(error => {
    const shapeError = error as unknown as ShapeError;
    const words = expectation(shapeError);
    const path = [...at, ...pathOfPointer(shapeError.instancePath)];
    return {
      ...packProblem(path, 'shape'),
      zh: packProblem(path, 'shape', { expected: words.zh }).zh,
      en: packProblem(path, 'shape', { expected: words.en }).en,
    };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Every fault of shape; without one, the value is a `Pack` but for what own elements may leave out. */
export function checkShape(raw: unknown): PackProblem[] {
  const problems = shapeProblems(PackShape, raw, []);
  if (!isRecord(raw)) return problems;
  listOf(raw.elements).forEach((entry, i) => {
    const schema = isRecord(entry) && 'use' in entry ? UseShape : OwnElementShape;
    problems.push(...shapeProblems(schema, entry, ['elements', i]));
  });
  listOf(raw.examples).forEach((example, i) => {
    for (const [j, step] of listOf(isRecord(example) ? example.when : []).entries()) {
      const keys = Object.keys(STEP_SHAPES) as (keyof typeof STEP_SHAPES)[];
      const key = keys.find(name => isRecord(step) && name in step) ?? 'answer';
      problems.push(...shapeProblems(STEP_SHAPES[key], step, ['examples', i, 'when', j]));
    }
  });
  return problems;
}
