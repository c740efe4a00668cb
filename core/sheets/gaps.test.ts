// What is out of date is told from what is missing, and from nothing else; who would rather not say is missing.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../facts/fact.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { answeredBy, staleSince } from './gaps.ts';

const LI = '00000000-0000-7000-8000-000000000001' as Id;
const ZONE = 'Asia/Shanghai';
const at = (day: string) => Date.parse(`${day}T09:00:00+08:00`);
const NOW = at('2026-06-01');
const HEARING = { id: 'person.hearing', fresh: 'P1Y' };

const said = (day: string, more: Partial<Fact> = {}): Fact => ({
  ...{ value: 'reduced', observedAt: at(day), seq: 1, how: 'asked' },
  ...more,
});
const since = (...facts: Fact[]) =>
  staleSince(
    {
      id: LI,
      rows: facts.map((fact, i) => ({
        ...{ class: 'personal' as const, purpose: i === 0 ? 'care' : 'registry', activationId: EVERYDAY },
        facts: { [HEARING.id]: fact },
      })),
    },
    HEARING,
    row => row.purpose === 'care' || facts.length > 1,
    { now: NOW, timeZone: ZONE },
  );

describe('an answer', () => {
  test('is out of date from the end of the day on which it holds no longer', () => {
    expect(since(said('2025-05-30'))).toBe(at('2025-05-30'));
    expect(since(said('2025-06-02'))).toBeUndefined();
  });

  test('that was declined, and none at all, are both missing', () => {
    const { value: _rather, ...declined } = said('2025-01-01', { how: 'declined' });
    expect(since(declined)).toBeUndefined();
    expect(since()).toBeUndefined();
    // Declined after it had been told: what was told before is not held against it.
    expect(since(said('2024-01-01'), { ...declined, seq: 2 })).toBeUndefined();
  });

  test('counts as its latest does', () => {
    expect(since(said('2024-01-01'), said('2025-01-01', { seq: 2 }))).toBe(at('2025-01-01'));
    expect(since(said('2025-01-01'), said('2024-01-01', { seq: 2 }))).toBe(at('2025-01-01'));
  });
});

test('an age is filled by a date of birth, and what is never held by nothing', () => {
  expect(answeredBy({ kind: 'age', element: 'person.age' })).toBe('person.birth_date');
  expect(answeredBy({ kind: 'has', element: 'person.symptoms', code: 'fever' })).toBe('person.symptoms');
  expect(answeredBy({ kind: 'never', reason: { zh: '', en: '' } })).toBeUndefined();
});
