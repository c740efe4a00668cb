// The door of demands: raising and settling them, and those that ask at the doors now.
import { admitDemandHandler, declineDemandHandler, raiseDemandHandler } from './commands.ts';

export const demandHandlers = [raiseDemandHandler, admitDemandHandler, declineDemandHandler];
export { demandRoutes } from './routes.ts';
export { demandsAsking } from './store.ts';
