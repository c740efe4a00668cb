// The area a page speaks of: chosen in the address as `?area=ID`, otherwise the area of the post.
import { useCallback } from 'react';
import { type AreaView, listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { useAddress } from './address.tsx';
import { useQueryOf } from './asking.ts';
import { useSession } from './session.ts';

export type Chosen = {
  /** Undefined until somebody is signed in. */
  id: Id | undefined;
  area: AreaView | undefined;
  /** From the top down to the area itself. */
  trail: AreaView[];
  /** Direct parts: of a community its grids, of a grid its buildings. */
  parts: AreaView[];
  /** The community it is or lies in; undefined above communities. */
  communityId: Id | undefined;
  refusal: Refusal | undefined;
  again(): void;
  choose(id: Id): void;
};

export function useArea(): Chosen {
  const { post } = useSession();
  const { query, change } = useAddress();
  const id = post === undefined ? undefined : (query.area ?? post.area.id);
  const asked = useQueryOf(listAreas, id === undefined ? undefined : { under: id }, { keep: true });
  const area = asked.value?.area;
  const choose = useCallback((chosen: Id) => change({ area: chosen }), [change]);
  return {
    id,
    area: area?.id === id ? area : undefined,
    trail: asked.value?.trail ?? [],
    parts: asked.value?.areas ?? [],
    communityId: area?.id === id ? area?.communityId : undefined,
    refusal: asked.refusal,
    again: asked.again,
    choose,
  };
}

/** Whether an area holds more than one community. */
export const isAboveCommunities = (area: AreaView | undefined): boolean =>
  area !== undefined && area.communityId === undefined;
