// The door of the registry: its commands, and households whole for other rooms.
export { registerHouseholdHandler } from './commands.ts';
export { DUPLICATES, findDuplicates } from './duplicates.ts';
export { countDuplicates, duplicateRoutes } from './duplicates-routes.ts';
export { settleDuplicateHandler } from './duplicates-settle.ts';
export { householdRoutes } from './household-routes.ts';
export { householdIdsOfBuildings, loadHouseholds, rowsHeld, withFacts } from './households.ts';
export {
  cancelImportHandler,
  confirmImportHandler,
  finishImportHandler,
  IMPORTS,
  importRoutes,
  workOffImports,
  workOnImport,
} from './import/index.ts';
export { openValueHandler } from './open-value.ts';
export { ageOf, doorsOf, doorText, nameOf, textOf } from './read.ts';
export { registryRoutes } from './routes.ts';
