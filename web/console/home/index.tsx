// The first page: what needs doing now, for the post at the screen.
import type { Room } from '../frame/room.ts';

export const room: Room = {
  routes: [{ path: '/', load: () => import('./home-page.tsx') }],
  entries: [{ path: '/', title: { zh: '今天', en: 'Today' }, icon: 'home' }],
};
