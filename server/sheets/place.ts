// Where a household of a sheet lives: its door and address, and the areas around it, from the rows of the area tree.
import type { Value } from '../../core/registry/model.ts';
import type { RowKnown } from '../../core/sheets/fill.ts';
import type { AreaRecord } from '../areas/index.ts';
import { doorText } from '../registry/index.ts';
import type { DoorRow, GridRow, RollRow } from './store.ts';

type Count = { households: number; people: number; buildings: Set<string> };

const NAMES: Readonly<Record<string, string>> = {
  province: 'grid.province_name',
  city: 'grid.city_name',
  district: 'grid.district_name',
  street: 'grid.street_name',
  community: 'grid.community_name',
};

export const livingIn = ({ persons }: Pick<RollRow, 'persons'>): string[] =>
  persons === null ? [] : persons.split(',');

/** Those of whom the sheet speaks. */
export const peopleIn = (row: Pick<RollRow, 'persons' | 'of'>): string[] =>
  row.of === undefined ? livingIn(row) : livingIn(row).filter(id => row.of!.has(id));

/** Where something stands. */
export type Stands = Pick<RollRow, 'building_id' | 'grid_id'>;

function countBy(roll: readonly RollRow[], keyOf: (row: RollRow) => string | null): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const row of roll) {
    const key = keyOf(row);
    const people = livingIn(row).length;
    if (key === null) continue;
    const count = counts.get(key) ?? { households: 0, people: 0, buildings: new Set<string>() };
    counts.set(key, count);
    if (people > 0) count.households++;
    count.people += people;
    count.buildings.add(row.building_id);
  }
  return counts;
}

/**
 * Writes out a household's place. `area`: the sheet's own; `trail`: from the province to the community; `roll`: everybody
 * of the area, so that its buildings and grids are counted whole.
 */
export function placesOf(
  area: AreaRecord,
  trail: readonly AreaRecord[],
  grids: readonly GridRow[],
  roll: readonly RollRow[],
): (row: Stands, door: DoorRow | undefined) => RowKnown {
  const byId = new Map(grids.map(grid => [grid.id, grid]));
  const ofBuilding = countBy(roll, row => row.building_id);
  // Of one building alone its grid is not known whole.
  const ofGrid = area.kind === 'building' ? undefined : countBy(roll, row => row.grid_id);
  const around: Record<string, Value> = {};
  for (const { kind, name, code } of trail) {
    const element = NAMES[kind];
    if (element !== undefined) around[element] = name;
    if (kind === 'community') around['grid.community_code'] = code;
  }
  const community = trail.find(({ kind }) => kind === 'community');

  return (row, door) => {
    const values: Record<string, Value | undefined> = { ...around };
    const known: RowKnown = { values };
    if (community !== undefined) known.community = community.name;
    const grid = row.grid_id === null ? undefined : byId.get(row.grid_id);
    if (grid !== undefined) {
      known.grid = grid.name;
      values['grid.code'] = grid.code;
      const count = ofGrid?.get(grid.id);
      if (count !== undefined) {
        values['grid.households'] = count.households;
        values['grid.people'] = count.people;
        values['grid.buildings'] = count.buildings.size;
      }
    }
    const count = ofBuilding.get(row.building_id);
    if (count !== undefined) {
      values['building.households_living'] = count.households;
      values['building.people_living'] = count.people;
    }
    if (door === undefined) return known;
    const [compound = '', building = ''] = door.building_key.split('|');
    known.door = { compound, building, stairwell: door.stairwell, room: door.room };
    known.address = doorText(door.building, door.stairwell, door.room);
    values['building.address'] = door.building;
    if (door.floor !== null) values['dwelling.floor'] = door.floor;
    return known;
  };
}
