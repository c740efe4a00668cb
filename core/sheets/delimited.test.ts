import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDelimited } from './delimited.ts';

test.each([
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '\uFEFFa\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a;b\n"c;1";"d ""e""\nf"',
    [
      ['a', 'b'],
      ['c;1', 'd "e"\nf'],
    ],
  ],
  ['a,,\n\n,b', [['a', '', ''], [''], ['', 'b']]],
  ['a,"open', [['a', 'open']]],
  ['', []],
])('%j is read in rows', (text, rows) => expect(readDelimited(text)).toEqual(rows));

test('what was quoted comes back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '，', ',', '"', '\n', '\r', ' ', '李'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), rows => {
      const text = rows.map(row => row.map(one => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect(readDelimited(text, ',')).toEqual(rows);
    }),
  );
});
