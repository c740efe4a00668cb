// The simulated street and its week are what the real decisions accept: no payload of theirs is refused.
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkValue } from '../../core/facts/values.ts';
import { EVERYDAY } from '../../core/kernel/id.ts';
import type { Active } from '../../core/packs/compile.ts';
import { type RegistryRules, type RegistryWorld, registerHousehold } from '../../core/registry/decide.ts';
import type { Household } from '../../core/registry/household.ts';
import { simulateStreet } from '../../core/simulate/street.ts';
import { simulateWeek } from '../../core/simulate/week.ts';
import { decideVisit } from '../../core/visits/decide.ts';
import { loadDictionary } from '../../server/facts/dictionary.ts';
import { readPacks } from '../../server/packs/library.ts';

const PACKS = resolve(import.meta.dirname, '../../packs');
const { dictionary } = loadDictionary(join(PACKS, 'shared'));
const compiled = new Map(readPacks(PACKS, dictionary).map(one => [one.compiled!.pack.pack, one.compiled!]));
const AT = Date.UTC(2026, 2, 8, 6);
const DAY = 86_400_000;
const SWITCHED_ON = AT - 2.5 * DAY;
const place = simulateStreet({ seed: 'story', at: AT, communities: 2, gridsPerCommunity: 3 });

const active = (pack: string, from: number): Active => ({
  compiled: compiled.get(pack)!,
  activation: {
    id: EVERYDAY.replace(/0$/, pack.length.toString(16).at(-1)!),
    pack,
    version: 2,
    areaId: EVERYDAY,
    areaPath: '',
    from,
    basis: '',
  },
});
const everyday = active('everyday_visit', AT - 30 * DAY);
const screening = active('door_to_door_screening', SWITCHED_ON);

const lists = new Map(dictionary.codeLists.map(list => [list.id, list]));
const everydayPurposes = new Set(dictionary.purposes.filter(one => one.mode === 'everyday').map(one => one.id));
const rules: RegistryRules = {
  elements: new Map(dictionary.elements.map(element => [element.id, element])),
  everyday: purpose => everydayPurposes.has(purpose),
  parse: (element, value) => checkValue(element, lists.get(element.codes ?? ''), value, { today: '2026-03-08' }),
  observedAt: AT - 10 * DAY,
  seq: 1,
};

describe('the simulated street', () => {
  const households = new Map<string, Household>();
  test('registers, every household of it', () => {
    for (const building of place.buildings()) {
      const world: RegistryWorld = {
        buildings: new Map([[building.id, { gridId: building.gridId }]]),
        dwellingById: new Map(),
        dwellingByKey: new Map(),
        households: new Map(),
        residences: new Map(),
      };
      for (const { householdId, communityId, payload } of building.households) {
        const done = registerHousehold(world, communityId, householdId, payload, rules);
        if (!done.ok) expect.fail(JSON.stringify(done.refusal));
        households.set(householdId, done.value.household);
      }
    }
    expect(households.size).toBeGreaterThan(2000);
  });

  test('answers only what the shipped packs ask, in values they take', () => {
    let visits = 0;
    for (const one of simulateWeek({ seed: 'story', place, from: AT - 7 * DAY, switchedOn: SWITCHED_ON, to: AT })) {
      const decided = decideVisit(
        {
          household: households.get(one.householdId)!,
          actives: one.round === 'screening' ? [everyday, screening] : [everyday],
          dictionary,
          now: one.at,
          timeZone: 'Asia/Shanghai',
        },
        {
          ...{ id: one.visitId, stream: one.communityId, type: 'record-visit', subject: one.householdId },
          ...{ payload: one.visit, observedAt: one.at },
        },
      );
      if (!decided.ok) expect.fail(JSON.stringify(decided.refusal));
      visits += 1;
    }
    expect(visits).toBeGreaterThan(1200);
  });
});
