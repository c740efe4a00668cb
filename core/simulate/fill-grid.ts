// Fills one grid: its buildings on the ground, a door for every dwelling, a household behind most. Numbers of persons
// run within a range of the grid's own, so that no two people of a city share an identity number or a phone.
import { idAt } from '../kernel/id.ts';
import type { Door, PersonEntry } from '../registry/model.ts';
import { type BuildingPlan, placeBuildings, planBuildings } from './buildings.ts';
import type { Chance } from './chance.ts';
import { type Polygon, ringOf } from './ground.ts';
import type { SimulatedBuilding, SimulatedGrid } from './model.ts';
import { inventHousehold, todayOf } from './people.ts';
import type { Quarter } from './place-names.ts';

/** Share of dwellings nobody lives in. */
const VACANT = 0.06;

export type Filling = {
  polygon: Polygon;
  quarter: Quarter;
  slope: number;
  /** Number of the grid among all of the place. */
  index: number;
  householdsPerGrid: number;
  /** ms of the first id. */
  born: number;
  /** `YYYY-MM-DD`: the day people have their age. */
  today: string;
};

/** Makes one building, once its compound and number are known. Call in order, each once. */
type Fill = (communityId: string, grid: SimulatedGrid, compound: string, number: string) => SimulatedBuilding;

/** More persons than any grid holds, so that its numbers end before the next grid's begin. */
const serialsPerGrid = (householdsPerGrid: number): number => householdsPerGrid * 5 + 100;

export function fillGrid(chance: Chance, filling: Filling): Fill[] {
  const { householdsPerGrid, polygon, quarter } = filling;
  const households = householdsPerGrid * (0.935 + 0.16 * chance.next());
  const plans = planBuildings(chance.fork('buildings'), quarter, Math.round(households / (1 - VACANT)));
  const footprints = placeBuildings(plans, polygon, filling.slope + (chance.next() - 0.5) * 0.08);
  const people = chance.fork('people');
  const ids = chance.fork('ids');
  const today = todayOf(filling.today);
  let serial = filling.index * serialsPerGrid(householdsPerGrid);
  let tick = filling.born + filling.index * (householdsPerGrid * 2 + 20);
  const newId = () => idAt(tick, ids.bytes(10));

  return plans.map((plan, i) => (communityId, grid, compound, number) => {
    const building = number + (plan.quarter === 'lanes' && people.maybe(0.06) ? 'A' : '');
    const gridCode = grid.layOut.code;
    const made: SimulatedBuilding = {
      ...{ id: newId(), communityId, gridId: grid.id, gridCode },
      ...{ stairwells: plan.stairwells, lift: plan.lift },
      layOut: { compound, building, gridId: grid.id, floors: plan.floors, ring: ringOf(footprints[i]!) },
      dwellings: [],
      households: [],
    };
    for (const door of doorsOf(people, plan, compound, building)) {
      tick += 1;
      const dwellingId = newId();
      if (people.maybe(VACANT)) {
        made.dwellings.push({ id: dwellingId, door });
        continue;
      }
      const householdId = newId();
      const invented = inventHousehold(people, today, serial);
      serial += invented.persons.length;
      const persons = invented.persons.map(
        ({ residence, facts }): PersonEntry => ({ personId: newId(), residence, facts }),
      );
      const payload = { dwellingId, buildingId: made.id, door, persons, facts: invented.facts };
      made.dwellings.push({ id: dwellingId, door, householdId });
      made.households.push({ householdId, communityId, gridId: grid.id, gridCode, payload });
    }
    return made;
  });
}

const ODD_ROOMS = ['阁楼', '前厢', '后厢', '灶间', '亭子间', '天井东'];

/** From the ground up, stairwell by stairwell. Rooms of the lanes have grown names rather than numbers here and there. */
function doorsOf(chance: Chance, plan: BuildingPlan, compound: string, building: string): Door[] {
  const odd = plan.quarter === 'lanes' ? [...ODD_ROOMS] : [];
  const doors: Door[] = [];
  for (let stairwell = 1; stairwell <= plan.stairwells; stairwell++)
    for (let floor = 1; floor <= plan.floors; floor++)
      for (let n = 1; n <= plan.doorsPerFloor; n++) {
        const grown = odd.length > 0 && chance.maybe(0.22);
        const room = grown ? odd.splice(chance.below(odd.length), 1)[0]! : String(floor * 100 + n);
        doors.push({ compound, building, stairwell: plan.stairwells === 1 ? '' : String(stairwell), room });
      }
  return doors;
}
