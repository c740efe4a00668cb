// Who is here and in which post: signing in, and the offices with their posts.
import type { Room } from '../frame/room.ts';

export const room: Room = {
  routes: [
    { path: '/sign-in', load: () => import('./sign-in-page.tsx') },
    { path: '/organisations', load: () => import('./organisations-page.tsx') },
  ],
  entries: [{ path: '/organisations', title: { zh: '单位与岗位', en: 'Offices and posts' }, icon: 'offices' }],
};
