// The tree a city is made of: province … street, community, grid, building, stairwell; below it stand doors (dwellings).
// A building stands in exactly one community and, at any one time, in at most one grid.
import type { Id } from '../kernel/id.ts';

export type AreaKind =
  | 'root'
  | 'province'
  | 'city'
  | 'district'
  | 'street'
  | 'community'
  | 'grid'
  | 'building'
  | 'stairwell';

export const AREA_KINDS: readonly AreaKind[] = [
  'province',
  'city',
  'district',
  'street',
  'community',
  'grid',
  'building',
  'stairwell',
];

/** A closed ring of [longitude, latitude] pairs, WGS 84, first and last equal. */
export type Ring = [number, number][];

export type Area = {
  id: Id;
  kind: AreaKind;
  /** Official or local code, unique among areas now in force; 12 digits down to the community. */
  code: string;
  name: string;
  parentId?: Id;
  /** Codes from the root, joined by dots (an ltree path). */
  path: string;
  /** The community it is or lies in; absent above communities. */
  communityId?: Id;
  /** IANA name, e.g. `Asia/Shanghai`. */
  timeZone: string;
  ring?: Ring;
};

/** How a grid's code continues its community's: 12 + 3 digits by default, places differ. */
export type GridCodeScheme = { prefixLength: number; sequenceLength: number };
export const DEFAULT_GRID_CODES: GridCodeScheme = { prefixLength: 12, sequenceLength: 3 };
