// The door of packs: switching them on and off.
import { activatePackHandler, endActivationHandler } from './commands.ts';

export const packHandlers = [activatePackHandler, endActivationHandler];
export { publish, readShipped } from './publish.ts';
export { packRoutes } from './routes.ts';
