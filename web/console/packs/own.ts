// Which activations a post may end: those of its own area and below, never what a higher level switched on.
import type { AreaView } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';

/** `trail`: from the top down to the chosen area. */
export function isOwn(areaId: Id, postAreaId: Id | undefined, trail: readonly Pick<AreaView, 'id'>[]): boolean {
  const post = trail.findIndex(one => one.id === postAreaId);
  const area = trail.findIndex(one => one.id === areaId);
  return area < 0 || area >= post;
}
