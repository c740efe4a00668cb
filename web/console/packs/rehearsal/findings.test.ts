// How a rehearsal's counts are laid out for reading.
import { expect, test } from 'vitest';
import type { RehearsalView } from '../../../../core/simulate/contract.ts';
import {
  burdenOf,
  figuresOf,
  messageOf,
  minutesEach,
  mostFirst,
  nameWithin,
  rehearsalsOf,
  wantedOf,
} from './findings.ts';

test('what happens most often stands first, and what never happens is left out', () => {
  expect(mostFirst({ b: 2, a: 2, c: 9, none: 0 })).toEqual([
    { key: 'c', n: 9 },
    { key: 'a', n: 2 },
    { key: 'b', n: 2 },
  ]);
});

test('rules and messages lose the name of their pack', () => {
  expect(nameWithin('stay_home@1/met_a_case')).toBe('met_a_case');
  expect(nameWithin('plain')).toBe('plain');
  expect(messageOf('resident:snow@2/we_call')).toEqual({ to: 'resident', message: 'we_call' });
});

test('every figure of the pack is there, the split ones with their parts', () => {
  expect(figuresOf({ people: 4, 'help=meals': 1, 'help=medicine': 2 }, ['people', 'help', 'fever'])).toEqual([
    { report: 'people', n: 4, parts: [] },
    {
      report: 'help',
      n: 3,
      parts: [
        { code: 'medicine', n: 2 },
        { code: 'meals', n: 1 },
      ],
    },
    { report: 'fever', n: 0, parts: [] },
  ]);
});

test('grids add up, and a grid that nobody walks has no share', () => {
  const grid = { areaId: '1', name: '一', households: 9, overfull: 0 };
  const grids = [
    { ...grid, doors: 3, minutesBefore: 10, minutesAfter: 25, workers: 2 },
    { ...grid, doors: 1, minutesBefore: 5, minutesAfter: 6, workers: 0 },
  ];
  expect(burdenOf({ grids })).toEqual({ doors: 4, minutesBefore: 15, minutesAfter: 31 });
  expect(grids.map(minutesEach)).toEqual([13, undefined]);
});

test('what is wanted stands against what is free of the same supply', () => {
  const items = [
    { supply: 'meal', name: '盒饭', onHand: 5 },
    { supply: 'meal', name: '素餐', onHand: 2 },
    { supply: 'meal', name: '旧的', onHand: 90, retiredAt: 1 },
  ];
  expect(wantedOf({ meal: 10, salt: 1 }, items)).toEqual([
    { supply: 'meal', name: '盒饭', wanted: 10, free: 7, short: 3 },
    { supply: 'salt', name: 'salt', wanted: 1, free: 0, short: 1 },
  ]);
});

test('the last result stands while a newer rehearsal is on its way', () => {
  const view = (id: string, version: number, done: boolean): RehearsalView => ({
    ...{ id, pack: 'snow', version, title: { zh: '雪', en: 'Snow' }, areaId: 'a', areaName: '甲', askedAt: 0, done: 0 },
    state: done ? 'done' : 'running',
    ...(done ? { result: {} as RehearsalView['result'] } : {}),
  });
  const all = [view('other', 1, true), view('running', 2, false), view('done', 2, true)];
  const { newest, done } = rehearsalsOf(all, { pack: 'snow', version: 2 });
  expect([newest?.id, done?.id]).toEqual(['running', 'done']);
  expect(rehearsalsOf(all, { pack: 'rain', version: 2 })).toEqual({ newest: undefined, done: undefined });
});
