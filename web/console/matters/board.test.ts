// The pure parts of the pages of matters: urgency, groups, columns and the way of the arrows, spans and moments.
import { describe, expect, test } from 'vitest';
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import { columnsOf, stepFrom } from './board.ts';
import { groupsOf, isOnly, urgencyOf } from './due.ts';
import { localInput, momentOf } from './moment.ts';
import { spanOf } from './span.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 2, 1);
const title = { zh: '', en: '' };

const row = (id: string, more: Partial<MatterRow> = {}): MatterRow => ({
  ...{ id, community: 'c', pack: 'life_service', version: 1, type: 'repair', title },
  about: { kind: 'household', id: 'h', householdId: 'h', buildingId: 'b', door: '3幢1单元501' },
  ...{ state: 'received', stateTitle: title, open: true, source: 'phone', openedAt: NOW - HOUR, movedAt: NOW - HOUR },
  ...{ late: false, mine: true, affected: 1, reopened: 0 },
  ...more,
});

describe('how pressing a matter is', () => {
  test('is late from its due instant on, and soon within a day of it', () => {
    const at = (dueAt: number) => urgencyOf(row('a', { dueAt }), NOW);
    expect([at(NOW), at(NOW + 1), at(NOW + 24 * HOUR), at(NOW + 24 * HOUR + 1)]).toEqual([
      'late',
      'soon',
      'soon',
      'due',
    ]);
    expect(urgencyOf(row('a'), NOW)).toBe('open');
    expect(urgencyOf(row('a', { late: true, dueAt: NOW + HOUR }), NOW)).toBe('late');
    expect(urgencyOf(row('a', { open: false, late: true }), NOW)).toBe('closed');
  });

  test('groups a list, the most pressing first, and those without a promise last', () => {
    const rows = [
      row('none'),
      row('late', { dueAt: NOW - HOUR }),
      row('later', { dueAt: NOW + 48 * HOUR }),
      row('earliest', { dueAt: NOW - 2 * HOUR }),
      row('soon', { dueAt: NOW + HOUR }),
    ];
    expect(groupsOf(rows, NOW).map(group => [group.urgency, group.rows.map(one => one.id)])).toEqual([
      ['late', ['earliest', 'late']],
      ['soon', ['soon']],
      ['rest', ['later', 'none']],
    ]);
    const taken = row('taken', { lead: { postId: 'p', role: 'doctor', name: '陈', organisation: '' } });
    expect([row('free'), taken].filter(one => isOnly(one, 'untaken', NOW)).map(one => one.id)).toEqual(['free']);
  });
});

describe('the columns of a type', () => {
  const states = ['received', 'doing', 'done'].map(id => ({ id, title, final: id === 'done' }));
  const columns = columnsOf(states, [
    row('a'),
    row('b'),
    row('c', { state: 'done', open: false }),
    row('old', { state: 'gone' }),
  ]);

  test('stand in the order of the pack, and hold cards of states it has no more at the end', () => {
    expect(columns.map(one => [one.id, one.cards.map(card => card.id)])).toEqual([
      ['received', ['a', 'b']],
      ['doing', []],
      ['done', ['c']],
      ['gone', ['old']],
    ]);
  });

  test('are walked by arrows, empty ones stepped over, and nothing is wrapped round', () => {
    expect(stepFrom(columns, 'a', 'ArrowDown')).toBe('b');
    expect(stepFrom(columns, 'b', 'ArrowDown')).toBeUndefined();
    expect(stepFrom(columns, 'b', 'ArrowRight')).toBe('c');
    expect(stepFrom(columns, 'c', 'ArrowLeft')).toBe('a');
    expect(stepFrom(columns, 'b', 'Home')).toBe('a');
    expect(stepFrom(columns, 'a', 'ArrowLeft')).toBeUndefined();
    expect(stepFrom(columns, 'nobody', 'ArrowDown')).toBeUndefined();
  });
});

describe('time on a page', () => {
  test('is rounded down, with seconds only at the end', () => {
    expect(spanOf(50 * HOUR + 59_000)).toEqual({ word: 'spanDays', values: { d: 2, h: 2 } });
    expect(spanOf(HOUR)).toEqual({ word: 'spanHours', values: { h: 1, m: 0 } });
    expect(spanOf(HOUR - 1)).toEqual({ word: 'spanMinutes', values: { m: 59, s: 59 } });
    expect(spanOf(-5)).toEqual({ word: 'spanSeconds', values: { s: 0 } });
  });

  test('is chosen by the clock of the place, whatever the device says', () => {
    expect(localInput(NOW)).toBe('2026-03-02T09:00');
    expect(momentOf('2026-03-02T09:00')).toBe(NOW);
    expect([momentOf(''), momentOf('2026-03-02'), momentOf('2026-13-02T09:00')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
