import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from './dates.ts';
import { birthDateOf, checkCharacter, parseIdNumber, sexOf } from './id-number.ts';
import { numberOfNumeral } from './numerals.ts';
import { parsePhone } from './phone.ts';

const SEED = { seed: 20200123, numRuns: 300 };
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code);

describe('a date', () => {
  test.each([
    '1985-03-02',
    '1985-3-2',
    '1985/03/02',
    '1985.3.2',
    '1985．３．２',
    '1985年3月2日',
    '1985 年 3 月 2 日',
    '1985年03月02号',
    '19850302',
    '1985-03-02 00:00:00',
    '1985/3/2 8:30',
    '1985-03-02T00:00:00.000Z',
    '一九八五年三月二日',
    19850302,
    31108,
    31108.75,
    new Date('1985-03-02T00:00:00Z'),
  ])('is read from %j', raw => expect(parseDate(raw)).toEqual({ ok: true, value: '1985-03-02' }));

  test.each([
    ['1985-02-30', 'date-impossible'],
    ['1985年13月2日', 'date-impossible'],
    ['19850230', 'date-impossible'],
    ['0085-03-02', 'date-impossible'],
    ['2985-03-02', 'date-impossible'],
    [19850230, 'date-impossible'],
    [60, 'date-impossible'],
    ['1985-03', 'date-incomplete'],
    ['1985年3月', 'date-incomplete'],
    ['198503', 'date-incomplete'],
    ['1985', 'date-incomplete'],
    [1985, 'date-incomplete'],
    ['85-03-02', 'date-unreadable'],
    ['3/2/1985', 'date-unreadable'],
    ['二月二十九', 'date-unreadable'],
    ['1985-03-01T16:00:00Z', 'date-unreadable'],
    ['不详', 'date-unreadable'],
    [0.5, 'date-unreadable'],
    [Number.NaN, 'date-unreadable'],
    [new Date(Number.NaN), 'date-unreadable'],
  ])('is refused as %j with %s', (raw, code) => expect(codeOf(parseDate(raw))).toBe(code));

  test('of a workbook counts from the system it was made in', () => {
    expect(parseDate(1)).toEqual({ ok: true, value: '1900-01-01' });
    expect(parseDate(59)).toEqual({ ok: true, value: '1900-02-28' });
    expect(parseDate(61)).toEqual({ ok: true, value: '1900-03-01' });
    expect(parseDate(31108 - 1462, true)).toEqual({ ok: true, value: '1985-03-02' });
  });

  test('written in any of these ways is the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), day => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
        const serial = day + 25_569;
        const writings: (string | number)[] = [
          `${year}年${month}月${dayOfMonth}日`,
          `${year}.${month}.${dayOfMonth}`,
          date.replaceAll('-', ''),
        ];
        if (serial > 60 && (serial < 1850 || serial > 2199)) writings.push(serial);
        for (const raw of writings) expect(parseDate(raw)).toEqual({ ok: true, value: date });
      }),
      SEED,
    );
  });
});

test.each([
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['廿一', 21],
  ['一百零五', 105],
  ['两百三十', 230],
  ['一百三', undefined],
  ['', undefined],
  ['张三', undefined],
])('the numeral %j is %j', (text, value) => expect(numberOfNumeral(text)).toBe(value));

describe('an identity number', () => {
  test.each(['11010519491231002X', '440524188001010014'])('%s, published as an example, passes', number =>
    expect(parseIdNumber(number)).toEqual({ ok: true, value: number }),
  );

  test('is the same in small letters, full width and with spaces', () => {
    expect(parseIdNumber(' 110105 19491231 002x ')).toEqual({ ok: true, value: '11010519491231002X' });
    expect(parseIdNumber('１１０１０５１９４９１２３１００２Ｘ')).toEqual({ ok: true, value: '11010519491231002X' });
  });

  test('of 15 digits is lengthened', () => {
    expect(parseIdNumber('110105491231002')).toEqual({ ok: true, value: '11010519491231002X' });
  });

  test.each([
    ['11010519491231002', 'id-number-length'],
    ['11010519491231002Y', 'id-number-length'],
    ['110105194912310021', 'id-number-check'],
    ['110105194902300021', 'id-number-date'],
    ['110105399902010021', 'id-number-date'],
    [110105194912310020, 'id-number-rounded'],
    ['1.10105E+17', 'id-number-rounded'],
  ])('%j is refused with %s', (raw, code) => expect(codeOf(parseIdNumber(raw, '2026-01-01'))).toBe(code));

  test('with one digit miscopied or two neighbours swapped never passes', () => {
    const body = fc
      .tuple(fc.integer({ min: 0, max: 36_500 }), fc.integer({ min: 0, max: 999 }))
      .map(([day, sequence]) => {
        const born = new Date(Date.UTC(1920, 0, 1) + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
        return `990101${born}${String(sequence).padStart(3, '0')}`;
      });
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const number = digits + checkCharacter(digits);
        expect(parseIdNumber(number)).toEqual({ ok: true, value: number });
        expect(birthDateOf(number).replaceAll('-', '')).toBe(digits.slice(6, 14));
        expect(sexOf(number)).toBe(Number(digits[16]) % 2 === 1 ? '1' : '2');
        const wrong = number.slice(0, place) + ((Number(number[place]) + shift) % 10) + number.slice(place + 1);
        expect(parseIdNumber(wrong).ok).toBe(false);
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        if (swapped !== number) expect(parseIdNumber(swapped).ok).toBe(false);
      }),
      SEED,
    );
  });
});

describe('a phone number', () => {
  test.each([
    ['19900000001', '19900000001'],
    [19900000001, '19900000001'],
    ['199 0000 0001', '19900000001'],
    ['+86-199-0000-0001', '19900000001'],
    ['008619900000001', '19900000001'],
    ['手机：19900000001', '19900000001'],
    ['027-85550000', '027-85550000'],
    ['(027)85550000', '027-85550000'],
    ['02785550000', '027-85550000'],
    ['07185550000', '0718-5550000'],
    ['0718-5550000', '0718-5550000'],
    ['027-85550000转12', '027-85550000-12'],
    ['027-85550000-12', '027-85550000-12'],
    ['85550000', '85550000'],
    ['400-555-0000', '4005550000'],
    ['+852 5555 0000', '+85255550000'],
  ])('%j is %s', (raw, phone) => expect(parsePhone(raw)).toEqual({ ok: true, value: phone }));

  test.each([
    '1990000000',
    '199000000011',
    '19900000001/19900000002',
    '无',
    '12345',
    '1990000000X',
    '027-85550000-1-2',
  ])('%j is refused', raw => expect(codeOf(parsePhone(raw))).toBe('phone-unreadable'));

  test('of an office may be short', () => expect(parsePhone('12345', true)).toEqual({ ok: true, value: '12345' }));

  test('written again from what was read stays the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(1\d{10}|0[1-9]\d{8,10}|[2-9]\d{6,7})$/), raw => {
        const read = parsePhone(raw);
        if (read.ok) expect(parsePhone(read.value)).toEqual(read);
      }),
      SEED,
    );
  });
});
