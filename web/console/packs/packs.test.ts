// When an activation may end, and by whom.
import { describe, expect, test } from 'vitest';
import { isOwn } from './own.ts';
import { endDays, endOfDay, isFresh, laterDays, latestEnd, untilOf } from './until.ts';

const ZONE = 'Asia/Shanghai';
/** 2026-03-02 09:00 in China. */
const MORNING = Date.UTC(2026, 2, 2, 1);

describe('the end of an activation', () => {
  test('is 24:00 of the chosen day, and never after the pack’s own end', () => {
    const latest = latestEnd(MORNING, 'P14D', ZONE)!;
    expect(endOfDay('2026-03-05', ZONE)).toBe(Date.UTC(2026, 2, 5, 16));
    expect(untilOf('2026-03-05', latest, ZONE)).toBe(Date.UTC(2026, 2, 5, 16));
    expect(untilOf('2027-01-01', latest, ZONE)).toBe(latest);
    expect(untilOf('', latest, ZONE)).toBeUndefined();
  });

  test('may be today or any day up to the pack’s last', () => {
    const latest = latestEnd(MORNING, 'P14D', ZONE)!;
    const days = endDays(MORNING, latest, ZONE);
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-03-02', '2026-03-16', 15]);
    expect(endDays(MORNING, undefined, ZONE)).toHaveLength(92);
  });

  test('may be moved to a later day only, as far as the pack allows from now', () => {
    const latest = latestEnd(MORNING, 'P4D', ZONE)!;
    const until = endOfDay('2026-03-04', ZONE);
    expect(laterDays(MORNING, until, latest, ZONE)).toEqual(['2026-03-05', '2026-03-06']);
    expect(laterDays(MORNING, latest, latest, ZONE)).toEqual([]);
  });

  test('is undone by one press for ten minutes', () => {
    expect([isFresh(MORNING, MORNING + 9 * 60_000), isFresh(MORNING, MORNING + 10 * 60_000)]).toEqual([true, false]);
  });

  test('belongs to the level that switched it on, and to those above it', () => {
    const trail = [{ id: 'district' }, { id: 'street' }, { id: 'community' }];
    expect(isOwn('street', 'community', trail)).toBe(false);
    expect(isOwn('community', 'community', trail)).toBe(true);
    expect(isOwn('grid below', 'community', trail)).toBe(true);
    expect(isOwn('street', 'district', trail)).toBe(true);
    expect(isOwn('street', 'root', trail)).toBe(true);
  });
});
