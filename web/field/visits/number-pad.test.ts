import { expect, test } from 'vitest';
import { readNumber } from './number-pad.tsx';

test('a temperature needs no point: 366 is 36.6, and 36.65 stays as typed', () => {
  expect(readNumber('366', 2)).toBe(36.6);
  expect(readNumber('37', 2)).toBe(37);
  expect(readNumber('36.65', 2)).toBe(36.65);
});

test('other numbers are what was typed', () => {
  expect(readNumber('366')).toBe(366);
  expect(readNumber('')).toBeUndefined();
  expect(readNumber('.')).toBeUndefined();
});
