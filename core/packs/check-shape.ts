// Checks the shape of a pack's file before anything in it is understood: keys, kinds and sizes.
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { hintFor } from './nearest.ts';
import { type PackProblem, type Path, packProblem } from './problems.ts';
import { EFFECT_SHAPES, OwnElementShape, PackShape, STEP_SHAPES, UseShape } from './shape.ts';
import { NAME } from './shape-words.ts';

type ShapeError = { keyword: string; instancePath: string; params: Record<string, unknown> };
type Both = { zh: string; en: string };
/** What is read of a schema to say what was expected. */
type Schema = {
  type?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

const both = (text: string): Both => ({ zh: text, en: text });

const TYPES: Record<string, Both> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '一组“键: 值”', en: 'keys with values' },
  array: { zh: '一个列表', en: 'a list' },
};

const LIMITS: Record<string, Both> = {
  minimum: { zh: '不小于', en: 'at least' },
  maximum: { zh: '不大于', en: 'at most' },
  minLength: { zh: '字数至少', en: 'characters, at least' },
  maxLength: { zh: '字数至多', en: 'characters, at most' },
  minItems: { zh: '项数至少', en: 'items, at least' },
  maxItems: { zh: '项数至多', en: 'items, at most' },
  maxProperties: { zh: '键数至多', en: 'keys, at most' },
};

const named = (pattern: string): Both =>
  pattern === NAME
    ? { zh: '小写字母开头、由小写字母、数字和下划线组成的名称', en: 'a name in snake_case' }
    : { zh: `符合 ${pattern} 的写法`, en: `a text matching ${pattern}` };

const kindOf = (schema: Schema): Both =>
  schema.pattern !== undefined ? named(schema.pattern) : (TYPES[schema.type ?? ''] ?? both(schema.type ?? ''));

function keysOf({ properties = {}, patternProperties = {} }: Schema, key: string): Both {
  const known = Object.keys(properties);
  const [pattern] = Object.keys(patternProperties);
  if (known.length === 0 && pattern !== undefined) return named(pattern);
  const keys = `${hintFor(key, known)}${known.join(', ')}`;
  return { zh: `这些键之一：${keys}`, en: `one of these keys: ${keys}` };
}

/** The schema of what lies at a path; undefined beyond it. */
function schemaAt(schema: Schema | undefined, path: Path): Schema | undefined {
  let here = schema;
  for (const part of path)
    here =
      typeof part === 'number'
        ? here?.items
        : (here?.properties?.[part] ?? Object.values(here?.patternProperties ?? {})[0]);
  return here;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((here, part) => (here as Record<string | number, unknown> | undefined)?.[part], value);

function expectation({ keyword, params }: ShapeError, path: Path, schema: Schema, value: unknown): Both {
  const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
  switch (keyword) {
    case 'required':
      return { zh: `包含 ${list(params.requiredProperties)}`, en: `with ${list(params.requiredProperties)}` };
    case 'enum':
    case 'const': {
      const values = [params.allowedValues ?? params.allowedValue].flat().map(String);
      const known = `${hintFor(String(valueAt(value, path)), values)}${values.join(', ')}`;
      return { zh: `其中之一：${known}`, en: `one of ${known}` };
    }
    case 'boolean':
    case 'additionalProperties':
      return keysOf(schemaAt(schema, path.slice(0, -1)) ?? {}, String(path.at(-1)));
    case 'anyOf': {
      const kinds = (schemaAt(schema, path)?.anyOf ?? []).map(kindOf);
      return { zh: kinds.map(({ zh }) => zh).join('或'), en: kinds.map(({ en }) => en).join(' or ') };
    }
    case 'type':
      return TYPES[list(params.type)] ?? both(list(params.type));
    case 'pattern':
      return named(String(params.pattern));
    default: {
      const { zh, en } = LIMITS[keyword] ?? both(keyword);
      return { zh: `${zh} ${list(params.limit ?? '')}`, en: `${en} ${list(params.limit ?? '')}` };
    }
  }
}

const pathOfPointer = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

const shapeProblem = (path: Path, expected: Both): PackProblem => ({
  ...packProblem(path, 'shape'),
  zh: packProblem(path, 'shape', { expected: expected.zh }).zh,
  en: packProblem(path, 'shape', { expected: expected.en }).en,
});

function shapeProblems(schema: TSchema, value: unknown, at: Path): PackProblem[] {
  const errors = ([...Value.Errors(schema, value)] as unknown as ShapeError[]).filter(
    // An unknown key is told at the key; the error of the record around it says nothing more.
    ({ keyword }) => keyword !== 'additionalProperties',
  );
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'anyOf' || !choices.some(one => instancePath.startsWith(one)))
    .map(error => {
      const path = pathOfPointer(error.instancePath);
      return shapeProblem([...at, ...path], expectation(error, path, schema as Schema, value));
    });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Things of several shapes, told apart by a key: a fault is one of the shape that was meant. */
function oneOf(shapes: Record<string, TSchema>, value: unknown, at: Path): PackProblem[] {
  const known = Object.keys(shapes);
  const key = known.find(name => isRecord(value) && Object.hasOwn(value, name));
  if (key !== undefined) return shapeProblems(shapes[key]!, value, at);
  const given = isRecord(value) ? (Object.keys(value)[0] ?? '') : '';
  const keys = `${hintFor(given, known)}${known.join(', ')}`;
  return [shapeProblem(at, { zh: `其中之一：${keys}`, en: `one of ${keys}` })];
}

/** Every fault of shape; without one, the value is a `Pack` but for what own elements may leave out. */
export function checkShape(raw: unknown): PackProblem[] {
  const problems = shapeProblems(PackShape, raw, []);
  if (!isRecord(raw)) return problems;
  listOf(raw.elements).forEach((entry, i) => {
    const schema = isRecord(entry) && 'use' in entry ? UseShape : OwnElementShape;
    problems.push(...shapeProblems(schema, entry, ['elements', i]));
  });
  listOf(raw.rules).forEach((rule, i) => {
    for (const [j, effect] of listOf(isRecord(rule) ? rule.then : []).entries())
      problems.push(...oneOf(EFFECT_SHAPES, effect, ['rules', i, 'then', j]));
  });
  listOf(raw.examples).forEach((example, i) => {
    for (const [j, step] of listOf(isRecord(example) ? example.when : []).entries())
      problems.push(...oneOf(STEP_SHAPES, step, ['examples', i, 'when', j]));
  });
  return problems;
}
