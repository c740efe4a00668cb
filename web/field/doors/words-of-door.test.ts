import { expect, test } from 'vitest';
import { say } from '../comfort/text.ts';
import { shortDoor, shortName, stairwellText } from './words-of-door.ts';

test('a list shows the first letter of a name alone, and leaves a masked one as it came', () => {
  expect(shortName('李桂兰')).toBe('李某');
  expect(shortName('Anna Li')).toBe('A.');
  expect(shortName('李**')).toBe('李**');
});

test('a line with little room keeps the numbers alone', () => {
  expect(shortDoor({ building: '香榭花园3幢', stairwell: '2', room: '501' })).toBe('3-2-501');
  expect(shortDoor({ building: '东楼', stairwell: '', room: '底商3' })).toBe('东楼-底商3');
});

test('a building with a name is called by it, a numbered one by its number', () => {
  expect(stairwellText(say, { building: '3', stairwell: '2' })).toBe('3幢 2单元');
  expect(stairwellText(say, { building: '香榭花园3幢', stairwell: '' })).toBe('香榭花园3幢');
});
