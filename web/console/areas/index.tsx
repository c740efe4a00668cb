// The tree of areas: reading it, importing official codes, and laying out a community's grids and buildings.
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [
    { path: '/areas', load: () => import('./areas-page.tsx') },
    { path: '/areas/import', load: () => import('./import-page.tsx') },
  ],
  entries: [{ path: '/areas', title: { zh: '区划', en: 'Areas' }, icon: 'areas' }],
};
