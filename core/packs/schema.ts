// The shape of a pack's file as a JSON Schema, for editors that complete and check while one types. It says what
// checkShape says; what words mean, only the checker knows.
import type { TSchema } from 'typebox';
import { EFFECT_SHAPES, OwnElementShape, PackShape, STEP_SHAPES, UseShape } from './shape.ts';

type Json = { [key: string]: unknown };
const copy = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json;
const anyOf = (shapes: Record<string, TSchema>): Json => ({ anyOf: Object.values(shapes).map(copy) });
const inside = (schema: Json, ...keys: string[]): Json => keys.reduce((here, key) => here[key] as Json, schema);

/** What an editor shows beside a key. */
const SAID: Record<string, string> = {
  pack: '名称，小写加下划线 · its name, in snake_case',
  version: '整数，发布一次加一 · a whole number, one more with every publication',
  mode: '平时或应急 · everyday or emergency',
  basis: '依据，给所有被涉及的人看 · shown to everyone it touches',
  purpose: '用途，见 packs/shared/purposes.yaml · one of packs/shared/purposes.yaml',
  sunset: '最长启用时间 · the longest one activation may run',
  retention: '结束后信息再保留多久 · how long facts outlive the activation',
  visits: '走访多久算新、状态多久删除 · how long a visit counts as one, and when its state is deleted',
  codes: '自带代码表 · code lists of its own elements',
  elements: '用到的信息项 · elements it uses, and its own',
  asks: '上门要问的 · what is asked at the door',
  reports: '统计 · figures',
  matters: '事项类型 · things to be settled: states, moves, clocks',
  rules: '规则 · what follows from what',
  restricts: '限制什么、谁有权 · what it demands of people, and who may',
  owes: '应尽服务 · what it owes them for it',
  appeal: '向谁申诉、多久答复 · to whom one appeals, and how soon the answer comes',
  cadence: '社区可放慢到什么程度 · how far a community may slow its rhythm',
  calendar: '工作日历 · the working calendar its clocks count by',
  roles: '各角色做什么 · what each role does',
  messages: '说的话 · what is said and sent',
  examples: '例子：given、when、then · given, when, then',
};

/** The JSON Schema (draft 7) of a pack's file. */
export function packSchema(): Json {
  const schema = copy(PackShape);
  const properties = inside(schema, 'properties');
  inside(properties, 'elements').items = { anyOf: [copy(UseShape), copy(OwnElementShape)] };
  inside(properties, 'rules', 'items', 'properties', 'then').items = anyOf(EFFECT_SHAPES);
  inside(properties, 'examples', 'items', 'properties', 'when').items = anyOf(STEP_SHAPES);
  for (const [key, description] of Object.entries(SAID)) inside(properties, key).description = description;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '家门口场景包 · Doorstep pack',
    ...schema,
  };
}
