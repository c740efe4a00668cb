import { describe, expect, test } from 'vitest';
import { instantOf } from '../kernel/id.ts';
import { EVERYDAY_ASKS } from './asks.ts';
import { simulateStreet } from './street.ts';
import { simulateRound, simulateWeek } from './week.ts';

const TO = Date.UTC(2026, 2, 8, 6);
const DAY = 86_400_000;
const FROM = TO - 7 * DAY;
const SWITCHED_ON = TO - 2.5 * DAY;
const place = simulateStreet({ seed: 'week', at: TO });
const buildings = [...place.buildings()];
const households = new Map(buildings.flatMap(one => one.households).map(one => [one.householdId, one]));
const week = [...simulateWeek({ seed: 'week', place, from: FROM, switchedOn: SWITCHED_ON, to: TO })];
const screening = week.filter(one => one.round === 'screening');
const first = screening.filter(one => one.pass === 1);
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

describe('the simulated week', () => {
  test('is the same to the byte for the same seed', () => {
    const again = [...simulateWeek({ seed: 'week', place, from: FROM, switchedOn: SWITCHED_ON, to: TO })];
    expect(JSON.stringify(again) === JSON.stringify(week)).toBe(true);
  });

  test('comes in order of time, within its span, in hours when doors are knocked at', () => {
    for (const [i, { at, round, visitId }] of week.entries()) {
      if (i > 0) expect(at).toBeGreaterThanOrEqual(week[i - 1]!.at);
      expect(at).toBeGreaterThanOrEqual(round === 'screening' ? SWITCHED_ON : FROM);
      expect(at).toBeLessThan(round === 'screening' ? TO : SWITCHED_ON);
      expect(at % 1000).toBe(0);
      expect(instantOf(visitId)).toBe(at);
      const hour = new Date(at + 8 * 3_600_000).getUTCHours();
      expect(hour >= 9 && hour < 21).toBe(true);
    }
    expect(new Set(week.map(one => one.visitId)).size).toBe(week.length);
  });

  test('has knocked at about 55 % of the doors, each once, and a second time only where nobody was at home', () => {
    expect(share(first, [...households])).toBeCloseTo(0.55, 1);
    expect(new Set(first.map(one => one.householdId)).size).toBe(first.length);
    const missed = new Map(first.map(one => [one.householdId, one]));
    const second = screening.filter(one => one.pass === 2);
    expect(second.length).toBeGreaterThan(200);
    for (const { householdId, at } of second) {
      expect(missed.get(householdId)!.visit.reason).toBe('nobody_home');
      expect(at).toBeGreaterThan(missed.get(householdId)!.at);
    }
  });

  test('ends as knocks do: most are met, a fifth are out, few decline', () => {
    const by = (reason: string) =>
      share(
        first.filter(one => (one.visit.reason ?? 'met') === reason),
        first,
      );
    expect(by('met')).toBeCloseTo(0.72, 1);
    expect(by('nobody_home')).toBeCloseTo(0.2, 1);
    expect(by('vacant')).toBeLessThan(0.05);
    expect(by('declined')).toBeLessThan(0.04);
    expect(by('moved_away')).toBeLessThan(0.03);
    expect(by('language')).toBeLessThan(0.02);
  });

  test('says nothing where nobody was met, and suggests an hour where nobody was at home', () => {
    for (const { visit } of week) {
      if (visit.outcome === 'met') {
        expect(visit.reason).toBeUndefined();
        expect(visit.answers.length).toBeGreaterThan(0);
        continue;
      }
      expect(visit.answers).toEqual([]);
      expect(visit.spokeWith).toBeUndefined();
      expect(visit.again !== undefined).toBe(visit.reason === 'nobody_home');
    }
  });

  test('speaks with adults of the household, and only of people who live there', () => {
    for (const { householdId, visit } of week) {
      const { payload } = households.get(householdId)!;
      const subjects = new Set([
        householdId,
        payload.dwellingId,
        ...payload.persons.filter(one => one.residence !== 'registered').map(one => one.personId),
      ]);
      for (const { subjectId } of visit.answers) expect(subjects.has(subjectId)).toBe(true);
      if (visit.spokeWith !== undefined && visit.spokeWith !== 'other')
        expect(subjects.has(visit.spokeWith)).toBe(true);
    }
  });

  test('leaves some grids nearly done and some hardly begun', () => {
    const doors = Map.groupBy(households.values(), one => one.gridId);
    const done = Map.groupBy(first, one => one.gridId);
    const shares = [...doors].map(([gridId, all]) => share(done.get(gridId) ?? [], all));
    expect(shares.filter(one => one > 0.85).length).toBeGreaterThanOrEqual(3);
    expect(shares.filter(one => one < 0.3).length).toBeGreaterThanOrEqual(3);
  });

  test('finds most fevers in one building', () => {
    const buildingOf = new Map(
      buildings.flatMap(one => one.households.map(({ householdId }) => [householdId, one.id])),
    );
    const fevers = screening.flatMap(({ householdId, visit }) =>
      visit.answers
        .filter(one => one.element === 'person.temperature' && (one.value as number) >= 37.3)
        .map(() => buildingOf.get(householdId)!),
    );
    const counts = [...Map.groupBy(fevers, id => id).values()].map(one => one.length).sort((a, b) => b - a);
    expect(counts[0]).toBeGreaterThanOrEqual(5);
    expect(counts[0]).toBeGreaterThan(2 * counts[2]!);
    const people = screening.flatMap(one => one.visit.answers.filter(a => a.element === 'person.temperature'));
    expect(share(fevers, people)).toBeLessThan(0.01);
  });

  test('answers what it is told to ask', () => {
    const round = [
      ...simulateRound({ seed: 1, place, from: FROM, to: TO, share: 0.02, asks: EVERYDAY_ASKS, round: 'everyday' }),
    ];
    const asked = new Set(EVERYDAY_ASKS.map(({ element }) => element));
    expect(round.length).toBeGreaterThan(200);
    for (const { visit } of round) for (const { element } of visit.answers) expect(asked.has(element)).toBe(true);
  });

  test('measures temperatures a thermometer shows', () => {
    for (const { visit } of screening)
      for (const { element, value } of visit.answers)
        if (element === 'person.temperature' && typeof value === 'number')
          expect(value >= 36 && value <= 40 && Number(value.toFixed(1)) === value).toBe(true);
  });
});
