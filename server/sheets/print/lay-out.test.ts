import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, layOut, PAD } from './lay-out.ts';

/** Chinese as wide as it is high, all else half. */
const measure = (character: string): number => (character.codePointAt(0)! > 0x2000 ? 1 : 0.5);
const wide = (text: string): number => [...text].reduce((sum, character) => sum + measure(character), 0);
const above = () => ({ first: 100, others: 20 });

describe('lines', () => {
  test('break between characters, and keep a word or a number whole where it fits', () => {
    expect(breakLines('望澜花园3幢', 4, 1, measure)).toEqual(['望澜花园', '3幢']);
    expect(breakLines('电话13900001234', 6, 1, measure)).toEqual(['电话', '13900001234']);
    expect(breakLines('never held here', 5, 1, measure)).toEqual(['never held', 'here']);
    expect(breakLines('甲\n乙', 9, 1, measure)).toEqual(['甲', '乙']);
    expect(breakLines('', 9, 1, measure)).toEqual(['']);
  });

  test('are never wider than the column, and lose nothing but spaces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'李桂兰abc 19-/。') }),
        fc.integer({ min: 2, max: 12 }),
        (text, width) => {
          const lines = breakLines(text, width, 1, measure);
          expect(lines.every(line => wide(line) <= width)).toBe(true);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});

describe('a page', () => {
  const roster = (rows: number, columns: number, text = '望澜花园3幢2单元501室') => ({
    headings: Array.from({ length: columns }, (_, i) => `列${i}`),
    rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => text)),
  });

  test('stands upright with few columns, lies on its side with many, and is set smaller where words do not fit', () => {
    expect(layOut(roster(1, 3), measure, above)).toMatchObject({ landscape: false, size: 9 });
    expect(layOut(roster(1, 9), measure, above)).toMatchObject({ landscape: true, size: 9 });
    expect(layOut(roster(1, 14, '110101195002031234'), measure, above).size).toBeLessThan(9);
  });

  test('holds whole rows, each on one page, in their order, within its margins', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 120 }), lengths => {
        const rows = lengths.map((length, i) => [String(i), '字'.repeat(length)]);
        const { pages, row, widths, width, height, margin, headHeight } = layOut(
          { headings: ['序号', '备注'], rows },
          measure,
          above,
        );
        expect(pages[0]!.from).toBe(0);
        expect(pages.at(-1)!.to).toBe(rows.length);
        expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(width - 2 * margin, 5);
        expect(widths.every(one => one > 2 * PAD)).toBe(true);
        for (const [i, { from, to }] of pages.entries()) {
          expect(i === 0 || pages[i - 1]!.to === from).toBe(true);
          let high = headHeight + (i === 0 ? above().first : above().others);
          for (let at = from; at < to; at++) high += row(at).height;
          expect(high).toBeLessThanOrEqual(height - 2 * margin + 1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('cuts a text that no page could hold', () => {
    const { row, pages } = layOut({ headings: ['备注'], rows: [['字'.repeat(20_000)]] }, measure, above);
    expect(row(0).lines[0]!.at(-1)).toBe('…');
    expect(pages.length).toBeLessThanOrEqual(2);
  });
});
