// A board's figures in the groups a page shows.
import { describe, expect, test } from 'vitest';
import type { FigureView } from '../../../core/board/contract.ts';
import { gapOf, groupsOf, isBare, lenses, partShare, shareOf } from './figures.ts';

const figure = (report: string, role: FigureView['role'], n: number, more: Partial<FigureView> = {}): FigureView => ({
  ...{
    series: `a/${report}`,
    report,
    title: { zh: report, en: report },
    role,
    count: 'household',
    residences: ['living'],
  },
  n,
  ...more,
});
const doors = { series: 'a/doors', n: 40, title: { zh: '户', en: 'Doors' } };
const figures = [
  figure('doors', 'base', 40),
  figure('covered', 'coverage', 30, { of: doors }),
  figure('again', 'gap', 4, { of: doors }),
  figure('again', 'gap', 3, { series: 'a/again=nobody_home', code: 'nobody_home' }),
  figure('fever', 'finding', 1),
];

describe('the figures of a board', () => {
  test('stand in groups, parts below their whole', () => {
    const groups = groupsOf(figures);
    expect(groups.gap).toHaveLength(1);
    expect(groups.gap[0]!.codes.map(one => one.code)).toEqual(['nobody_home']);
    expect(groups.base.map(one => one.figure.report)).toEqual(['doors']);
  });

  test('are shares of their denominator, and of none where nobody is counted', () => {
    expect(shareOf(figures[1]!)).toBe(0.75);
    expect(shareOf(figures[0]!)).toBeUndefined();
    expect(shareOf({ n: 0, of: { ...doors, n: 0 } })).toBeUndefined();
  });

  test('are shares of an area’s own denominator', () => {
    const part = { areaId: 'x', kind: 'grid', name: '', code: '', n: { 'a/doors': 8, 'a/covered': 2 } };
    expect(partShare(part, figures[1]!)).toBe(0.25);
    expect(partShare({ ...part, n: {} }, figures[1]!)).toBeUndefined();
  });

  test('offer the map everything but denominators, coverage first', () => {
    expect(lenses(groupsOf(figures)).map(one => one.report)).toEqual(['covered', 'again', 'fever']);
  });

  test('tell what a coverage leaves open', () => {
    const groups = groupsOf(figures);
    expect(gapOf(groups, figures[1]!)?.report).toBe('again');
    expect(gapOf(groups, figures[4]!)).toBeUndefined();
  });

  test('say that nobody is registered only when no denominator counts anybody', () => {
    expect(isBare(groupsOf(figures))).toBe(false);
    expect(isBare(groupsOf([figure('doors', 'base', 0)]))).toBe(true);
  });
});
