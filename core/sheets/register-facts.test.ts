import { describe, expect, test } from 'vitest';
import { factsAsked, fateOf, formCounts, officeIn, type RegisterColumn } from './register-facts.ts';

const ELEMENTS = new Map([
  ['person.name', { purposes: ['registry'] }],
  ['person.phone', { purposes: ['registry'] }],
  ['person.age', { purposes: [], derived: 'age' as const }],
  ['person.lives_alone', { purposes: ['care'] }],
]);
const column = (header: string, means: string, more: Partial<RegisterColumn> = {}): RegisterColumn => ({
  ...{ header, means },
  ...more,
});

describe('a column of a form', () => {
  test.each<[RegisterColumn, string]>([
    [column('姓名', 'person.name'), 'register'],
    [column('年龄', 'person.age'), 'register'],
    [column('60岁以上', 'count(person)'), 'register'],
    [column('独居', 'person.lives_alone'), 'door'],
    [column('序号', 'serial'), 'itself'],
    [column('合计', 'unknown', { blank: 'formula' }), 'itself'],
    [column('备注', 'remark'), 'office'],
    [column('联络码', 'unknown', { maybe: { means: 'person.phone', confidence: 0.4 } }), 'glance'],
    [column('拖拉机台数', 'unknown'), 'unknown'],
    [column('鞋码', 'person.shoe_size'), 'unknown'],
    [column('民族', 'never_held'), 'never_held'],
  ])('%j is %s', (one, fate) => {
    expect(fateOf(one, ELEMENTS)).toBe(fate);
  });
});

describe('forms beside one another', () => {
  const forms = [
    {
      row: 'person',
      columns: [column('序号', 'serial'), column('姓名', 'person.name'), column('电话', 'person.phone')],
    },
    {
      row: 'person',
      columns: [
        column('姓名', 'person.name'),
        column('手机', 'person.phone'),
        column('紧急电话', 'person.phone'),
        column('独居', 'person.lives_alone'),
        column('民族', 'never_held'),
      ],
    },
    { row: 'household', columns: [column('姓名', 'person.name')] },
  ];
  const facts = factsAsked(forms, ELEMENTS);

  test('show every fact once, with who asks it under which words', () => {
    expect(facts.map(({ means, asks }) => [means, asks.map(({ form }) => form)])).toEqual([
      ['person.name', [0, 1, 2]],
      ['person.phone', [0, 1]],
      ['person.lives_alone', [1]],
    ]);
    expect(facts[1]!.asks[1]).toEqual({ form: 1, headers: ['手机', '紧急电话'] });
  });

  test('count what becomes of every column, what is asked elsewhere as well, and which form a wider one covers', () => {
    const counts = formCounts(forms, facts, ELEMENTS);
    expect(counts[0]).toMatchObject({ columns: 3, elsewhere: 2, coveredBy: [1] });
    expect(counts[0]!.fates).toMatchObject({ register: 2, itself: 1, door: 0 });
    expect(counts[1]).toMatchObject({ elsewhere: 2, coveredBy: [], fates: { register: 3, door: 1, never_held: 1 } });
    // A row about a household is no row about a person.
    expect(counts[2]).toMatchObject({ elsewhere: 1, coveredBy: [] });
  });
});

test.each([
  ['民政局-独居老人台账', '民政局'],
  ['【卫健委】重点人群摸排表', '卫健委'],
  ['1. 街道办 人口表', '街道办'],
  ['公安局流动人口登记表', '公安局'],
  ['全部人员名单', undefined],
  ['探访登记表', undefined],
])('the file “%s” is from %s', (name, office) => {
  expect(officeIn(name)).toBe(office);
});
