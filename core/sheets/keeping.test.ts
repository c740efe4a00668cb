import { describe, expect, test } from 'vitest';
import { keptUntil, lastDayBefore } from './keeping.ts';

const ZONE = 'Asia/Shanghai';
/** Noon in Shanghai. */
const NOON = Date.parse('2026-03-06T04:00:00Z');

const lastDay = (kept: string | undefined, asked?: string): string => {
  const end = keptUntil(kept === undefined ? {} : { kept }, asked, NOON, ZONE);
  return end.ok ? lastDayBefore(end.value, ZONE) : end.refusal.code;
};

describe('a sheet about persons', () => {
  test('is kept thirty days where nobody says how long, or less where its purpose allows less', () => {
    expect(lastDay(undefined)).toBe('2026-04-05');
    expect(lastDay('P1Y')).toBe('2026-04-05');
    expect(lastDay('P14D')).toBe('2026-03-20');
  });

  test('is kept to the end of the day that was asked for, today at the earliest', () => {
    expect(lastDay('P1Y', '2026-12-31')).toBe('2026-12-31');
    expect(lastDay('P1Y', '2026-03-06')).toBe('2026-03-06');
    expect(lastDay('P1Y', '2026-03-05')).toBe('sheet-end-over');
    expect(lastDay('P1Y', '2026-02-30')).toBe('malformed');
  });

  test('is never kept longer than its purpose allows', () => {
    expect(lastDay('P30D', '2026-04-05')).toBe('2026-04-05');
    expect(lastDay('P30D', '2026-04-06')).toBe('sheet-end-too-late');
    const refused = keptUntil({ kept: 'P30D' }, '2030-01-01', NOON, ZONE);
    expect(refused.ok || refused.refusal.detail?.last).toBe('2026-04-05');
  });
});
