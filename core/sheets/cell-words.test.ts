import { describe, expect, test } from 'vitest';
import type { CodeList, Element } from '../facts/model.ts';
import { wordsOf } from './cell-words.ts';

const element = (type: Element['type'], more: Partial<Element> = {}): Element => ({
  id: 'person.x',
  title: { zh: '独居', en: 'Lives alone' },
  synonyms: [],
  type,
  class: 'personal',
  purposes: ['registry'],
  seconds: 3,
  ...more,
});
const list = (id: string, codes: [string, string, string, ...string[]][], standard?: string): CodeList => ({
  id,
  title: { zh: id, en: id },
  ...(standard === undefined ? {} : { standard }),
  codes: codes.map(([code, zh, en, ...synonyms]) => ({ code, title: { zh, en }, synonyms })),
});
const SEX = list(
  'sex',
  [
    ['0', '未知的性别', 'Unknown', '未知'],
    ['1', '男', 'Male', '男性', 'M'],
    ['2', '女', 'Female', '女性', 'F'],
    ['9', '未说明的性别', 'Not stated'],
  ],
  'GB/T 2261.1',
);
const RELATION = list(
  'relation',
  [
    ['0', '本人或户主', 'Head', '户主', '本人'],
    ['1', '配偶', 'Spouse', '妻', '夫'],
    ['2', '子', 'Son', '儿子'],
    ['3', '女', 'Daughter', '女儿'],
    ['8', '其他', 'Other'],
  ],
  'GB/T 4761',
);
const SYMPTOMS = list('symptoms', [
  ['none', '无症状', 'None'],
  ['fever', '发热', 'Fever'],
]);

const seen = ({ header = '列', choices = [] as string[], samples = [] as string[] }) => ({ header, choices, samples });

describe('codes', () => {
  test.each([
    ['a drop-down of titles', { choices: ['男', '女'] }, { 1: '男', 2: '女' }],
    ['a drop-down of letters', { choices: ['M', 'F'] }, { 1: 'M', 2: 'F' }],
    ["a drop-down of the standard's numbers", { choices: ['1', '2'] }, { 1: '1', 2: '2' }],
    ['a drop-down of numbers with words', { choices: ['1.男', '2.女'] }, { 1: '1.男', 2: '2.女' }],
    ['a legend beside a drop-down of numbers', { header: '性别（1女2男）', choices: ['1', '2'] }, { 1: '2', 2: '1' }],
    ['words in the header', { header: '性别（男性/女性）' }, { 1: '男性', 2: '女性' }],
    ['numbers in the header', { header: '性别\n1=男 2=女' }, { 1: '1', 2: '2' }],
    ['numbers at the end of the header', { header: '性别 1男 2女' }, { 1: '1', 2: '2' }],
    ['numbers behind words', { header: '性别(男1、女2)' }, { 1: '1', 2: '2' }],
    ['samples of letters', { samples: ['F'] }, { 0: '未知的性别', 1: 'M', 2: 'F', 9: '未说明的性别' }],
    ['samples of numbers', { samples: ['2', '1'] }, { 0: '0', 1: '1', 2: '2', 9: '9' }],
    ['a sample with an ending', { samples: ['女性'] }, { 0: '未知的性别', 1: '男性', 2: '女性', 9: '未说明的性别' }],
    ['a drop-down of words nobody knows', { choices: ['甲', '乙'] }, {}],
  ])('from %s', (_, evidence, codes) => expect(wordsOf(element('code'), SEX, seen(evidence))).toEqual({ codes }));

  test.each([
    ['nothing', {}],
    ["the dictionary's own words", { samples: ['男', '女'] }],
    ['a header alone', { header: '性别（必填）' }],
    ['a word nobody knows', { samples: ['甲'] }],
  ])('stay as they are from %s', (_, evidence) => expect(wordsOf(element('code'), SEX, seen(evidence))).toEqual({}));

  test("are not taken from a sheet's own numbering", () => {
    expect(wordsOf(element('code'), RELATION, seen({ choices: ['1', '2', '3'] }))).toEqual({ codes: {} });
    expect(wordsOf(element('code'), RELATION, seen({ samples: ['1', '2'] }))).toEqual({});
    expect(wordsOf(element('code'), RELATION, seen({ header: '关系（1户主 2配偶 3子 4女）' })).codes).toEqual({
      0: '1',
      1: '2',
      2: '3',
      3: '4',
    });
  });

  test('of a list to tick may be yes and no', () => {
    const ticked = element('codes');
    expect(wordsOf(ticked, SYMPTOMS, seen({ choices: ['是', '否'] }))).toEqual({ yes: '是', no: '否' });
    expect(wordsOf(ticked, SYMPTOMS, seen({ header: '发热（√）' }))).toEqual({ tick: '√' });
    expect(wordsOf(ticked, SYMPTOMS, seen({ samples: ['有'] }))).toEqual({ yes: '有' });
  });
});

describe('yes and no', () => {
  test.each([
    ['a drop-down', { choices: ['是', '否', '不详'] }, { yes: '是', no: '否' }],
    ['a drop-down of letters', { choices: ['Y', 'N'] }, { yes: 'Y', no: 'N' }],
    ['a drop-down of numbers', { choices: ['1', '0'] }, { yes: '1', no: '0' }],
    ['a drop-down of one mark', { choices: ['√'] }, { tick: '√' }],
    ["the column's own words", { choices: ['独居', '非独居'] }, { yes: '独居', no: '非独居' }],
    ['the header', { header: '独居（有/无）' }, { yes: '有', no: '无' }],
    ['boxes in the header', { header: '独居（□是 □否）' }, { yes: '是', no: '否' }],
    ['numbers in the header', { header: '独居（1是0否）' }, { yes: '1', no: '0' }],
    ['a call to tick', { header: '独居（请打√）' }, { tick: '√' }],
    ['marks in the header', { header: '独居（√/×）' }, { yes: '√', no: '×' }],
    ['a sample', { samples: ['有'] }, { yes: '有', no: '无' }],
    ['a sample of no', { samples: ['否'] }, { yes: '是', no: '否' }],
    ['a sample of a mark', { samples: ['√'] }, { tick: '√' }],
    ['nothing', { header: '是否独居（必填）' }, {}],
    ['a heading over it', { header: '是否\n独居' }, {}],
    ['words nobody knows', { samples: ['大概'] }, {}],
  ])('from %s', (_, evidence, words) => expect(wordsOf(element('boolean'), undefined, seen(evidence))).toEqual(words));
});

test.each([
  [{ samples: ['1950.02.03'] }, 'text:YYYY.MM.DD'],
  [{ header: '出生日期（如2020-01-01）' }, 'text:YYYY-MM-DD'],
  [{ header: '出生日期（格式：YYYYMMDD）' }, 'text:YYYYMMDD'],
  [{ header: '出生日期（年/月/日）' }, 'text:YYYY/M/D'],
  [{ header: '出生日期 例2020/1/1' }, 'text:YYYY/M/D'],
  [{ header: '2026年3月前出生日期' }, undefined],
  [{ header: '人员\n2026年3月前出生日期' }, undefined],
])('days after %j are written %j', (evidence, date) =>
  expect(wordsOf(element('date'), undefined, seen(evidence)).date).toBe(date),
);

test('a number has a unit only where every sample has it', () => {
  const temperature = element('number', { unit: 'celsius' });
  expect(wordsOf(temperature, undefined, seen({ samples: ['36.5℃', '36.8 ℃'] }))).toEqual({ unit: '℃' });
  expect(wordsOf(temperature, undefined, seen({ samples: ['36.5℃', '36.8'] }))).toEqual({});
  expect(wordsOf(temperature, undefined, seen({ samples: ['36.5甲'] }))).toEqual({});
});
