import { describe, expect, test } from 'vitest';
import { elementMayServe } from '../facts/may-serve.ts';
import type { CodeList, Dictionary, Element } from '../facts/model.ts';
import { fillRow, NEVER_HELD, NOT_FOR_PURPOSE, planColumns } from './fill.ts';
import type { CellWords, ColumnSource, SheetLayout } from './model.ts';

const element = (id: string, type: Element['type'], purposes = ['registry'], more: Partial<Element> = {}): Element => ({
  id,
  title: { zh: id, en: id },
  synonyms: [],
  type,
  class: 'personal',
  purposes,
  seconds: 3,
  ...more,
});
const SEX: CodeList = {
  id: 'sex',
  title: { zh: '性别', en: 'Sex' },
  codes: [
    { code: '1', title: { zh: '男', en: 'Male' } },
    { code: '2', title: { zh: '女', en: 'Female' } },
  ],
};
const TEMPERATURE = element('person.temperature', 'number', ['screening'], { class: 'medical', unit: 'celsius' });
const DICTIONARY: Dictionary = {
  version: 1,
  elements: [
    element('person.name', 'text'),
    element('person.sex', 'code', ['registry'], { codes: 'sex' }),
    element('person.birth_date', 'date'),
    element('person.age', 'number'),
    element('person.id_number', 'id_number', ['registry'], { class: 'identity' }),
    element('dwelling.address', 'text'),
    element('dwelling.door', 'text'),
    element('dwelling.room', 'text'),
    TEMPERATURE,
  ],
  codeLists: [SEX],
  purposes: [
    {
      id: 'registry',
      title: { zh: '登记', en: 'Registry' },
      mode: 'everyday',
      basis: { zh: '条例', en: 'Rule' },
      serves: [{ purpose: 'welfare', basis: { zh: '条例', en: 'Rule' }, classes: ['personal'] }],
    },
    {
      id: 'welfare',
      title: { zh: '民政', en: 'Welfare' },
      mode: 'everyday',
      basis: { zh: '条例', en: 'Rule' },
      serves: [],
    },
    {
      id: 'screening',
      title: { zh: '排查', en: 'Screening' },
      mode: 'emergency',
      basis: { zh: '决定', en: 'Order' },
      serves: [{ purpose: 'welfare', basis: { zh: '无', en: 'None' } }],
    },
  ],
};

test('an element serves a purpose only as the table says', () => {
  const [name, , , , idNumber] = DICTIONARY.elements as [Element, Element, Element, Element, Element];
  expect(elementMayServe(DICTIONARY, name, 'registry')).toBe(true);
  expect(elementMayServe(DICTIONARY, name, 'welfare')).toBe(true);
  expect(elementMayServe(DICTIONARY, idNumber, 'welfare')).toBe(false);
  expect(elementMayServe(DICTIONARY, TEMPERATURE, 'welfare')).toBe(false);
  expect(elementMayServe(DICTIONARY, TEMPERATURE, 'screening')).toBe(true);
  expect(elementMayServe(DICTIONARY, name, 'unheard of')).toBe(false);
});

describe('a row', () => {
  const column = (source: ColumnSource) => ({ index: 1, header: '列', source });
  const layout: SheetLayout = {
    sheet: '表',
    headerRow: 1,
    firstRow: 2,
    capacity: 1,
    rowSubject: 'person',
    columns: [
      column({ kind: 'serial' }),
      column({ kind: 'element', element: 'person.name' }),
      column({ kind: 'age', element: 'person.age' }),
      column({ kind: 'address', element: 'dwelling.address' }),
      column({ kind: 'door', element: 'dwelling.door' }),
      column({ kind: 'room', element: 'dwelling.room' }),
      column({ kind: 'element', element: 'person.temperature' }),
      column({ kind: 'blank', why: 'unknown' }),
      column({ kind: 'never', reason: { zh: '用不到', en: 'Not needed' } }),
    ],
  };
  const door = { compound: '香榭花园', building: '3', stairwell: '2', room: '501' };
  const known = {
    values: { 'person.name': '李', 'person.birth_date': '1950-03-07', 'person.temperature': 38.5 },
    door,
    address: '香榭花园3栋2单元501室',
  };

  test('holds what the columns ask for', () => {
    const plans = planColumns(layout, DICTIONARY, 'welfare');
    expect(fillRow(plans, known, 7, '2026-03-06')).toEqual([
      7,
      '李',
      75,
      '香榭花园3栋2单元501室',
      '香榭花园3-2-501',
      '501',
      NOT_FOR_PURPOSE,
      undefined,
      NEVER_HELD,
    ]);
    expect(fillRow(plans, known, 8, '2026-03-07')[2]).toBe(76);
  });

  test('does not tell whether a fact that may not serve exists', () => {
    const plans = planColumns(layout, DICTIONARY, 'welfare');
    expect(fillRow(plans, { values: {} }, 1, '2026-03-06')[6]).toBe(NOT_FOR_PURPOSE);
    expect(fillRow(plans, known, 1, '2026-03-06')[6]).toBe(NOT_FOR_PURPOSE);
    expect(fillRow(planColumns(layout, DICTIONARY, 'screening'), known, 1, '2026-03-06')[6]).toBe(38.5);
  });

  test('holds a figure, and says of one that may not serve that it may not, whether or not there is one', () => {
    const figure = (element: string): SheetLayout => ({
      ...layout,
      columns: [column({ kind: 'count', of: 'person', where: { element, from: 37 } })],
    });
    const cell = (element: string, purpose: string, values: Record<string, number>) =>
      fillRow(planColumns(figure(element), DICTIONARY, purpose), { values }, 1, '2026-03-06')[0];
    expect(cell('person.age', 'welfare', { 'count(person, person.age>=37)': 0 })).toBe(0);
    expect(cell('person.age', 'welfare', {})).toBeUndefined();
    expect(cell('person.temperature', 'welfare', { 'count(person, person.temperature>=37)': 3 })).toBe(NOT_FOR_PURPOSE);
    expect(cell('person.temperature', 'welfare', {})).toBe(NOT_FOR_PURPOSE);
    expect(cell('person.temperature', 'screening', { 'count(person, person.temperature>=37)': 3 })).toBe(3);
  });

  test('is empty where nothing is known', () => {
    const cells = fillRow(planColumns(layout, DICTIONARY, 'registry'), { values: {} }, 1, '2026-03-06');
    expect(cells.slice(1, 6)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('goes on numbering where it follows rows somebody filled in', () => {
    const filled: SheetLayout = { ...layout, body: 'filled', filledRows: 12 };
    expect(fillRow(planColumns(filled, DICTIONARY, 'registry'), known, 1, '2026-03-06')[0]).toBe(13);
    const replaced: SheetLayout = { ...filled, onFilled: 'replace' };
    expect(fillRow(planColumns(replaced, DICTIONARY, 'registry'), known, 1, '2026-03-06')[0]).toBe(1);
  });

  test('is in the words of its sheet', () => {
    const worded = (source: ColumnSource, words: CellWords) => ({ ...column(source), words });
    const plans = planColumns(
      {
        ...layout,
        columns: [
          worded({ kind: 'element', element: 'person.sex' }, { codes: { 1: 'M', 2: 'F' } }),
          worded({ kind: 'element', element: 'person.birth_date' }, { date: 'text:YYYY.MM.DD' }),
          worded({ kind: 'part', element: 'person.birth_date', part: 'year_month' }, { date: 'text:YYYY年M月' }),
          worded({ kind: 'has', element: 'person.sex', code: '2' }, { yes: '是', no: '否' }),
          worded({ kind: 'has', element: 'person.sex', code: '2' }, {}),
        ],
      },
      DICTIONARY,
      'registry',
    );
    const row = { values: { 'person.sex': '1', 'person.birth_date': '1950-03-07' } };
    expect(fillRow(plans, row, 1, '2026-03-06')).toEqual([
      'M',
      { date: '1950-03-07', text: '1950.03.07' },
      '1950年3月',
      '否',
      undefined,
    ]);
    expect(fillRow(plans, { values: {} }, 1, '2026-03-06')).toEqual(Array(5).fill(undefined));
  });
});
