// Every spelling of a door is read as that door, and nothing that is no door is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellAddress } from '../../tests/support/spellings.ts';
import { createChance } from '../simulate/chance.ts';
import { parseDoor, parseDoorPart } from './address.ts';
import type { Door } from './model.ts';

const door = (compound: string, building: string, stairwell: string, room: string): Door => ({
  compound,
  building,
  stairwell,
  room,
});
const read = (text: string): Door | string => {
  const parsed = parseDoor(text);
  return parsed.ok ? parsed.value : parsed.refusal.code;
};

describe('a door', () => {
  test.each([
    ['3-2-501', door('', '3', '2', '501')],
    ['3—2—501', door('', '3', '2', '501')],
    ['3–2–501室', door('', '3', '2', '501')],
    ['３－２－５０１', door('', '3', '2', '501')],
    ['3 2 501', door('', '3', '2', '501')],
    ['3/2/501', door('', '3', '2', '501')],
    ['3.2.501', door('', '3', '2', '501')],
    ['03-02-0501', door('', '3', '2', '501')],
    ['3幢2单元501室', door('', '3', '2', '501')],
    ['3号楼2单元501', door('', '3', '2', '501')],
    ['3栋 2单元 501', door('', '3', '2', '501')],
    ['3#2单元501', door('', '3', '2', '501')],
    ['3#楼2-501', door('', '3', '2', '501')],
    ['3幢-2单元-501室', door('', '3', '2', '501')],
    ['3-2单元501', door('', '3', '2', '501')],
    ['3栋2-501', door('', '3', '2', '501')],
    ['3楼2单元501', door('', '3', '2', '501')],
    ['第3栋第2单元501号', door('', '3', '2', '501')],
    ['三栋二单元501室', door('', '3', '2', '501')],
    ['3幢2单元5楼501室', door('', '3', '2', '501')],
    ['3-2-501（租户）', door('', '3', '2', '501')],
    ['3-501', door('', '3', '', '501')],
    ['3幢501室', door('', '3', '', '501')],
    ['3号楼501', door('', '3', '', '501')],
    ['3号501室', door('', '3', '', '501')],
    ['12a-2-501', door('', '12A', '2', '501')],
    ['A座1203', door('', 'A', '', '1203')],
    ['A-1203', door('', 'A', '', '1203')],
    ['B3栋1单元902', door('', 'B3', '1', '902')],
    ['甲栋乙单元302', door('', '甲', '乙', '302')],
    ['3幢甲单元302', door('', '3', '甲', '302')],
    ['3幢东单元302', door('', '3', '东', '302')],
    ['3-2-501B', door('', '3', '2', '501B')],
    ['3-2-B101', door('', '3', '2', 'B101')],
    ['3-501-1', door('', '3', '', '501-1')],
    ['综合楼501', door('', '综合楼', '', '501')],
    ['望澜花园3幢2单元501室', door('望澜花园', '3', '2', '501')],
    ['望澜花园3-2-501', door('望澜花园', '3', '2', '501')],
    ['望澜花园东区3-2-501', door('望澜花园东区', '3', '2', '501')],
    ['香榭小区3号楼501', door('香榭小区', '3', '', '501')],
    ['锦绣1期3-2-501', door('锦绣1期', '3', '2', '501')],
    ['梦里水乡7栋801', door('梦里水乡', '7', '', '801')],
    ['劳动路12号3幢2单元501', door('劳动路12号', '3', '2', '501')],
    ['劳动路12号3-2-501', door('劳动路12号', '3', '2', '501')],
    ['劳动路12号3-501', door('劳动路12号', '3', '', '501')],
    ['劳动路12号501室', door('劳动路', '12', '', '501')],
    ['白雀路88弄3号501室', door('白雀路88弄', '3', '', '501')],
    ['88弄501室', door('', '88', '', '501')],
    ['临湖市青石区劳动街道槐雨里社区3-2-501', door('', '3', '2', '501')],
    ['临湖市青石区望澜花园3-2-501', door('望澜花园', '3', '2', '501')],
    ['东湖省临湖市青石区望澜花园3幢501', door('望澜花园', '3', '', '501')],
    ['青石区柳树镇桥头小区3幢501', door('桥头小区', '3', '', '501')],
    ['槐雨里社区第3网格5栋1单元301', door('', '5', '1', '301')],
    ['槐雨里社区居委会望澜花园5栋301', door('望澜花园', '5', '', '301')],
  ])('written %s is one door', (text, meant) => expect(read(text)).toEqual(meant));

  test.each(['', '501', '3幢', '望澜花园', '3楼501', '1-2-3-4-5', '劳动路12号', 'x'.repeat(300), '3幢2单元', '不详'])(
    'is not read into %j',
    text => expect(read(text)).toBe('address-unreadable'),
  );

  const COMPOUNDS = [
    '',
    '望澜花园',
    '香榭小区',
    '望澜花园东区',
    '劳动路12号',
    '锦绣1期',
    '梦里水乡',
    '春风十里',
    '白雀路88弄',
  ];
  test('is the same door however it is spelt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPOUNDS),
        fc.integer({ min: 1, max: 320 }),
        fc.constantFrom('', 'A', 'B'),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 33 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('', 'A'),
        fc.string(),
        (compound, building, letter, stairwell, floor, n, suffix, seed) => {
          const meant = door(
            compound,
            `${building}${letter}`,
            stairwell === 0 ? '' : `${stairwell}`,
            `${floor * 100 + n}${suffix}`,
          );
          expect(read(spellAddress(createChance(seed), meant))).toEqual(meant);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('never takes long to refuse', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: fc.constantFrom('3', '-', '单', '元', '号', '路', 'A', '区', '社') }),
        text => {
          parseDoor(text);
        },
      ),
      { numRuns: 2000, interruptAfterTimeLimit: 5000, markInterruptAsFailure: true },
    );
  });
});

test.each([
  ['3号楼', '3'],
  ['二单元', '2'],
  ['５０１室', '501'],
  ['12A幢', '12A'],
  ['甲', '甲'],
  ['03', '3'],
])('a part %s alone is %s', (text, part) => expect(parseDoorPart(text)).toBe(part));
