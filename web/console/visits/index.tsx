// Visits paid, and calling homes back to ask whether somebody came.
import { listsPersons } from '../frame/index.ts';
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [
    { path: '/visits', load: () => import('./visits-page.tsx') },
    { path: '/visits/callbacks', load: () => import('./callbacks-page.tsx') },
  ],
  entries: [
    { path: '/visits', title: { zh: '走访记录', en: 'Visits' }, icon: 'visits', when: listsPersons },
    { path: '/visits/callbacks', title: { zh: '回访电话', en: 'Calling back' }, icon: 'phone', when: listsPersons },
  ],
};
