// What a community has at hand: how much of it is free, promised and out, and every movement of it.
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

const LOOK = new Set(['community_staff', 'grid_worker', 'doctor', 'street_officer', 'district_officer']);

export const room: Room = {
  routes: [
    { path: '/resources', load: () => import('./resources-page.tsx') },
    { path: '/resources/new', load: () => import('./new-page.tsx') },
    { path: '/resources/item', load: () => import('./item-page.tsx') },
  ],
  entries: [
    {
      path: '/resources',
      title: { zh: '资源台账', en: 'Resources' },
      icon: 'shelf',
      when: ({ role }) => LOOK.has(role),
    },
  ],
};
