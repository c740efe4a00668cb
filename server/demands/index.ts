// The door of demands: raising and settling them, and those that ask at the doors now.
import { admitDemandHandler, declineDemandHandler, putBackDemandHandler, raiseDemandHandler } from './commands.ts';

export const demandHandlers = [raiseDemandHandler, admitDemandHandler, declineDemandHandler, putBackDemandHandler];
export { demandRoutes } from './routes.ts';
export { demandsAsking } from './store.ts';
