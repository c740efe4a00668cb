import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOfCode } from '../areas/area-file.ts';
import { checkGridCode } from '../areas/decide.ts';
import type { Ring } from '../areas/model.ts';
import { isId } from '../kernel/id.ts';
import { buildingKey, doorKey } from '../registry/model.ts';
import { isInside } from './ground.ts';
import type { SimulatedBuilding, SimulatedPlace } from './model.ts';
import { simulateCity, simulateStreet } from './street.ts';

const AT = Date.UTC(2026, 2, 8, 4);
const street = simulateStreet({ seed: 'test', at: AT });
const buildings = [...street.buildings()];
const households = buildings.flatMap(one => one.households);
const grids = street.communities.flatMap(one => one.grids);

/** Square degrees, positive when counter-clockwise. */
const area = (ring: Ring): number => {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
};

/** Whether two convex shapes lie apart, by an axis along one of their edges. */
function apart(a: Ring, b: Ring): boolean {
  for (const ring of [a, b])
    for (let i = 0; i < 4; i++) {
      const [nx, ny] = [ring[i + 1]![1] - ring[i]![1], ring[i]![0] - ring[i + 1]![0]];
      const on = (one: Ring) => one.map(([x, y]) => x * nx + y * ny);
      if (Math.max(...on(a)) < Math.min(...on(b)) || Math.max(...on(b)) < Math.min(...on(a))) return true;
    }
  return false;
}

function faultsOfTiling(place: SimulatedPlace): string[] {
  const faults: string[] = [];
  const fills = (whole: Ring, parts: readonly Ring[], name: string) => {
    const sum = parts.reduce((total, ring) => total + area(ring), 0);
    if (!(Math.abs(sum / area(whole) - 1) < 1e-6)) faults.push(`${name}: parts make ${sum / area(whole)} of it`);
  };
  const whole = place.areas.find(({ kind }) => kind === 'street')!.ring!;
  fills(
    whole,
    place.communities.map(({ ring }) => ring),
    'street',
  );
  // Every side within the street is shared by exactly two grids, walked in opposite directions.
  const sides = new Map<string, number>();
  for (const { code, ring, grids: own } of place.communities) {
    fills(
      ring,
      own.map(one => one.layOut.ring),
      code,
    );
    for (const { layOut } of own)
      for (let i = 0; i + 1 < layOut.ring.length; i++) {
        const [a, b] = [`${layOut.ring[i]}`, `${layOut.ring[i + 1]}`];
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        sides.set(key, (sides.get(key) ?? 0) + (a < b ? 1 : -1));
      }
  }
  const open = [...sides.values()].filter(balance => balance !== 0).length;
  if (open !== whole.length - 1) faults.push(`${open} sides are not shared, the street has ${whole.length - 1}`);
  return faults;
}

function faultsOfBuildings(place: SimulatedPlace): string[] {
  const faults: string[] = [];
  const borders = new Map(place.communities.flatMap(one => one.grids).map(({ id, layOut }) => [id, layOut.ring]));
  const faultsOf = (own: readonly SimulatedBuilding[], border: Ring) => {
    for (const [i, { layOut }] of own.entries()) {
      if (!layOut.ring.every(corner => isInside(corner, border)))
        faults.push(`${layOut.compound}${layOut.building} juts`);
      for (const other of own.slice(i + 1))
        if (!apart(layOut.ring, other.layOut.ring))
          faults.push(`${layOut.building} and ${other.layOut.building} touch`);
    }
  };
  for (const [gridId, own] of Map.groupBy(place.buildings(), one => one.gridId))
    faultsOf(own, borders.get(gridId)!.slice(1));
  return faults;
}

describe('the simulated street', () => {
  test('is the same to the byte for the same seed, and for a second walk through it', () => {
    const again = simulateStreet({ seed: 'test', at: AT });
    const told = JSON.stringify([street.areas, street.communities, buildings]);
    expect(JSON.stringify([again.areas, again.communities, [...again.buildings()]]) === told).toBe(true);
    expect(JSON.stringify([street.areas, street.communities, [...street.buildings()]]) === told).toBe(true);
    const other = simulateStreet({ seed: 'other', at: AT });
    expect(JSON.stringify(other.areas)).not.toBe(JSON.stringify(street.areas));
  });

  test('has 4 communities, 40 grids of about 363 households and some 40,000 people', () => {
    expect(street.communities).toHaveLength(4);
    expect(grids).toHaveLength(40);
    const perGrid = new Map<string, number>();
    for (const { gridId } of households) perGrid.set(gridId, (perGrid.get(gridId) ?? 0) + 1);
    for (const count of perGrid.values()) expect(Math.abs(count - 363)).toBeLessThan(363 * 0.16);
    expect(Math.abs(households.length / 40 - 363)).toBeLessThan(10);
    const persons = households.reduce((sum, { payload }) => sum + payload.persons.length, 0);
    expect(persons).toBeGreaterThan(38_500);
    expect(persons).toBeLessThan(41_500);
    const dwellings = buildings.reduce((sum, one) => sum + one.dwellings.length, 0);
    expect(1 - households.length / dwellings).toBeCloseTo(0.06, 2);
  });

  test('has codes of a province that does not exist, each of its level', () => {
    for (const { code, kind } of street.areas) {
      expect(code).toMatch(/^99\d{10}$/);
      expect(kindOfCode(code)).toBe(kind);
    }
    for (const community of street.communities)
      for (const [i, { layOut }] of community.grids.entries()) {
        expect(checkGridCode(community.code, layOut.code).ok).toBe(true);
        expect(layOut.code.slice(12)).toBe(String(i + 1).padStart(3, '0'));
      }
  });

  test('numbers grids from north to south, and from west to east beside each other', () => {
    const middle = (ring: Ring) =>
      [0, 1].map(k => ring.slice(1).reduce((sum, p) => sum + p[k]!, 0) / (ring.length - 1));
    for (const { grids: own } of street.communities) {
      const rows = [own.slice(0, 3), own.slice(3, 7), own.slice(7)].map(row => row.map(one => middle(one.layOut.ring)));
      for (const row of rows) for (let i = 1; i < row.length; i++) expect(row[i]![0]).toBeGreaterThan(row[i - 1]![0]!);
      const north = rows.map(row => row.reduce((sum, p) => sum + p[1]!, 0) / row.length);
      expect(north[0]! > north[1]! && north[1]! > north[2]!).toBe(true);
    }
  });

  test('tiles: grids fill their community, and communities their street, without gap or overlap', () => {
    expect(faultsOfTiling(street)).toEqual([]);
  });

  test('has every building inside its grid and apart from every other', () => {
    expect(faultsOfBuildings(street)).toEqual([]);
  });

  test('tiles and builds as well with any seed, size and number of parts', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer(),
          communities: fc.integer({ min: 1, max: 9 }),
          gridsPerCommunity: fc.integer({ min: 1, max: 14 }),
          householdsPerGrid: fc.integer({ min: 2, max: 450 }),
        }),
        sizes => {
          const any = simulateStreet({ ...sizes, at: AT });
          expect([...faultsOfTiling(any), ...faultsOfBuildings(any)]).toEqual([]);
          const people = [...any.buildings()].flatMap(one => one.households.flatMap(({ payload }) => payload.persons));
          const numbers = people.flatMap(({ facts }) => facts.filter(one => one.element === 'person.id_number'));
          expect(new Set(numbers.map(({ value }) => value)).size).toBe(numbers.length);
        },
      ),
      { seed: 20260308, numRuns: 12 },
    );
  });

  test('has walk-ups, towers with lifts, and lanes with rooms that are no numbers', () => {
    expect(buildings.some(one => !one.lift && one.layOut.floors === 6 && one.stairwells >= 2)).toBe(true);
    expect(buildings.some(one => one.lift && one.layOut.floors >= 11)).toBe(true);
    expect(buildings.some(one => one.dwellings.some(({ door }) => !/^\d+$/.test(door.room)))).toBe(true);
    for (const one of buildings) if (one.layOut.floors > 7) expect(one.lift).toBe(true);
  });

  test('has no door and no building twice in a community, and no id twice', () => {
    const ids = new Set<string>();
    const once = (id: string) => {
      expect(isId(id) && !ids.has(id)).toBe(true);
      ids.add(id);
    };
    for (const { id } of street.areas) once(id);
    for (const { id } of grids) once(id);
    for (const [, own] of Map.groupBy(buildings, one => one.communityId)) {
      const doors = own.flatMap(one => one.dwellings.map(({ door }) => doorKey(door)));
      expect(new Set(doors).size).toBe(doors.length);
      expect(new Set(own.map(({ layOut }) => buildingKey(layOut))).size).toBe(own.length);
    }
    for (const one of buildings) {
      once(one.id);
      for (const { id, householdId } of one.dwellings) {
        once(id);
        if (householdId !== undefined) once(householdId);
      }
      for (const { payload } of one.households) for (const { personId } of payload.persons) once(personId);
    }
  });

  test('gives no two of its people one identity number or phone', () => {
    for (const element of ['person.id_number', 'person.phone']) {
      const values = households.flatMap(({ payload }) =>
        payload.persons.flatMap(({ facts }) => facts.filter(one => one.element === element).map(({ value }) => value)),
      );
      expect(new Set(values).size).toBe(values.length);
    }
  });
});

describe('the simulated city', () => {
  const count = (place: { buildings: () => Iterable<SimulatedBuilding> }) => {
    let persons = 0;
    for (const one of place.buildings()) for (const { payload } of one.households) persons += payload.persons.length;
    return persons;
  };

  test('comes near the residents asked for, large or small', () => {
    for (const residents of [10_000, 200_000]) {
      const city = simulateCity({ seed: 'city', at: AT, residents });
      expect(Math.abs(count(city) / residents - 1)).toBeLessThan(0.06);
      expect(new Set(city.areas.map(({ code }) => code)).size).toBe(city.areas.length);
      expect(new Set(city.areas.map(({ name }) => name)).size).toBe(city.areas.length);
    }
  });
});
