// What is switched on, what ships, and switching it on and off.
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [
    { path: '/packs', load: () => import('./packs-page.tsx') },
    { path: '/packs/pack', load: () => import('./pack-page.tsx') },
  ],
  entries: [{ path: '/packs', title: { zh: '场景', en: 'Packs' }, icon: 'pack' }],
};
