import { describe, expect, test } from 'vitest';
import {
  activate,
  CARE_ID,
  carePack,
  DAY,
  factOf,
  HOUR,
  lis,
  MORNING,
  SCREENING_ID,
  screeningPack,
  TIME_ZONE,
} from '../../tests/support/small-round.ts';
import { EVERYDAY } from '../kernel/id.ts';
import type { Household } from '../registry/household.ts';
import { doorState } from './door-state.ts';

const screening = activate(screeningPack, SCREENING_ID);
const care = activate(carePack, CARE_ID);
const both = [care, screening];

/** 李's home after a knock of the screening and one of everyday life: outcome, reason, hour. */
function knocked(
  ofScreening?: [string, string?, string?],
  ofCare?: [string, string?, string?],
  at = MORNING,
): Household {
  const rows = [
    { purpose: 'screening', activationId: SCREENING_ID, said: ofScreening },
    { purpose: 'care', activationId: EVERYDAY, said: ofCare },
  ].flatMap(({ said, ...place }) => {
    if (said === undefined) return [];
    const [outcome, reason, again] = said;
    const parts = { 'visit.outcome': outcome, 'visit.reason': reason, 'visit.again': again };
    const facts = Object.fromEntries(
      Object.entries(parts).flatMap(([element, value]) => (value === undefined ? [] : [[element, factOf(value, at)]])),
    );
    return [{ class: 'personal' as const, ...place, facts: { ...facts, 'visit.attempts': factOf(1, at) } }];
  });
  return { ...lis(), rows };
}

const state = (household: Household, now = MORNING + HOUR, actives = both) =>
  doorState(household, actives, { now, timeZone: TIME_ZONE });

describe('the state of a door', () => {
  test('is not knocked yet until every round has been there', () => {
    expect(state(knocked())).toEqual({ state: 'todo' });
    expect(state(knocked(['met']))).toEqual({ state: 'todo' });
    expect(state(knocked(['met'], ['met']))).toEqual({ state: 'done' });
  });

  test('is to be tried again where one round met nobody, at the hour said', () => {
    expect(state(knocked(['no_contact', 'nobody_home', 'evening'], ['met']))).toEqual({
      state: 'again',
      reason: 'nobody_home',
      again: 'evening',
    });
  });

  test('has no hour where the last knock named none, whatever an earlier one said', () => {
    expect(state(knocked(['no_contact', 'language', ''], ['met', '', '']))).toEqual({
      state: 'again',
      reason: 'language',
    });
  });

  test('is done where nobody lives, or somebody would rather not be asked, also in everyday life of the same evening', () => {
    expect(state(knocked(['no_contact', 'vacant'], ['no_contact', 'vacant']))).toEqual({ state: 'done' });
    expect(state(knocked(['no_contact', 'declined']))).toEqual({ state: 'done' });
    expect(state(knocked(['no_contact', 'declined'], ['no_contact', 'nobody_home']))).toEqual({ state: 'done' });
  });

  test('of a refusal dies with its round', () => {
    expect(state(knocked(['no_contact', 'declined']), MORNING + HOUR, [care])).toEqual({ state: 'todo' });
  });

  test('is open again when the knock is older than it counts for', () => {
    expect(state(knocked(undefined, ['met']), MORNING + 20 * DAY, [care])).toEqual({ state: 'done' });
    expect(state(knocked(undefined, ['met']), MORNING + 40 * DAY, [care])).toEqual({ state: 'todo' });
  });
});
