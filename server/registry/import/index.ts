// Roster import for the registry's door: its commands, its pages' reads and its work.
export { cancelImportHandler, confirmImportHandler, finishImportHandler, IMPORTS } from './commands.ts';
export { workOffImports, workOnImport } from './job.ts';
export { importRoutes } from './routes.ts';
