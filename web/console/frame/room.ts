// What a room of the console is to the frame: its pages, each loaded when first opened, and its entries in the menu.
import type { ComponentType } from 'react';
import type { PostView } from '../../../core/organisations/contract.ts';
import type { Sentence } from '../../shared/i18n.ts';
import type { IconName } from './icon.tsx';

export type RoomPage = {
  /** `/registry/household`; parameters stand in the query. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
};

export type Entry = {
  path: string;
  title: Sentence;
  icon: IconName;
  /** Absent: every post sees it. */
  when?: (post: PostView) => boolean;
};

export type Room = { routes: RoomPage[]; entries: Entry[] };

/** The entry of a path: the longest that holds it. */
export const entryOf = (entries: readonly Entry[], path: string): Entry | undefined =>
  entries
    .filter(one => (one.path === '/' ? path === '/' : path === one.path || path.startsWith(`${one.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
