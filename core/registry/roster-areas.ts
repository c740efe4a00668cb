// The ground a roster stands on: which grids and buildings it names, which of them are there, and what is to be laid out.

import { DEFAULT_GRID_CODES } from '../areas/model.ts';
import { numberOfNumeral } from '../facts/numerals.ts';
import type { Id } from '../kernel/id.ts';
import { buildingKey, floorOf } from './model.ts';
import type { RosterHousehold, RosterProblem } from './roster-model.ts';

/** A building of a roster: its doors counted by the grid they are said to stand in, and where it is first named. */
export type RosterBuilding = {
  compound: string;
  building: string;
  floors?: number;
  grids: [text: string, doors: number][];
  sheet: number;
  row: number;
};

export type KnownGround = {
  communityCode: string;
  /** By `buildingKey`. */
  buildings: ReadonlyMap<string, { id: Id; gridId?: Id | undefined }>;
  grids: readonly { id: Id; code: string; name: string }[];
};

export type GroundPlan = {
  grids: { id: Id; code: string; name: string }[];
  buildings: { id: Id; compound: string; building: string; gridId?: Id; floors?: number }[];
  /** Buildings that stood in no grid. */
  assigned: { buildingId: Id; gridId: Id }[];
  /** Every building of the roster, by `buildingKey`. */
  buildingIds: Map<string, Id>;
  notes: { building: RosterBuilding; code: RosterProblem['code']; detail: Record<string, string | number> }[];
};

export function buildingsOf(households: readonly RosterHousehold[]): RosterBuilding[] {
  const buildings = new Map<string, RosterBuilding & { counted: Map<string, number> }>();
  for (const { door, grid, persons } of households) {
    const key = buildingKey(door);
    let one = buildings.get(key);
    if (one === undefined) {
      const { compound, building } = door;
      one = { compound, building, grids: [], sheet: persons[0]!.sheet, row: persons[0]!.row, counted: new Map() };
      buildings.set(key, one);
    }
    const floor = floorOf(door.room);
    if (floor !== undefined && floor > 0 && floor <= 120) one.floors = Math.max(one.floors ?? 0, floor);
    if (grid !== undefined) one.counted.set(grid, (one.counted.get(grid) ?? 0) + 1);
  }
  return [...buildings.values()].map(({ counted, ...one }) => ({
    ...one,
    grids: [...counted].sort((a, b) => b[1] - a[1]),
  }));
}

/** One spelling per grid: `槐雨里社区第一网格`, `1网格` and `第1 网格` are all `1`. */
export function gridKey(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^.*社区(?=.)/, '')
    .replace(/^第/, '')
    .replace(/号?网格(?:员)?$|号$|^网格(?=\d)/, '');
  return String(numberOfNumeral(plain) ?? plain).replace(/^0+(?=\d)/, '');
}

type Grids = { byKey: Map<string, Id>; used: Set<number>; added: GroundPlan['grids'] };

function knownGrids({ grids, communityCode }: KnownGround): Grids {
  const known: Grids = { byKey: new Map(), used: new Set(), added: [] };
  for (const { id, code } of grids) {
    const sequence = code.slice(Math.min(communityCode.length, DEFAULT_GRID_CODES.prefixLength));
    known.used.add(Number(sequence));
    known.byKey.set(code.toUpperCase(), id);
    if (/^\d+$/.test(sequence)) known.byKey.set(`bare ${Number(sequence)}`, id);
  }
  for (const { id, name } of grids) known.byKey.set(gridKey(name), id);
  return known;
}

function findGrid(grids: Grids, text: string): Id | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  const bare = /^\d{1,3}$/.test(plain) ? grids.byKey.get(`bare ${Number(plain)}`) : undefined;
  return grids.byKey.get(gridKey(text)) ?? grids.byKey.get(plain) ?? bare;
}

/** The number a grid is called by where it is free, else the next after the highest; undefined when all are taken. */
function sequenceFor(key: string, used: ReadonlySet<number>): number | undefined {
  const most = 10 ** DEFAULT_GRID_CODES.sequenceLength - 1;
  const said = /^\d{1,3}$/.test(key) ? Number(key) : 0;
  if (said > 0 && !used.has(said)) return said;
  const next = Math.max(0, ...[...used].filter(Number.isFinite)) + 1;
  return next <= most ? next : undefined;
}

/** What must be laid out so that every door of the roster stands somewhere. `newId` gives the same for the same key. */
export function planGround(
  buildings: readonly RosterBuilding[],
  known: KnownGround,
  newId: (kind: 'grid' | 'building', key: string) => Id,
): GroundPlan {
  const plan: GroundPlan = { grids: [], buildings: [], assigned: [], buildingIds: new Map(), notes: [] };
  const grids = knownGrids(known);
  const gridFor = (building: RosterBuilding, text: string): Id | undefined => {
    const there = findGrid(grids, text);
    if (there !== undefined) return there;
    const key = gridKey(text);
    const sequence = sequenceFor(key, grids.used);
    if (sequence === undefined) return undefined;
    const prefix = known.communityCode.slice(0, DEFAULT_GRID_CODES.prefixLength);
    const code = prefix + String(sequence).padStart(DEFAULT_GRID_CODES.sequenceLength, '0');
    const grid = { id: newId('grid', key), code, name: text.trim().slice(0, 60) };
    plan.grids.push(grid);
    grids.used.add(sequence);
    grids.byKey.set(key, grid.id);
    plan.notes.push({ building, code: 'grid-laid-out', detail: { grid: grid.name } });
    return grid.id;
  };
  for (const building of buildings) {
    const key = buildingKey(building);
    const [most, ...others] = building.grids;
    const gridId = most === undefined ? undefined : gridFor(building, most[0]);
    if (others.some(([text]) => findGrid(grids, text) !== gridId))
      plan.notes.push({ building, code: 'building-in-two-grids', detail: { grid: most![0] } });
    const there = known.buildings.get(key);
    if (there === undefined) {
      const made: GroundPlan['buildings'][number] = {
        id: newId('building', key),
        compound: building.compound,
        building: building.building,
      };
      if (gridId !== undefined) made.gridId = gridId;
      if (building.floors !== undefined) made.floors = building.floors;
      plan.buildings.push(made);
      plan.buildingIds.set(key, made.id);
      continue;
    }
    plan.buildingIds.set(key, there.id);
    if (gridId === undefined || there.gridId === gridId) continue;
    if (there.gridId === undefined) plan.assigned.push({ buildingId: there.id, gridId });
    else plan.notes.push({ building, code: 'grid-differs', detail: { grid: most![0] } });
  }
  return plan;
}
