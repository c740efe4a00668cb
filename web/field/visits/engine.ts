// The part of core that runs at the door: forms, decisions, values in words. Fetched beside the round, not before the
// page shows, and reached only through the round it was fetched for.
export { formatValue } from '../../../core/facts/values.ts';
export { compilePack } from '../../../core/packs/compile.ts';
export { isSecret } from '../../../core/packs/view.ts';
export { compileForm } from '../../../core/visits/form.ts';
export { afterVisit, beforeLastVisit } from './local.ts';
