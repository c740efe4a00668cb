// Matters: what a post owes today, every matter of a community as a list, a board of columns or a map, one matter whole,
// and opening one.
import { listsPersons } from '../frame/index.ts';
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [
    { path: '/work', load: () => import('./work-page.tsx') },
    { path: '/matters', load: () => import('./matters-page.tsx') },
    { path: '/matters/matter', load: () => import('./matter-page.tsx') },
    { path: '/matters/open', load: () => import('./open-page.tsx') },
  ],
  entries: [
    { path: '/work', title: { zh: '我的工作', en: 'My work' }, icon: 'work', when: listsPersons },
    { path: '/matters', title: { zh: '事项', en: 'Matters' }, icon: 'matter', when: listsPersons },
  ],
};
