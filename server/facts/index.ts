// The door of facts: what other rooms may use.

export { loadDictionary } from './dictionary.ts';
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
