// The door of the board and the desk.
export { deskRoutes } from './desk.ts';
export { boardRoutes } from './routes.ts';
