// The live board: how far the round is, what is missing and where, and the list behind every figure.
import type { Room } from '../frame/room.ts';

export const room: Room = {
  routes: [
    { path: '/board', load: () => import('./board-page.tsx') },
    { path: '/board/list', load: () => import('./list-page.tsx') },
  ],
  entries: [{ path: '/board', title: { zh: '看板', en: 'Board' }, icon: 'board' }],
};
