// The door of areas: its commands, its pages' reads, and the layout of a community for other rooms.
export { areaHandlers } from './commands.ts';
export {
  type AreaRecord,
  areasBelow,
  communitiesOf,
  findArea,
  looksInto,
  partsOf,
  searchAreas,
  trailOf,
} from './read.ts';
export { areaRoutes } from './routes.ts';
export { addAreas, areasById, type CommunityLayout, communityLayout } from './store.ts';
