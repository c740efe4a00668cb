import { describe, expect, test } from 'vitest';
import type { CodeList, Element } from '../facts/model.ts';
import { cellText, partCell, serialOfDate, tickCell, toCell } from './write-cell.ts';

const element = (id: string, type: Element['type'], more: Partial<Element> = {}): Element => ({
  id,
  title: { zh: id, en: id },
  synonyms: [],
  type,
  class: 'personal',
  purposes: ['registry'],
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
const TEMPERATURE = element('person.temperature', 'number', { unit: 'celsius' });
const SEX_OF = element('person.sex', 'code');

describe('a cell', () => {
  test.each([
    ['text', '李', '李'],
    ['text', '=1+1', '=1+1'],
    ['id_number', '990101195002030011', '990101195002030011'],
    ['phone', '19900000001', '19900000001'],
    ['number', 3, 3],
    ['text', 3, '3'],
    ['boolean', true, '是'],
    ['boolean', false, '否'],
    ['date', '1950-02-03', { date: '1950-02-03' }],
    ['date', '1950-02-30', '1950-02-30'],
  ] as const)('of %s %j is %j', (type, value, cell) =>
    expect(toCell(value, element('person.x', type), undefined)).toEqual(cell),
  );

  test('of a code is its words, of several their list', () => {
    expect(toCell('2', SEX_OF, SEX)).toBe('女');
    expect(toCell(['1', '2'], element('person.sexes', 'codes'), SEX)).toBe('男、女');
    expect(toCell('2', SEX_OF, SEX, 'en')).toBe('Female');
  });

  test('of nothing is empty', () => expect(cellText(toCell(undefined, TEMPERATURE, undefined))).toBe(''));
});

test.each([
  ['1900-03-01', false, 61],
  ['1950-02-03', false, 18_297],
  ['2026-03-06', false, 46_087],
  ['1904-01-01', true, 0],
  ['2026-03-06', true, 44_625],
  ['1900-02-28', false, undefined],
  ['1903-12-31', true, undefined],
])('the day %s (1904: %s) is number %s', (date, from1904, serial) => expect(serialOfDate(date, from1904)).toBe(serial));

describe("in a sheet's own words", () => {
  test('a code is the word the sheet has for it, else its title', () => {
    const words = { codes: { 1: '男性' } };
    expect(toCell('1', SEX_OF, SEX, 'zh', words)).toBe('男性');
    expect(toCell('2', SEX_OF, SEX, 'zh', words)).toBe('女');
    expect(toCell(['1', '2'], element('person.sexes', 'codes'), SEX, 'zh', words)).toBe('男性、女');
  });

  test.each([
    [{ yes: '有', no: '无' }, '有', '无'],
    [{ yes: 'Y', no: 'N' }, 'Y', 'N'],
    [{ tick: '√' }, '√', undefined],
    [{ yes: '是' }, '是', undefined],
    [{}, '是', '否'],
  ])('yes and no after %j are %j and %j', (words, yes, no) => {
    expect(toCell(true, element('person.x', 'boolean'), undefined, 'zh', words)).toBe(yes);
    expect(toCell(false, element('person.x', 'boolean'), undefined, 'zh', words)).toBe(no);
  });

  test('a day keeps its serial number for cells that show days, and has its text for all others', () => {
    const born = element('person.birth_date', 'date');
    const cell = toCell('1950-02-03', born, undefined, 'zh', { date: 'text:YYYY年M月D日' });
    expect(cell).toEqual({ date: '1950-02-03', text: '1950年2月3日' });
    expect(cellText(cell)).toBe('1950年2月3日');
    expect(toCell('1950-02-03', born, undefined, 'zh', { date: 'day' })).toEqual({ date: '1950-02-03' });
  });

  test('a number is a number unless its sheet writes the unit', () => {
    expect(toCell(36.5, TEMPERATURE, undefined)).toBe(36.5);
    expect(toCell(36.5, TEMPERATURE, undefined, 'zh', { unit: '℃' })).toBe('36.5℃');
  });
});

describe('a cell to tick', () => {
  test.each([
    [['fever', 'cough'], {}, '√'],
    ['fever', {}, '√'],
    [['cough'], {}, undefined],
    [undefined, {}, undefined],
    [undefined, { yes: '是', no: '否' }, undefined],
    [['cough'], { yes: '是', no: '否' }, '否'],
    [['fever'], { yes: '是', no: '否' }, '是'],
    [['fever'], { tick: '✓' }, '✓'],
  ])('of %j after %j is %j', (value, words, cell) => expect(tickCell(value, 'fever', words)).toBe(cell));
});

describe('a part of a day', () => {
  test.each([
    ['1950-02-03', 'year', 1950],
    ['1950', 'year', 1950],
    ['1950-02', 'month', 2],
    ['1950-02-03', 'year_month', '1950-02'],
    ['1950', 'month', undefined],
    ['1950', 'year_month', undefined],
    [undefined, 'year', undefined],
  ] as const)('of %j, %s, is %j', (value, part, cell) => expect(partCell(value, part)).toBe(cell));

  test('is written as its sheet writes months', () => {
    expect(partCell('1950-02-03', 'year_month', { date: 'text:YYYY.MM' })).toBe('1950.02');
    expect(partCell('1950-02-03', 'year_month', { date: 'text:YYYY-MM-DD' })).toBe('1950-02');
  });
});
