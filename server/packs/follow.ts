// Loads what was published elsewhere soon after it was heard of, so that the next command need not wait for it. A hint and
// no more: every command looks for itself.
import type { Kernel } from '../kernel/kernel.ts';
import { EVERYWHERE } from './publish.ts';

const PUBLISHED = 'pack.published';
const EPOCHS = 'select area_path::text as path, epoch from pack_epoch where area_path = $1::text::ltree';

/** Returns how to stop. What belongs to a community alone is loaded when somebody's place needs it. */
export function followPublishing(kernel: Kernel): () => void {
  const look = () => {
    kernel.db.aside
      .query(EPOCHS, [EVERYWHERE])
      .then(({ rows }) => kernel.catchUp({ epochs: rows as { path: string; epoch: number }[], versions: [] }))
      .catch(error => kernel.log('packs', { error: (error as Error).message }));
  };
  return kernel.live.listen(moved => {
    if (moved.stream === kernel.rootAreaId && moved.types.includes(PUBLISHED)) look();
  }, look);
}
