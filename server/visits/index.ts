// The door of visits.
export { visitHandlers } from './commands.ts';
