// What a filled sheet is told to say of itself: for what, until when, over which area, by which post. Never by whom.
import type { Post } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { AboutFill } from '../../core/sheets/about.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import type { Allowed } from './scope.ts';

const ORGANISATION = sql('organisation_of_sheet', 'select name from organisation where id = $1');

const organisationOf = async (tx: Tx, id: Id): Promise<string> =>
  (await tx.rows<{ name: string }>(ORGANISATION, [id]))[0]?.name ?? '';

export async function aboutFill(
  tx: Tx,
  { clock, library }: Pick<Kernel, 'clock' | 'library'>,
  { scope, basis, keptUntil }: Allowed,
  post: Post,
  layout: SheetLayout,
): Promise<AboutFill> {
  const { area, trail, purpose, where } = scope;
  const names = trail.map(({ name }) => name);
  const about: AboutFill = {
    ...{ layout, dictionary: library.dictionary, purpose },
    area: trail.some(({ id }) => id === area.id) ? names : [...names, area.name],
    ...{ role: post.role, organisation: await organisationOf(tx, post.organisationId) },
    ...{ at: clock.now(), keptUntil, timeZone: area.time_zone },
  };
  if (basis !== undefined) about.basis = basis;
  if (where !== undefined) about.where = where.text;
  return about;
}
