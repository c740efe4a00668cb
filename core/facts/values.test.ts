import { describe, expect, test } from 'vitest';
import type { CodeList, Element } from './model.ts';
import { checkValue, formatValue, parseValue } from './values.ts';

const element = (type: Element['type'], more: Partial<Element> = {}): Element => ({
  id: 'person.example',
  title: { zh: '独居', en: 'Lives alone' },
  synonyms: ['独居老人'],
  type,
  class: 'personal',
  purposes: ['registry'],
  seconds: 3,
  ...more,
});
const code = (id: string, zh: string, en: string, ...synonyms: string[]) => ({ code: id, title: { zh, en }, synonyms });
const SEX: CodeList = {
  id: 'sex',
  title: { zh: '性别', en: 'Sex' },
  codes: [code('1', '男', 'Male', '男性', 'M'), code('2', '女', 'Female', '女性', 'F')],
};
const HELP: CodeList = {
  id: 'help',
  title: { zh: '帮助', en: 'Help' },
  codes: [
    code('food', '食品', 'Food', '买菜'),
    code('medicine', '药品', 'Medicine', '买药'),
    code('hospital', '就医', 'Going to hospital'),
    code('none', '不需要', 'None', '无'),
  ],
};
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code);
const accepted = (result: { ok: boolean; value?: unknown }) => (result.ok ? result.value : undefined);

describe('yes or no', () => {
  const alone = element('boolean');
  test.each(['是', '有', '√', '✓', 'Y', 'yes', 1, '1', true, '独居', '独居老人', ' 是 '])('%j is yes', raw =>
    expect(parseValue(alone, undefined, raw)).toEqual({ ok: true, value: true }),
  );
  test.each(['否', '无', '×', 'x', 'N', 'No', 0, false, '没有', '非独居', '不独居', '□'])('%j is no', raw =>
    expect(parseValue(alone, undefined, raw)).toEqual({ ok: true, value: false }),
  );
  test.each([
    ['不详', 'yes-no-unreadable'],
    ['是/否', 'yes-no-unreadable'],
    [2, 'yes-no-unreadable'],
    ['', 'value-empty'],
    ['  ', 'value-empty'],
  ])('%j is refused with %s', (raw, refusal) => expect(codeOf(parseValue(alone, undefined, raw))).toBe(refusal));
});

describe('a number', () => {
  const temperature = element('number', { unit: 'celsius', range: [33, 43] });
  const people = element('number', { unit: 'person', range: [0, 60] });
  const area = element('number', { unit: 'm2', range: [1, 2000] });
  test.each([
    [temperature, 36.5, 36.5],
    [temperature, '36.5', 36.5],
    [temperature, '36.5℃', 36.5],
    [temperature, '36.5 °C', 36.5],
    [temperature, '３６．５度', 36.5],
    [people, '3人', 3],
    [people, '三', 3],
    [people, '十二口人', 12],
    [people, 0, 0],
    [area, '1,024.5平方米', 1024.5],
    [area, '86㎡', 86],
    [area, '86 m2', 86],
  ])('of %o reads %j as %d', (of, raw, value) => expect(accepted(parseValue(of, undefined, raw))).toBe(value));
  test.each([
    [temperature, 'number-out-of-range', '365'],
    [temperature, 'number-out-of-range', 0],
    [temperature, 'number-unreadable', '正常'],
    [temperature, 'number-unreadable', '36.5/37'],
    [temperature, 'number-unreadable', '约36.5'],
    [temperature, 'number-unreadable', Number.NaN],
    [temperature, 'number-unreadable', true],
    [people, 'number-not-whole', '2.5'],
    [people, 'number-out-of-range', -1],
    [people, 'number-unreadable', '1,2'],
  ])('of %o is refused with %s for %j', (of, refusal, raw) =>
    expect(codeOf(parseValue(of, undefined, raw))).toBe(refusal),
  );
  test('out of range is told its range and never quoted', () => {
    expect(parseValue(temperature, undefined, 36500)).toEqual({
      ok: false,
      refusal: { code: 'number-out-of-range', detail: { min: 33, max: 43 } },
    });
  });
});

describe('a code', () => {
  const sex = element('code', { codes: 'sex' });
  test.each(['男', '男性', 'm', 'Male', '1', 1, ' 男 ', '1.男', '1-男', '01男'])('is read from %j', raw =>
    expect(parseValue(sex, SEX, raw)).toEqual({ ok: true, value: '1' }),
  );
  test.each(['男/女', '3', '未知', '1.'])('is refused for %j', raw =>
    expect(parseValue(sex, SEX, raw)).toEqual({
      ok: false,
      refusal: { code: 'code-unknown', detail: { list: 'sex' } },
    }),
  );

  const help = element('codes', { codes: 'help' });
  test.each(['食品、药品', '药品,食品', '买菜；买药', '药品 食品', '食品/药品/食品', 'Medicine, Food', '食品\n药品'])(
    'list is read from %j, in the order of the list',
    raw => expect(parseValue(help, HELP, raw)).toEqual({ ok: true, value: ['food', 'medicine'] }),
  );
  test('list may be the one code whose title has a space', () => {
    expect(accepted(parseValue(help, HELP, 'Going to hospital'))).toEqual(['hospital']);
  });
  test.each([
    ['食品、金条', 'code-unknown'],
    ['、', 'value-empty'],
    ['无、食品', 'none-with-others'],
  ])('list %j is refused with %s', (raw, refusal) => expect(codeOf(parseValue(help, HELP, raw))).toBe(refusal));
});

describe('a text', () => {
  const name = element('text');
  test('loses control characters and outer spaces, nothing else', () => {
    expect(accepted(parseValue(name, undefined, '  李\t某某\n '))).toBe('李 某某');
    expect(accepted(parseValue(name, undefined, 501))).toBe('501');
    expect(accepted(parseValue(name, undefined, new Date('2020-02-01T00:00:00Z')))).toBe('2020-02-01');
  });
  test('longer than 500 characters is refused', () => {
    expect(codeOf(parseValue(name, undefined, '李'.repeat(501)))).toBe('value-too-long');
    expect(codeOf(parseValue(name, undefined, '𠮷'.repeat(500)))).toBe('ok');
  });
});

test('a birth still to come is refused where today is known', () => {
  const born = element('date', { past: true });
  expect(codeOf(parseValue(born, undefined, '2026-01-02', { today: '2026-01-01' }))).toBe('date-in-the-future');
  expect(codeOf(parseValue(born, undefined, '2026-01-01', { today: '2026-01-01' }))).toBe('ok');
  expect(codeOf(parseValue(element('date'), undefined, '2026-01-02', { today: '2026-01-01' }))).toBe('ok');
});

describe('a value that arrives typed', () => {
  test.each([
    [element('boolean'), undefined, true, 'ok'],
    [element('boolean'), undefined, '是', 'value-type'],
    [element('number', { unit: 'person', range: [0, 9] }), undefined, 3, 'ok'],
    [element('number', { unit: 'person', range: [0, 9] }), undefined, '3', 'value-type'],
    [element('number', { unit: 'person', range: [0, 9] }), undefined, 30, 'number-out-of-range'],
    [element('code', { codes: 'sex' }), SEX, '1', 'ok'],
    [element('code', { codes: 'sex' }), SEX, '男', 'code-unknown'],
    [element('code', { codes: 'sex' }), SEX, ['1'], 'value-type'],
    [element('codes', { codes: 'help' }), HELP, ['food'], 'ok'],
    [element('codes', { codes: 'help' }), HELP, 'food', 'value-type'],
    [element('codes', { codes: 'help' }), HELP, ['gold'], 'code-unknown'],
    [element('codes', { codes: 'help' }), HELP, ['none', 'food'], 'none-with-others'],
    [element('codes', { codes: 'help' }), HELP, [], 'value-empty'],
    [element('date'), undefined, '1985-03-02', 'ok'],
    [element('date'), undefined, '1985.3.2', 'date-unreadable'],
    [element('date'), undefined, '1985-02-30', 'date-impossible'],
    [element('phone'), undefined, '19900000001', 'ok'],
    [element('phone'), undefined, 19900000001, 'value-type'],
    [element('text'), undefined, ' ', 'value-empty'],
  ] as const)('of %o with %o: %j is %s', (of, list, value, code) => {
    expect(codeOf(checkValue(of, list, value as Parameters<typeof checkValue>[2]))).toBe(code);
  });

  test('is given back in its one spelling', () => {
    expect(accepted(checkValue(element('phone'), undefined, '199 0000 0001'))).toBe('19900000001');
    expect(accepted(checkValue(element('codes', { codes: 'help' }), HELP, ['medicine', 'food', 'food']))).toEqual([
      'food',
      'medicine',
    ]);
  });
});

test('a value is shown in words with its unit', () => {
  const number = (unit: string) => element('number', { unit, range: [0, 3000] });
  expect(formatValue(element('code'), SEX, '2', 'zh')).toBe('女');
  expect(formatValue(element('codes'), HELP, ['food', 'medicine'], 'en')).toBe('Food, Medicine');
  expect(formatValue(element('codes'), HELP, ['food', 'medicine'], 'zh')).toBe('食品、药品');
  expect(formatValue(element('boolean'), undefined, false, 'zh')).toBe('否');
  expect(formatValue(number('celsius'), undefined, 36.5, 'zh')).toBe('36.5℃');
  expect(formatValue(number('person'), undefined, 3, 'en')).toBe('3 people');
  expect(formatValue(number('calendar_year'), undefined, 1998, 'en')).toBe('1998');
  expect(formatValue(number('count'), undefined, 3, 'zh')).toBe('3');
  expect(formatValue(element('code'), SEX, '7', 'zh')).toBe('7');
});
