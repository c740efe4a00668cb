import { describe, expect, test } from 'vitest';
import { likeness, type RegisteredForm, registerOf } from './register.ts';

const form = (title: string, ...columns: [string, string][]): RegisteredForm => ({
  title,
  columns: columns.map(([header, means]) => ({ header, means })),
});

const ELDERS = form(
  '独居老人台账',
  ...([
    ['序号', 'serial'],
    ['姓名', 'person.name'],
    ['身份证号', 'person.id_number'],
    ['电话', 'person.phone'],
    ['住址', 'dwelling.address'],
    ['是否独居', 'person.lives_alone'],
    ['民族', 'never_held'],
    ['备注', 'remark'],
  ] as [string, string][]),
);
const VISITS = form(
  '探访登记表',
  ...([
    ['姓名', 'person.name'],
    ['联系电话', 'person.phone'],
    ['住址', 'dwelling.address'],
    ['独居', 'person.lives_alone'],
    ['拖拉机台数', 'unknown'],
  ] as [string, string][]),
);
const MEALS = form('助餐名单', ['姓名', 'person.name'], ['电话', 'person.phone'], ['住址', 'dwelling.address']);
const FLATS = form('房屋底册', ['房号', 'dwelling.room'], ['面积', 'dwelling.area'], ['户数', 'count(household)']);

describe('forms laid beside one another', () => {
  const { groups, idle } = registerOf([FLATS, VISITS, ELDERS, MEALS]);

  test('are grouped by what they ask for, not by what they are called', () => {
    expect(groups.map(group => group.forms)).toEqual([[2, 1, 3], [0]]);
    expect(groups[0]!.shared).toEqual(['person.name', 'person.phone', 'dwelling.address']);
    expect(groups[0]!.likeness).toBeCloseTo(3 / 5);
    expect(groups[1]!).toMatchObject({ likeness: 1, cells: { apart: 3, merged: 3 } });
  });

  test('become one sheet that asks everything once, under the header most of them use', () => {
    const { merged, cells } = groups[0]!;
    expect(merged.map(({ means }) => means)).toEqual([
      ...['person.name', 'person.phone', 'dwelling.address'],
      ...['person.lives_alone', 'person.id_number'],
    ]);
    expect(merged.find(({ means }) => means === 'person.phone')).toMatchObject({ header: '电话', forms: [1, 2, 3] });
    expect(cells).toEqual({ apart: 16, merged: 5 });
  });

  test('show which columns nobody can fill, and why', () => {
    expect(idle).toEqual([
      [],
      [{ header: '拖拉机台数', why: 'unknown' }],
      [
        { header: '民族', why: 'never_held' },
        { header: '备注', why: 'blank' },
      ],
      [],
    ]);
  });
});

test('forms whose rows stand for different things are never one sheet', () => {
  const { columns } = MEALS;
  const groups = (one: string, other: string) =>
    registerOf([
      { title: '甲', row: one, columns },
      { title: '乙', row: other, columns },
    ]).groups;
  expect(groups('person', 'person')).toHaveLength(1);
  expect(groups('person', 'household')).toHaveLength(2);
});

test('forms that ask for nothing held are like no other', () => {
  const empty = form('空表', ['序号', 'serial'], ['备注', 'remark']);
  expect(registerOf([empty, empty]).groups).toHaveLength(2);
  expect(likeness(new Set(), new Set())).toBe(0);
});
