import { describe, expect, test } from 'vitest';
import {
  columnLetters,
  columnNumber,
  copyFormula,
  type Insertion,
  moveAreas,
  moveFormula,
  parseArea,
  readsBelow,
} from './references.ts';

/** Rows 5 to 10 have room; 3 more go in before row 10. */
const THREE: Insertion = { before: 10, count: 3, grows: false };
/** Row 5 alone has room; 3 more go in after it. */
const AFTER_ONE: Insertion = { before: 6, count: 3, grows: true };

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16_384, 'XFD'],
])('column %i is %s', (number, letters) => {
  expect(columnLetters(number)).toBe(letters);
  expect(columnNumber(letters)).toBe(number);
});

test.each(['', 'A', '5', 'A0', 'XFE1', 'A1048577', 'A5:A4', 'B1:A2', 'a1', 'A1:B2:C3'])('%j is no area', ref =>
  expect(parseArea(ref)).toBeUndefined(),
);

describe('rows inserted before the last row with room', () => {
  test.each([
    ['A1:I1', 'A1:I1'],
    ['A4:I10', 'A4:I13'],
    ['C5:C10 E5:E10', 'C5:C13 E5:E13'],
    ['C5:C9', 'C5:C9'],
    ['A10', 'A13'],
    ['A11:F11', 'A14:F14'],
    ['C5:C1048576', 'C5:C1048576'],
    ['A:A', 'A:A'],
  ])('%s becomes %s', (refs, moved) => expect(moveAreas(refs, THREE)).toBe(moved));

  test.each([
    ['SUM(A5:A10)', 'SUM(A5:A13)'],
    ['SUM($A$5:$A$10)', 'SUM($A$5:$A$13)'],
    ['COUNTIF(C5:C10,"A5:A10")&A11', 'COUNTIF(C5:C13,"A5:A10")&A14'],
    ['SUM(5:10)+$11:$11', 'SUM(5:13)+$14:$14'],
    ["SUM('名单 一'!A5:A10)+SUM(其他!A5:A10)", "SUM('名单 一'!A5:A13)+SUM(其他!A5:A10)"],
    ['SUM([1]名单!A5:A10)', 'SUM([1]名单!A5:A10)'],
    ['表1[[#All],[A11]]+表1[A11]+a11', '表1[[#All],[A11]]+表1[A11]+a14'],
    ['LOG10(A11)+A11_x+xA11+表1[A11]+B11.5', 'LOG10(A14)+A11_x+xA11+表1[A11]+B11.5'],
    ['Q1总计+A11', 'Q1总计+A14'],
    ['A1048576', '#REF!'],
  ])('%s becomes %s', (formula, moved) => {
    const after = moveFormula(formula, '名单 一', '名单 一', THREE);
    // The last row cannot move out of the sheet: it stays the last.
    expect(after).toBe(moved === '#REF!' ? 'A1048576' : moved);
  });

  test('a defined name follows only where it names the sheet', () => {
    expect(moveFormula("'名单 一'!$A$1:$I$12", '名单 一', undefined, THREE)).toBe("'名单 一'!$A$1:$I$15");
    expect(moveFormula('$A$1:$I$12', '名单 一', undefined, THREE)).toBe('$A$1:$I$12');
    expect(moveFormula("'It''s'!A12", "It's", undefined, THREE)).toBe("'It''s'!A15");
  });
});

describe('rows inserted after the only row with room', () => {
  test.each([
    ['C5', 'C5:C8'],
    ['A4:I5', 'A4:I8'],
    ['A6', 'A9'],
    ['A4:I4', 'A4:I4'],
  ])('area %s becomes %s', (refs, moved) => expect(moveAreas(refs, AFTER_ONE)).toBe(moved));

  test('a range that ends with it grows, a single cell does not', () => {
    expect(moveFormula('SUM(A5:A5)+A5+A6', '表', '表', AFTER_ONE)).toBe('SUM(A5:A8)+A5+A9');
  });
});

test('a formula copied down follows where no dollar holds it', () => {
  expect(copyFormula('IF(D5="","",$D$5+D$5+$D5)', 2)).toBe('IF(D7="","",$D$5+D$5+$D7)');
  expect(copyFormula('A5+Z5', 0, 1)).toBe('B5+AA5');
  expect(copyFormula('A1', -1)).toBe('#REF!');
  expect(copyFormula('其他!A5', 1)).toBe('其他!A6');
});

test('a formula of another sheet is known to read rows that move', () => {
  expect(readsBelow('名单!H11', '名单', 10)).toBe(true);
  expect(readsBelow('SUM(名单!H5:H10)', '名单', 10)).toBe(true);
  expect(readsBelow('名单!H9+H11', '名单', 10)).toBe(false);
});
