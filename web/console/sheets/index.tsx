// A department's blank workbook comes in and goes out filled from what is on record.
import { fillsSheets } from '../frame/index.ts';
import type { Room } from '../frame/room.ts';
import '../rows/pieces.css';

export const room: Room = {
  routes: [{ path: '/sheets', load: () => import('./sheets-page.tsx') }],
  entries: [{ path: '/sheets', title: { zh: '填表', en: 'Sheets' }, icon: 'sheet', when: fillsSheets }],
};
