// Fills a workbook from what is on record now and notes it, in the transaction it is given. By hand or by a schedule,
// no sheet is filled another way.
import type { Post } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { aboutSheet } from '../../core/sheets/about.ts';
import type { FilledAs } from '../../core/sheets/contract.ts';
import { takeFreshness } from '../../core/sheets/freshness.ts';
import { withWords } from '../../core/sheets/layout-words.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { aboutFill } from './about-fill.ts';
import { fillAside } from './aside.ts';
import { recordFill } from './fill-log.ts';
import { writeAs } from './filled-as.ts';
import { createRecorder } from './marks.ts';
import { isInForce, openRows } from './rows.ts';
import type { Allowed } from './scope.ts';
import type { TellAbout } from './workbook/fill-template.ts';

export type Filling = {
  /** The fill's own, for the record. */
  id: Id;
  allowed: Allowed;
  post: Post;
  layout: SheetLayout;
  fileName: string;
  bytes: Uint8Array;
  scheduled?: Id;
};

/**
 * The filled workbook, or its rows `as` another kind of file, and how many rows it has. Refuses `purpose-not-in-force`,
 * and what filling refuses.
 */
export async function fillNow(
  tx: Tx,
  kernel: Kernel,
  filling: Filling,
  as?: FilledAs,
): Promise<Result<{ bytes: Buffer; rows: number }>> {
  const { allowed, bytes: template, ...rest } = filling;
  const { scope } = allowed;
  if (!(await isInForce(tx, kernel, scope.communityId, scope.purpose))) return refuse('purpose-not-in-force');
  const layout = withWords(filling.layout, kernel.library.dictionary);
  const rows = await openRows(tx, kernel, scope, layout);
  const recorder = createRecorder(kernel, scope.communityId, layout);
  const { freshness, see } = takeFreshness(layout.columns, kernel.clock.now());
  const parts = rows.parts(undefined, (subjectId, cells, known) => {
    recorder.see(subjectId, cells, known);
    see(known);
  });
  const about = await aboutFill(tx, kernel, allowed, rest.post, layout);
  const tell: TellAbout = stats => aboutSheet(about, stats, freshness);
  const filled = await (as === undefined
    ? fillAside(template, layout, rows.count, parts, tell)
    : writeAs(as, { layout, count: rows.count, parts, about, tell, fileName: rest.fileName }));
  if (!filled.ok) return filled;
  await recordFill(tx, kernel, { ...allowed, ...rest, layout, people: rows.people }, recorder);
  return accept({ bytes: filled.value, rows: rows.count });
}
