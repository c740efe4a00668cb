// Who is here and in which post: signing in.
import type { Room } from '../frame/room.ts';

export const room: Room = {
  routes: [{ path: '/sign-in', load: () => import('./sign-in-page.tsx') }],
  entries: [],
};
