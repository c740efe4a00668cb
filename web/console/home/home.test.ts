// The first page's pure parts: what happened lately, and the way from an empty database.
import { describe, expect, test } from 'vitest';
import type { ActivationView } from '../../../core/packs/contract.ts';
import { happenedOf } from './happened.ts';
import { nextStep, stepsDone } from './steps.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-03-02 09:00 in China. */
const MORNING = Date.UTC(2026, 2, 2, 1);

const activation = (id: string, more: Partial<ActivationView>): ActivationView => ({
  ...{ id, pack: id, version: 1, title: { zh: id, en: id }, mode: 'everyday', areaId: 'street', areaName: '' },
  ...{ from: MORNING, basis: '', signatures: 1 },
  ...more,
});

describe('what happened lately', () => {
  test('is told newest first, without what is to come', () => {
    const told = happenedOf(
      [
        activation('a', { until: MORNING + 9 * DAY }),
        activation('b', { from: MORNING - DAY, endedAt: MORNING + HOUR }),
      ],
      MORNING + 2 * HOUR,
    );
    expect(told.map(one => one.key)).toEqual(['b off', 'a on', 'b on']);
  });
});

describe('the way from an empty database', () => {
  test('leads to the first step that is not done', () => {
    expect(nextStep(stepsDone({ areas: 0, households: 0, on: 0, covered: 0 }))).toBe(1);
    expect(nextStep(stepsDone({ areas: 3, households: 0, on: 1, covered: 0 }))).toBe(2);
    expect(nextStep(stepsDone({ areas: 3, households: 9, on: 1, covered: 2 }))).toBe(5);
  });
});
