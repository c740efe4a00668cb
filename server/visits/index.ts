// The door of visits.
export { visitHandlers } from './commands.ts';
export { visitRoutes } from './routes.ts';
