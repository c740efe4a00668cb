// The rooms of the console, in the order of the menu. Each brings its own pages, loaded when first opened.
import type { Room } from './frame/room.ts';
import { room as home } from './home/index.tsx';
import { room as organisations } from './organisations/index.tsx';
import { room as registry } from './registry/index.tsx';

export const ROOMS: readonly Room[] = [home, registry, organisations];
