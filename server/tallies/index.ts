// The door of tallies: what other rooms call when a household changes.
export { activesFor, type Held, loadContributions, recontribute } from './store.ts';
