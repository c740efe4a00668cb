// The door of tallies: what other rooms call when a household changes.

export { type Comparison, compareTallies, type Difference } from './compare.ts';
export {
  type Behind,
  type BuildingCount,
  behind,
  buildingsOfSeries,
  countsOf,
  findSeries,
  seriesOfActivation,
  sumsOf,
} from './read.ts';
export {
  type HouseholdReader,
  planBuildings,
  planRecount,
  recountBuildings,
  workOffDue,
  workOffRecounts,
} from './recount.ts';
export { activesFor, type Held, loadContributions, recontribute } from './store.ts';
