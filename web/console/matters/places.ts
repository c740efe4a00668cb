// Open matters by place: buildings as they were counted, and grids as the sums of their buildings.
import type { AreaView } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Part } from '../board/figures.ts';

/** What one building has open, and of these late. */
export type CountOf = { buildingId: Id; open: number; late: number };

/** What the map shades by. */
export const LENSES = ['open', 'late'] as const;
export type Lens = (typeof LENSES)[number];

/**
 * The parts of a community (its grids) or of a grid (its buildings) with what is open in each. `elsewhere`: open ones in
 * buildings of no grid, which no part shows.
 */
export function partsOf(
  within: Pick<AreaView, 'id' | 'kind'>,
  areas: readonly AreaView[],
  counts: readonly CountOf[],
): { parts: Part[]; elsewhere: number } {
  const wanted = within.kind === 'grid' ? 'building' : 'grid';
  const gridOf = new Map(areas.filter(one => one.kind === 'building').map(one => [one.id, one.gridId]));
  const parts = areas
    .filter(one => one.kind === wanted && (within.kind !== 'grid' || one.gridId === within.id))
    .map(({ id, kind, name, code }): Part => ({ areaId: id, kind, name, code, n: { open: 0, late: 0 } }));
  const byId = new Map(parts.map(part => [part.areaId, part]));
  let elsewhere = 0;
  for (const { buildingId, open, late } of counts) {
    const part = byId.get(wanted === 'building' ? buildingId : (gridOf.get(buildingId) ?? ''));
    if (part === undefined) elsewhere += open;
    else {
      part.n.open = (part.n.open ?? 0) + open;
      part.n.late = (part.n.late ?? 0) + late;
    }
  }
  return { parts, elsewhere };
}
