// Which buildings stand in a grid, and where: rows of rotated rectangles inside its polygon, never touching each other
// or the border. Pure geometry and counting; nobody lives here yet.
import type { Chance } from './chance.ts';
import { isInside, type Point, type Polygon, rotate } from './ground.ts';
import type { Quarter } from './place-names.ts';

export type BuildingPlan = {
  quarter: Quarter;
  floors: number;
  stairwells: number;
  doorsPerFloor: number;
  lift: boolean;
  dwellings: number;
  /** Metres. */
  width: number;
  depth: number;
};

function walkup(chance: Chance): BuildingPlan {
  const stairwells = chance.between(2, 4);
  const floors = chance.maybe(0.85) ? 6 : 7;
  return {
    ...{ quarter: 'walkups', floors, stairwells, doorsPerFloor: 2, lift: false },
    ...{ dwellings: floors * stairwells * 2, width: stairwells * 15, depth: 12 },
  };
}

function tower(chance: Chance): BuildingPlan {
  const stairwells = chance.maybe(0.65) ? 1 : 2;
  const doorsPerFloor = stairwells === 1 ? 4 : 2;
  const floors = chance.between(11, 18);
  return {
    ...{ quarter: 'towers', floors, stairwells, doorsPerFloor, lift: true },
    ...{ dwellings: floors * stairwells * doorsPerFloor, width: stairwells === 1 ? 24 : 36, depth: 18 },
  };
}

function laneHouse(chance: Chance): BuildingPlan {
  const floors = chance.between(1, 3);
  const doorsPerFloor = chance.between(2, 4);
  return {
    ...{ quarter: 'lanes', floors, stairwells: 1, doorsPerFloor, lift: false },
    ...{ dwellings: floors * doorsPerFloor, width: 5 + doorsPerFloor * 2.5, depth: chance.between(8, 11) },
  };
}

const MAKE: Record<Quarter, (chance: Chance) => BuildingPlan> = { walkups: walkup, towers: tower, lanes: laneHouse };

/** Buildings with `dwellings` homes among them; the last is cut to what is left. */
export function planBuildings(chance: Chance, quarter: Quarter, dwellings: number): BuildingPlan[] {
  const plans: BuildingPlan[] = [];
  let left = dwellings;
  while (left > 0) {
    const made = MAKE[quarter](chance);
    const perFloor = made.stairwells * made.doorsPerFloor;
    const floors = Math.min(made.floors, Math.max(1, Math.round(left / perFloor)));
    // A stump of one or two floors becomes storeys of its neighbour's homes left out: no new building for it.
    if (floors < 3 && quarter !== 'lanes' && plans.length > 0) break;
    plans.push({ ...made, floors, dwellings: floors * perFloor });
    left -= floors * perFloor;
  }
  return plans;
}

const MARGIN = 7;
/** Metres between rows, widest first. */
const GAPS = [64, 54, 46, 40, 35, 30, 26, 22, 18, 15, 12, 9, 7];

/** Corners of each plan's footprint, in their order from the north-west; gaps shrink until all have room. */
export function placeBuildings(plans: readonly BuildingPlan[], polygon: Polygon, slope: number): Polygon[] {
  const turned = polygon.map(point => rotate(point, -slope));
  for (let scale = 1; ; scale *= 0.92)
    for (const gap of GAPS) {
      const placed = placeInRows(plans, turned, gap * scale, scale);
      if (placed !== undefined) return placed.map(box => box.map(point => rotate(point, slope)));
    }
}

function placeInRows(
  plans: readonly BuildingPlan[],
  polygon: Polygon,
  gap: number,
  scale: number,
): Polygon[] | undefined {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const between = Math.max(5 * scale, gap * 0.55);
  const width = plans.reduce((sum, plan) => sum + plan.width, 0) / plans.length;
  const few = Math.floor((east - west) / (width * scale + between) / 2);
  const placed: Polygon[] = [];
  let top = north - MARGIN * scale;
  while (placed.length < plans.length && top > south) {
    const row: Polygon[] = [];
    let deepest = 0;
    for (let x = west; placed.length + row.length < plans.length && x < east; ) {
      const plan = plans[placed.length + row.length]!;
      const [wide, deep] = [plan.width * scale, plan.depth * scale];
      if (fits(x, top, wide, deep, MARGIN * scale, polygon)) {
        row.push(box(x, top, wide, deep));
        deepest = Math.max(deepest, deep);
        x += wide + between;
      } else x += 4;
    }
    // A slanting border leaves corners with room for one: a row waits until it is worth beginning.
    if (row.length < Math.min(few, plans.length - placed.length)) top -= 4;
    else {
      placed.push(...row);
      top -= deepest === 0 ? 4 : deepest + gap;
    }
  }
  return placed.length === plans.length ? placed : undefined;
}

const box = (x: number, top: number, width: number, depth: number): Point[] => [
  [x, top - depth],
  [x + width, top - depth],
  [x + width, top],
  [x, top],
];

/** Whether a box keeps its distance from the border: probed along its widened edges, finer than the border's angles. */
function fits(x: number, top: number, width: number, depth: number, margin: number, polygon: Polygon): boolean {
  const [left, right, upper, lower] = [x - margin, x + width + margin, top + margin, top - depth - margin];
  if (!isInside([left, upper], polygon) || !isInside([right, lower], polygon)) return false;
  if (!isInside([right, upper], polygon) || !isInside([left, lower], polygon)) return false;
  // A border's angle may poke between two corners: no node of it may lie within the widened box.
  return !polygon.some(([px, py]) => px > left && px < right && py > lower && py < upper);
}
