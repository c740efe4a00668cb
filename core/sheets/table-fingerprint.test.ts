// A form that comes again is known by its header alone.
import { describe, expect, test } from 'vitest';
import { drawGrid } from '../../tests/support/draw-grid.ts';
import { findTables, fingerprintOf } from './tables.ts';

const unknown = { isKnown: () => false };

describe('the fingerprint', () => {
  const print = (text: string) => fingerprintOf(findTables([drawGrid(text)], unknown)[0]!);
  const form = '2026年3月登记表 | > | >\n姓名* | 性 别 | 年龄\n# | # | #\n# | # | #';

  test('stays the same through titles, rows, spaces and answers', () => {
    expect(print(form)).toMatch(/^[0-9a-f]{32}$/);
    expect(print('2027年9月登记表 | > | >\n-\n姓名 | 性别 | 年龄\n李明 | 男 | 40')).toBe(print(form));
  });

  test('differs with words, their order and their headings', () => {
    expect(print('性别 | 姓名 | 年龄\n# | # | #')).not.toBe(print(form));
    expect(print('姓名 | 性别 | 年龄 | 电话\n# | # | # | #')).not.toBe(print(form));
    expect(print('姓名 | 本人 | >\n^ | 性别 | 年龄\n# | # | #')).not.toBe(print(form));
  });
});
