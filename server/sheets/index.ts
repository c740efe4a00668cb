// The door of sheets: a department's blank workbook comes in and goes out filled; what was learnt of it is kept.
import { confirmSheetHandler, forgetSheetHandler, unteachHeaderHandler } from './mapping-commands.ts';
import { pauseSheetHandler, resumeSheetHandler } from './pause-commands.ts';
import { runSheetHandler, scheduleSheetHandler, unscheduleSheetHandler } from './schedule-commands.ts';

export const sheetHandlers = [
  confirmSheetHandler,
  forgetSheetHandler,
  unteachHeaderHandler,
  scheduleSheetHandler,
  unscheduleSheetHandler,
  pauseSheetHandler,
  resumeSheetHandler,
  runSheetHandler,
];
export { filledRoutes } from './filled-routes.ts';
export { gapRoutes } from './gaps-routes.ts';
export { mappingRoutes } from './mapping-routes.ts';
export { registerRoutes } from './register-routes.ts';
export { sheetRoutes } from './routes.ts';
export { runDueSheets, SCHEDULED } from './schedule-commands.ts';
export { scheduleRoutes } from './schedule-routes.ts';
export { fillScheduled } from './scheduled.ts';
