// The door of areas: its commands, and the layout of a community for other rooms.
export { areaHandlers } from './commands.ts';
export { addAreas, areasById, type CommunityLayout, communityLayout } from './store.ts';
