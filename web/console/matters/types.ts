// The types of matters that packs in force here declare, as pages name and order them.
import type { Static } from 'typebox';
import type { OpenMatter } from '../../../core/matters/contract.ts';
import { listMatterTypes, type MatterRow } from '../../../core/matters/contract-reads.ts';
import { type Asked, useQueryOf } from '../frame/index.ts';

type Answer = Static<typeof listMatterTypes.response>;
export type TypeView = Answer['types'][number];

/** `pack/type`: what a choice of type is called in an address. */
export const keyOf = ({ pack, type }: Pick<MatterRow, 'pack' | 'type'>): string => `${pack}/${type}`;

export const useTypes = (community: string | undefined): Asked<Answer> =>
  useQueryOf(listMatterTypes, community === undefined ? undefined : { community });

/** What is chosen in the address, if it is here. */
export const chosenOf = (types: readonly TypeView[], key: string | undefined): TypeView | undefined =>
  types.find(one => keyOf(one) === key);

/** Who told of a matter that is opened at a desk. A resident who comes to the desk speaks for themselves. */
const AT_DESK = ['phone', 'resident', 'staff'] as const satisfies readonly OpenMatter['source'][];

export const sourcesOf = ({ by }: Pick<TypeView, 'by'>): (typeof AT_DESK)[number][] =>
  AT_DESK.filter(source => by.includes(source));

/** Whether it is opened at a desk by whoever asks. */
export const mayOpen = (type: TypeView): boolean => (type.may || type.mayForResident) && sourcesOf(type).length > 0;
