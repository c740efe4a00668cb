// The door of sheets: a department's blank workbook comes in and goes out filled.
export { sheetRoutes } from './routes.ts';
