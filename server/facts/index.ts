// The door of facts: what other rooms may use.

export { factRoutes } from './routes.ts';
export {
  type FactKey,
  type FactWrite,
  loadFacts,
  loadFactsOfHouseholds,
  openFact,
  withdrawFacts,
  writeFacts,
} from './store.ts';
