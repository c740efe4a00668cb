import { describe, expect, test } from 'vitest';
import { dateAfter, datePatternIn } from './date-words.ts';

describe('how a text writes a day', () => {
  test.each([
    ['1950.02.03', 'YYYY.MM.DD'],
    ['1950.2.3', 'YYYY.M.D'],
    ['1950.12.13', 'YYYY.MM.DD'],
    ['1950/12/13', 'YYYY/M/D'],
    ['1950/02/13', 'YYYY/MM/DD'],
    ['1950年12月13日', 'YYYY年M月D日'],
    ['1950年2月', 'YYYY年M月'],
    ['1950-02', 'YYYY-MM'],
    ['19500203', 'YYYYMMDD'],
    ['195002', 'YYYYMM'],
    ['如2020-01-01', 'YYYY-MM-DD'],
    ['格式：2020/1/1', 'YYYY/M/D'],
    ['yyyy-mm-dd', 'YYYY-MM-DD'],
    ['YYYY年M月D日', 'YYYY年M月D日'],
    ['yyyymmdd', 'YYYYMMDD'],
    ['年/月/日', 'YYYY/M/D'],
    ['年.月', 'YYYY.MM'],
    ['年月日', undefined],
    ['990101195002030011', undefined],
    ['19900000001', undefined],
    ['', undefined],
  ])('%j: %j', (text, pattern) => expect(datePatternIn(text)).toBe(pattern));
});

test.each([
  ['YYYY.MM.DD', '1950.02.03'],
  ['YYYY年M月D日', '1950年2月3日'],
  ['YYYYMMDD', '19500203'],
  ['YYYY/M/D', '1950/2/3'],
  ['YYYY-MM', '1950-02'],
])('after %s a day is %s', (pattern, text) => expect(dateAfter('1950-02-03', pattern)).toBe(text));
