// The door of sheets: a department's blank workbook comes in and goes out filled; what was learnt of it is kept.
import { confirmSheetHandler, forgetSheetHandler, unteachHeaderHandler } from './mapping-commands.ts';

export const sheetHandlers = [confirmSheetHandler, forgetSheetHandler, unteachHeaderHandler];
export { filledRoutes } from './filled-routes.ts';
export { mappingRoutes } from './mapping-routes.ts';
export { sheetRoutes } from './routes.ts';
