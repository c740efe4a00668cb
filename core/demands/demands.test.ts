// What may be demanded, what it costs, and how it rides along with a round; on 李 and 李's mother behind one door.
import { describe, expect, test } from 'vitest';
import {
  activate,
  CARE_ID,
  carePack,
  dictionary,
  LI,
  LI_MOTHER,
  lis,
  MORNING,
  SCREENING_ID,
  screeningPack,
} from '../../tests/support/small-round.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { placeOf } from '../packs/compile.ts';
import { compileForm } from '../visits/form.ts';
import { putBackDemand } from './decide.ts';
import { refusedAtGate } from './gate.ts';
import { type Demand, isAskedAt, putBackUntil, stateOf } from './model.ts';
import { pricingOf } from './price.ts';
import { ridersOf } from './ride.ts';

const ZONE = 'Asia/Shanghai';
const moment = { now: MORNING, timeZone: ZONE };
const care = activate(carePack, CARE_ID);
const screening = activate(screeningPack, SCREENING_ID);

const demand = (elements: string[], more: Partial<Demand> = {}): Demand => ({
  ...{
    id: LI_MOTHER,
    areaId: LI,
    areaPath: '',
    sponsor: '街道民政办',
    basis: '民政〔2026〕7号',
    purpose: 'care',
    elements,
  },
  ...{ price: { missing: {}, seconds: 0 }, raisedAt: MORNING - 10, admittedAt: MORNING - 5, until: MORNING + 1000 },
  ...more,
});

describe('the gate', () => {
  const gate = (element: string, purpose: string, packs = [care]) =>
    refusedAtGate(
      element,
      purpose,
      dictionary,
      packs.map(({ compiled }) => compiled),
    );

  test('lets pass what the purpose may collect, and says why not the rest', () => {
    expect(gate('person.mobility', 'care')).toBeUndefined();
    expect(gate('person.nothing', 'care')).toBe('unknown-element');
    expect(gate('person.age', 'registry')).toBe('demand-derived');
    expect(gate('building.lift', 'registry')).toBe('demand-not-at-doors');
    expect(gate('person.mobility', 'registry')).toBe('demand-other-purpose');
  });

  test('lets health and numbers pass only where a pack in force asks them for the same purpose', () => {
    expect(gate('person.temperature', 'screening', [])).toBe('demand-too-sensitive');
    expect(gate('person.temperature', 'screening', [screening])).toBeUndefined();
    expect(gate('person.phone', 'care', [screening])).toBe('demand-too-sensitive');
  });
});

describe('a demand at a door', () => {
  const askedBy = (demands: Demand[], actives = [care]) => {
    const riders = ridersOf(demands, actives, dictionary, MORNING);
    const form = compileForm({ household: lis(), actives: [...actives, ...riders], ...moment });
    return [...form.items, ...form.rest];
  };

  test('asks last of all, with whose it is and on what basis', () => {
    const items = askedBy([demand(['person.birth_date', 'person.returned'])], [care]);
    const last = items.at(-1)!;
    expect(last.element).toBe('person.returned');
    expect(last.because).toMatchObject({ title: { zh: '街道民政办的报送要求' }, basis: { zh: '民政〔2026〕7号' } });
    expect(items[0]!.because).toBeUndefined();
    // Known from the register, which may serve care.
    expect(items.some(({ element }) => element === 'person.birth_date')).toBe(false);
  });

  test('adds nothing to what a round asks of its own account', () => {
    const items = askedBy([demand(['person.mobility'])]).filter(({ element }) => element === 'person.mobility');
    expect(items.map(({ subjectId }) => subjectId).sort()).toEqual([LI, LI_MOTHER].sort());
    expect(items.every(({ because }) => because === undefined)).toBe(true);
  });

  test('sends nobody anywhere: without a round it asks nobody', () => {
    expect(ridersOf([demand(['person.returned'])], [], dictionary, MORNING)).toEqual([]);
  });

  test('asks from when it was admitted until it ends or is declined', () => {
    const rides = (more: Partial<Demand>, at = MORNING) =>
      ridersOf([demand(['person.returned'], more)], [care], dictionary, at).length;
    expect(rides({})).toBe(1);
    expect(rides({ admittedAt: MORNING + 1 })).toBe(0);
    expect(rides({}, MORNING + 1000)).toBe(0);
    expect(rides({ declinedAt: MORNING })).toBe(0);
    expect(rides({ declinedAt: MORNING }, MORNING - 1)).toBe(1);
    const { admittedAt: _never, ...raised } = demand(['person.returned']);
    expect(ridersOf([raised], [care], dictionary, MORNING)).toEqual([]);
    expect([stateOf(raised, MORNING), stateOf(raised, MORNING + 1000)]).toEqual(['raised', 'over']);
  });

  test('put back waits again, and what was asked meanwhile is still known to have been asked', () => {
    const DAY = 86_400_000;
    const admitted = demand(['person.returned'], { until: MORNING + 5 * DAY });
    const back = putBackDemand(admitted, MORNING);
    if (!back.ok) throw new Error(back.refusal.code);
    const { demand: waiting } = back.value;
    expect([stateOf(waiting, MORNING), waiting.admittedAt, back.value.event.type]).toEqual([
      ...['raised', undefined, 'demand.put_back'],
    ]);
    expect([MORNING - 6, MORNING - 5, MORNING - 1, MORNING].map(at => isAskedAt(waiting, at))).toEqual([
      ...[false, true, true, false],
    ]);
    const again = { ...waiting, admittedAt: MORNING + 10 };
    expect([MORNING - 1, MORNING + 10].map(at => ridersOf([again], [care], dictionary, at).length)).toEqual([1, 1]);
    expect(putBackUntil(again, MORNING + 10)).toBe(MORNING + 10 + DAY);
    expect(putBackUntil(again, MORNING + 10 + DAY)).toBeUndefined();
    expect(putBackDemand(waiting, MORNING)).toMatchObject({ refusal: { code: 'demand-not-put-back' } });
  });

  test('of an emergency rides with that emergency alone, and its answers go when that one’s do', () => {
    const urgent = demand(['person.returned'], { purpose: 'screening' });
    expect(ridersOf([urgent], [care], dictionary, MORNING)).toEqual([]);
    const [rider] = ridersOf([urgent], [care, screening], dictionary, MORNING);
    expect(placeOf(rider!)).toBe(SCREENING_ID);
    const [everyday] = ridersOf([demand(['person.returned'])], [screening], dictionary, MORNING);
    expect(placeOf(everyday!)).toBe(EVERYDAY);
  });
});

test('its price is what those would take who would be asked', () => {
  const price = (elements: string[], place?: Id) => {
    const pricing = pricingOf({ purpose: 'care', elements }, dictionary, moment, place);
    pricing.add(lis());
    pricing.add(lis('registered'));
    return pricing.price();
  };
  // Somebody only registered here is asked where they live.
  expect(price(['person.mobility', 'household.needs'])).toEqual({
    missing: { 'person.mobility': 3, 'household.needs': 2 },
    seconds: 3 * 5 + 2 * 5,
  });
  const pricing = pricingOf({ purpose: 'care', elements: ['person.mobility'] }, dictionary, moment);
  const grid = LI_MOTHER;
  pricing.add(lis());
  pricing.add({ ...lis('registered'), gridId: grid });
  expect(pricing.burden()).toEqual({
    ...{ households: 2, mostSeconds: 10 },
    grids: new Map([
      [lis().gridId, { households: 1, seconds: 10 }],
      [grid, { households: 1, seconds: 5 }],
    ]),
  });
  expect(price(['person.birth_date'])).toEqual({ missing: { 'person.birth_date': 0 }, seconds: 0 });
});
