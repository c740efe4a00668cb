// The door of the registry: its commands, and households whole for other rooms.
export { registerHouseholdHandler } from './commands.ts';
export { householdIdsOfBuildings, loadHouseholds, rowsHeld, withFacts } from './households.ts';
