// Which round a board opens with.
import { describe, expect, test } from 'vitest';
import type { ActivationView } from '../../../core/packs/contract.ts';
import { inOrder } from './rounds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-03-02 09:00 in China. */
const MORNING = Date.UTC(2026, 2, 2, 1);

const activation = (id: string, more: Partial<ActivationView>): ActivationView => ({
  ...{ id, pack: id, version: 1, title: { zh: id, en: id }, mode: 'everyday', areaId: 'street', areaName: '' },
  ...{ from: MORNING, basis: '', signatures: 1 },
  ...more,
});

describe('the rounds of an area', () => {
  test('those over all of it come first, an emergency before everyday life, what is still to come last', () => {
    const rounds = [
      activation('to come', { mode: 'emergency', from: MORNING + DAY }),
      activation('below', { mode: 'emergency', areaId: 'community' }),
      activation('everyday', {}),
      activation('emergency', { mode: 'emergency' }),
    ];
    const order = inOrder(rounds, new Set(['street']), MORNING + HOUR).map(one => one.id);
    expect(order).toEqual(['emergency', 'everyday', 'below', 'to come']);
  });
});
