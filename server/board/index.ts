// The door of the board.
export { boardRoutes } from './routes.ts';
