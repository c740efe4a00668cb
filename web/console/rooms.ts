// The rooms of the console, in the order of the menu. Each brings its own pages, loaded when first opened.

import { room as areas } from './areas/index.tsx';
import { room as board } from './board/index.tsx';
import { room as demands } from './demands/index.tsx';
import type { Room } from './frame/room.ts';
import { room as home } from './home/index.tsx';
import { room as matters } from './matters/index.tsx';
import { room as organisations } from './organisations/index.tsx';
import { room as packs } from './packs/index.tsx';
import { room as registry } from './registry/index.tsx';
import { room as resources } from './resources/index.tsx';
import { room as sheets } from './sheets/index.tsx';
import { room as visits } from './visits/index.tsx';

export const ROOMS: readonly Room[] = [
  home,
  matters,
  board,
  packs,
  registry,
  visits,
  sheets,
  demands,
  resources,
  areas,
  organisations,
];
