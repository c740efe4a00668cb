// Which places a sheet has a row for, in the order in which somebody walks past them, with the homes in each of which the
// sheet speaks.
import type { Id } from '../../core/kernel/id.ts';
import type { Value } from '../../core/registry/model.ts';
import type { RowKnown } from '../../core/sheets/fill.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { livingIn, peopleIn, placesOf } from './place.ts';
import type { Opened } from './rows.ts';
import { type BuildingRow, buildingsOf, dwellingsOf, type RollRow } from './store.ts';
import { vacantWithin } from './where.ts';

export type PlaceRow = {
  /** Of the dwelling, building, grid or area. */
  id: Id;
  homes: readonly RollRow[];
  /** What stands around it, with what is counted without asking anybody. */
  place: () => RowKnown;
  /** The only household that lives there, of which the row may speak as well. */
  alone?: Id;
};

const groupBy = (roll: readonly RollRow[], key: 'dwelling_id' | 'building_id' | 'grid_id'): Map<Id | null, RollRow[]> =>
  Map.groupBy(roll, row => row[key]);

/** Households in which somebody lives of whom the sheet speaks, and how many those are. */
function figuresOf(homes: readonly RollRow[]): { households: number; people: number } {
  const sizes = homes.map(home => peopleIn(home).length).filter(size => size > 0);
  return { households: sizes.length, people: sizes.reduce((sum, size) => sum + size, 0) };
}

type Place = ReturnType<typeof placesOf>;
const withValues = (known: RowKnown, values: Record<string, Value | undefined>): RowKnown => ({
  ...known,
  values: { ...known.values, ...values },
});

function buildingPlace(placeOf: Place, row: BuildingRow, homes: readonly RollRow[]): RowKnown {
  const { people, households } = figuresOf(homes);
  const [compound = '', building = ''] = row.building_key.split('|');
  const known = placeOf({ building_id: row.id, grid_id: row.grid_id }, undefined);
  return {
    ...withValues(known, {
      ...{ 'building.name': row.name, 'building.code': row.code, 'building.address': row.name },
      ...{ 'building.households_living': households, 'building.people_living': people },
      ...(row.floors === null ? {} : { 'building.floors': row.floors }),
    }),
    ...{ address: row.name, door: { compound, building, stairwell: '', room: '' } },
  };
}

/** Rows of the sheet's places; those without anybody in them as well. */
export async function placeRowsOf(tx: Tx, kernel: Kernel, opened: Opened): Promise<PlaceRow[]> {
  const { scope, layout, roll, kept, grids } = opened;
  const { area, communityId, trail } = scope;
  const within = area.kind === 'community' ? null : area.id;
  const placeOf = placesOf(area, trail, grids, roll);

  switch (layout.rowSubject) {
    case 'dwelling':
      return dwellingRows(tx, kernel, opened, placeOf);
    case 'building': {
      const homesOf = groupBy(kept, 'building_id');
      const buildings = await buildingsOf(tx, communityId, within);
      return buildings.map((row): PlaceRow => {
        const homes = homesOf.get(row.id) ?? [];
        return { id: row.id, homes, place: () => buildingPlace(placeOf, row, homes) };
      });
    }
    case 'grid': {
      // Of one building alone no grid is known whole.
      if (area.kind === 'building') return [];
      const homesOf = groupBy(kept, 'grid_id');
      return grids
        .filter(({ id }) => within === null || id === within)
        .map(({ id }): PlaceRow => {
          const homes = homesOf.get(id) ?? [];
          return { id, homes, place: () => gridPlace(placeOf({ building_id: '', grid_id: id }, undefined), homes) };
        });
    }
    default:
      return [{ id: area.id, homes: kept, place: () => areaPlace(placeOf, opened) }];
  }
}

function gridPlace(known: RowKnown, homes: readonly RollRow[]): RowKnown {
  const { households, people } = figuresOf(homes);
  const buildings = known.values['grid.buildings'] ?? 0;
  return withValues(known, { 'grid.households': households, 'grid.people': people, 'grid.buildings': buildings });
}

/** What the elements of a grid say in the one row of an area is of that area. */
function areaPlace(placeOf: Place, { scope: { area }, roll, kept }: Opened): RowKnown {
  const [building_id, grid_id] =
    area.kind === 'building' ? [area.id, area.grid_id] : ['', area.kind === 'grid' ? area.id : null];
  const { households, people } = figuresOf(kept);
  const known = withValues(placeOf({ building_id, grid_id }, undefined), {
    ...{ 'grid.households': households, 'grid.people': people },
    'grid.buildings': new Set(roll.map(row => row.building_id)).size,
  });
  if (area.kind !== 'building') return known;
  const ofBuilding = { 'building.name': area.name, 'building.address': area.name };
  return {
    ...withValues(known, {
      ...ofBuilding,
      ...{ 'building.households_living': households, 'building.people_living': people },
    }),
    address: area.name,
  };
}

async function dwellingRows(
  tx: Tx,
  kernel: Kernel,
  { scope, activations, roll, kept, moment }: Opened,
  placeOf: Place,
): Promise<PlaceRow[]> {
  const { area, communityId, where } = scope;
  const dwellings = await dwellingsOf(tx, communityId, area.kind === 'community' ? null : area.id);
  const [all, keptIn] = [groupBy(roll, 'dwelling_id'), groupBy(kept, 'dwelling_id')];
  const livedIn = new Map(
    dwellings.map(({ id }) => [id, (all.get(id) ?? []).filter(home => livingIn(home).length > 0)] as const),
  );
  const vacant = [...livedIn].flatMap(([id, homes]) => (homes.length === 0 ? [id] : []));
  const holding =
    where === undefined
      ? new Set(vacant)
      : await vacantWithin(tx, kernel, { scope, where, activations, moment }, vacant);
  return dwellings
    .filter(({ id }) => where === undefined || keptIn.has(id) || holding.has(id))
    .map((row): PlaceRow => {
      const homes = keptIn.get(row.id) ?? [];
      const place = () => placeOf(row, row);
      const [alone, ...others] = livedIn.get(row.id)!;
      const one: PlaceRow = { id: row.id, homes, place };
      return alone !== undefined && others.length === 0 ? { ...one, alone: alone.id } : one;
    });
}
