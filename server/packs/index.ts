// The door of packs: publishing them, switching them on and off, and moving what is on to another version.
import { activatePackHandler, endActivationHandler } from './commands.ts';
import { declineActivationHandler, extendActivationHandler, signActivationHandler } from './proposals.ts';
import { publishPackHandler, upgradeActivationHandler } from './publishing.ts';

export const packHandlers = [
  activatePackHandler,
  extendActivationHandler,
  signActivationHandler,
  declineActivationHandler,
  endActivationHandler,
  publishPackHandler,
  upgradeActivationHandler,
];
export { activationRoutes } from './activation-routes.ts';
export { endWhatRanOut, workOnExit } from './exit.ts';
export { followPublishing } from './follow.ts';
export { publish, readShipped } from './publish.ts';
export { packRoutes } from './routes.ts';
