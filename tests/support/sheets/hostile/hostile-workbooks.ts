// Workbooks made to harm whoever opens them, each with what may become of it.
import type { HostileWorkbook } from './hostile-base.ts';
import { HOSTILE_PARTS } from './hostile-parts.ts';
import { HOSTILE_SHEETS } from './hostile-sheets.ts';
import { HOSTILE_ZIPS } from './hostile-zips.ts';

export type { HostileWorkbook } from './hostile-base.ts';
export { CLIMBED } from './hostile-zips.ts';

export const hostileWorkbooks = (): HostileWorkbook[] => [...HOSTILE_ZIPS, ...HOSTILE_PARTS, ...HOSTILE_SHEETS];
