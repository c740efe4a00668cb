// The ground plan: a lattice of jittered points along a river bend, cut into streets, communities and grids. Neighbours
// share the very same points, so polygons tile without gap or overlap. Plane metres inside, [lng, lat] outside.
import type { Ring } from '../areas/model.ts';
import type { Chance } from './chance.ts';

export type Point = readonly [x: number, y: number];
/** Corners in order, not repeated at the end. */
export type Polygon = readonly Point[];

/** Fine cells along and across one community. */
export const CELLS_ALONG = 12;
export const CELLS_ACROSS_A_ROW = 2;
const CELL_WIDTH = 68;
const CELL_HEIGHT = 88;

export type Lattice = {
  columns: number;
  rows: number;
  /** Node of a column and row; row 0 is the northern edge. */
  node: (column: number, row: number) => Point;
  /** Angle of the ground's rows at a point, radians counter-clockwise from east. */
  slope: (x: number) => number;
};

/**
 * A lattice whose southern edge is a river bank. `origin` shifts it in metres. Every inner node is moved a little; the
 * outer ones are too, except along the bank.
 */
export function createLattice(chance: Chance, columns: number, rows: number, origin: Point): Lattice {
  const width = columns * CELL_WIDTH;
  const bend = 0.075 * width;
  const wave = (Math.PI * 1.35) / width;
  const bank = (x: number) => -bend * Math.sin(wave * x - 0.5);
  const nodes: Point[] = [];
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const dx = (chance.next() - 0.5) * 0.34 * CELL_WIDTH;
      const dy = row === rows ? 0 : (chance.next() - 0.5) * 0.26 * CELL_HEIGHT;
      const x = column * CELL_WIDTH + dx;
      nodes.push([origin[0] + x, origin[1] + bank(x) + (rows - row) * CELL_HEIGHT + dy]);
    }
  return {
    columns,
    rows,
    node: (column, row) => nodes[row * (columns + 1) + column]!,
    slope: x => Math.atan(-bend * wave * Math.cos(wave * (x - origin[0]) - 0.5)),
  };
}

export type Span = { left: number; right: number; top: number; bottom: number };

/** The outline of a span of cells, counter-clockwise, through every node on it. */
export function outline(lattice: Lattice, { left, right, top, bottom }: Span): Polygon {
  const points: Point[] = [];
  for (let column = left; column < right; column++) points.push(lattice.node(column, bottom));
  for (let row = bottom; row > top; row--) points.push(lattice.node(right, row));
  for (let column = right; column > left; column--) points.push(lattice.node(column, top));
  for (let row = top; row < bottom; row++) points.push(lattice.node(left, row));
  return points;
}

/** `count` parts in bands from north to south, west to east within each, like bricks: never one cross of borders. */
export function bands(count: number, aspect: number): number[] {
  const rows = Math.max(1, Math.round(Math.sqrt(count / aspect)));
  const base = Math.floor(count / rows);
  const extra = count - base * rows;
  const middle = (rows - 1) / 2;
  const order = Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b,
  );
  const sizes = new Array<number>(rows).fill(base);
  for (let i = 0; i < extra; i++) sizes[order[i]!]! += 1;
  return sizes;
}

const ORIGIN_LNG = 114.2;
const ORIGIN_LAT = 30.5;
const METRES_PER_LAT = 110_900;
const METRES_PER_LNG = 111_320 * Math.cos((ORIGIN_LAT * Math.PI) / 180);
const round7 = (value: number) => Math.round(value * 1e7) / 1e7;

/** Metres east and north of the invented origin, as a closed ring of [lng, lat]. */
export function ringOf(polygon: Polygon): Ring {
  const ring = polygon.map(([x, y]): [number, number] => [
    round7(ORIGIN_LNG + x / METRES_PER_LNG),
    round7(ORIGIN_LAT + y / METRES_PER_LAT),
  ]);
  ring.push([ring[0]![0], ring[0]![1]]);
  return ring;
}

export const rotate = ([x, y]: Point, angle: number): Point => {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [x * cos - y * sin, x * sin + y * cos];
};

export function isInside([x, y]: Point, polygon: Polygon): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i]!;
    const [xj, yj] = polygon[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
