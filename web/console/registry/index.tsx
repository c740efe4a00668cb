// Homes and people: finding them, registering them, importing rosters, and settling likely duplicates.
import { listsPersons } from '../frame/index.ts';
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [
    { path: '/registry', load: () => import('./people-page.tsx') },
    { path: '/registry/household', load: () => import('./household-page.tsx') },
    { path: '/registry/import', load: () => import('./import/import-page.tsx') },
    { path: '/registry/register', load: () => import('./register/register-page.tsx') },
    { path: '/registry/duplicates', load: () => import('./duplicates/duplicates-page.tsx') },
  ],
  entries: [
    { path: '/registry', title: { zh: '住户与人员', en: 'Homes and people' }, icon: 'people', when: listsPersons },
    {
      path: '/registry/import',
      title: { zh: '导入名册', en: 'Import a roster' },
      icon: 'import',
      when: post => post.may.includes('confirm-import'),
    },
  ],
};
