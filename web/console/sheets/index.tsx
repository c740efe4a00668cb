// A department's blank workbook comes in and goes out filled from what is on record.
import { fillsSheets } from '../frame/index.ts';
import type { Room } from '../frame/room.ts';
import { comparesForms } from './may.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [
    { path: '/sheets', load: () => import('./sheets-page.tsx') },
    { path: '/sheets/schedules', load: () => import('./schedules/schedules-page.tsx') },
    { path: '/sheets/history', load: () => import('./history/history-page.tsx') },
    { path: '/sheets/history/changes', load: () => import('./history/changes-page.tsx') },
    { path: '/sheets/taught', load: () => import('./taught/taught-page.tsx') },
    { path: '/sheets/register', load: () => import('./register/register-page.tsx') },
  ],
  entries: [
    { path: '/sheets', title: { zh: '填表', en: 'Sheets' }, icon: 'sheet', when: fillsSheets },
    { path: '/sheets/register', title: { zh: '表格减负', en: 'Fewer forms' }, icon: 'twins', when: comparesForms },
  ],
};
