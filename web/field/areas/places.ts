// The places a post reaches, one step at a time: a grid's own post opens it, a wider one leads down to its grids.
import type { AreaView } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { PostView } from '../../../core/organisations/contract.ts';
import { fetchAreas } from '../wire.ts';

export type Place = {
  post: PostView;
  id: Id;
  name: string;
  /** Where it lies, from the street down. */
  within: string;
  isGrid: boolean;
  homes?: number;
  persons?: number;
};

const placeOf = (post: PostView, within: string, area: AreaView): Place => ({
  post,
  id: area.id,
  name: area.name,
  within,
  isGrid: area.kind === 'grid',
  homes: area.households,
  persons: area.persons,
});

/**
 * What lies directly below an area: a community's grids, otherwise the next areas down; a level with one area alone is
 * passed over. Undefined when it could not be fetched.
 */
export async function placesBelow(post: PostView, under: Id, kind?: string): Promise<Place[] | undefined> {
  const found = await fetchAreas(under, kind === 'community' ? 'grid' : undefined);
  if (!found.ok) return undefined;
  const { area, trail, areas } = found.value;
  if (kind === undefined && area.kind === 'community') return placesBelow(post, under, 'community');
  const [only] = areas;
  if (areas.length === 1 && only !== undefined && only.kind !== 'grid') return placesBelow(post, only.id, only.kind);
  const within = [...trail, area].filter(one => one.kind === 'street' || one.kind === 'community').map(one => one.name);
  return areas.map(one => placeOf(post, [...new Set(within)].join(' · '), one));
}

/** Where one post may start. */
export async function placesOfPost(post: PostView): Promise<Place[] | undefined> {
  const { area } = post;
  if (area.kind !== 'grid') return placesBelow(post, area.id, area.kind);
  return [{ post, id: area.id, name: area.name, within: area.fullName, isGrid: true }];
}
