// The filled sheet goes out, and stands on record; what is on record is shown to those who keep sheets. The bytes wait
// for the transaction's end: nothing leaves that was not logged.
import type { FastifyInstance } from 'fastify';
import { mayFillWith, mayKeepSheets } from '../../core/access/may.ts';
import { type Id, isId } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { holdsAt } from '../../core/packs/model.ts';
import { compareRows } from '../../core/sheets/changes.ts';
import { getFilledSheet } from '../../core/sheets/contract.ts';
import { listChanges, listFills, type SheetFill } from '../../core/sheets/fills-contract.ts';
import { communitiesOf, findArea, looksInto } from '../areas/index.ts';
import { type Asked, route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import { inTurn } from './aside.ts';
import { changedRows } from './changed.ts';
import { filledName, kindOf, TYPES } from './file-kind.ts';
import { communityOfFill, type FillRow, findFill, listFillRows } from './fill-log.ts';
import { fillNow } from './fill-now.ts';
import { keptArea } from './mapping-routes.ts';
import { findMarks } from './marks.ts';
import { requestOf, scopeOf } from './scope.ts';
import { findTemplate, layoutOf } from './templates.ts';

const PAGE = 50;

export function filledRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, getFilledSheet, async asked => {
    const { actor, query } = asked;
    const template = await findTemplate(asked, kernel, query.id);
    if (template === undefined) return refuse('unknown-template');
    // What was allowed when it was handed in may not be any more.
    const allowed = await scopeOf(kernel, actor, requestOf(template.detail));
    if (!allowed.ok) return allowed;
    const { scope, keptUntil } = allowed.value;
    const { communityId, purpose } = scope;
    const filling = {
      allowed: allowed.value,
      post: actor.post,
      layout: layoutOf(template.detail),
      fileName: template.name,
      bytes: template.bytes,
    };
    const filled = await inTurn(() =>
      asked.read(
        [communityId],
        async (tx, saw) => {
          const done = await fillNow(tx, kernel, { ...filling, id: kernel.newId() }, query.as);
          if (done.ok && (done.value.rows > 0 || scope.where !== undefined))
            saw(communityId, done.value.rows, undefined, { purpose, keptUntil });
          return done;
        },
        scope.classes,
      ),
    );
    if (!filled.ok) return filled;
    const { bytes } = filled.value;
    const kind = kindOf(bytes);
    return accept({ name: filledName(template.name, kind), type: TYPES[kind], bytes });
  });

  route(app, kernel, listFills, async ({ actor, query, read }) => {
    const kept = await keptArea(kernel, actor, query.area);
    if (!kept.ok) return kept;
    const { area, communityId } = kept.value;
    const limit = query.limit ?? PAGE;
    const [at, id] = (query.after ?? '').split('|');
    const after = at === undefined || !isId(id) || !/^\d{1,15}$/.test(at) ? null : { at: Number(at), id };
    const within = area.kind === 'community' ? null : area.id;
    const rows = await read([communityId], tx =>
      listFillRows(tx, communityId, within, query.form ?? null, after, limit + 1),
    );
    const items = rows.slice(0, limit).map(viewOf);
    const last = items.at(-1);
    return accept(rows.length > limit && last !== undefined ? { items, next: `${last.at}|${last.id}` } : { items });
  });

  route(app, kernel, listChanges, async asked => {
    const { actor, query } = asked;
    const communityId = await communityHolding(asked, kernel, query.id);
    if (communityId === undefined) return refuse('unknown-fill');
    const now = kernel.clock.now();
    return asked.read([communityId], async (tx, saw) => {
      const fill = await findFill(tx, communityId, query.id);
      if (fill === undefined) return refuse('unknown-fill');
      const area = await findArea(kernel, fill.area_id);
      if (area === undefined || !looksInto(actor, area)) return refuse('outside-area');
      const classes: readonly string[] = mayFillWith(actor.post.role);
      if (!mayKeepSheets(actor.post.role) || fill.classes.some(one => !classes.includes(one)))
        return refuse('not-permitted');
      if (fill.against === null) return refuse('nothing-to-compare');
      const [before, marks] = await Promise.all([
        findMarks(tx, kernel, communityId, fill.against),
        findMarks(tx, kernel, communityId, fill.id),
      ]);
      if (before === undefined || marks === undefined) return refuse('changes-over');
      const changes = compareRows(before, marks);
      const holding = (await activationsOf(kernel, tx, communityId))
        .filter(one => holdsAt(one, now))
        .map(one => one.id);
      const items = await changedRows(tx, communityId, fill.row_subject, changes, holding);
      if (items.length > 0) saw(communityId, items.length);
      return accept({ items, total: changes.added.length + changes.removed.length + changes.changed.length });
    });
  });
}

/** The community a fill belongs to, among those of the actor's post. */
async function communityHolding(
  { actor, read }: Pick<Asked<unknown, unknown>, 'actor' | 'read'>,
  kernel: Kernel,
  id: Id,
): Promise<Id | undefined> {
  const own = await findArea(kernel, actor.post.areaId);
  return own && read(await communitiesOf(kernel, own), tx => communityOfFill(tx, id));
}

function viewOf(row: FillRow): SheetFill {
  const { id, fingerprint, title, purpose, at, role, rows, columns, against, added, removed, changed } = row;
  const view: SheetFill = {
    ...{ id, areaId: row.area_id, fingerprint, title, purpose, keptUntil: row.kept_until, at, role, rows, columns },
    ...{ subject: row.row_subject, scheduled: row.scheduled !== null },
  };
  if (row.basis !== null) view.basis = row.basis;
  if (row.people !== null) view.people = row.people;
  if (row.condition !== null) view.where = row.condition;
  if (against !== null) view.changes = { added: added!, removed: removed!, changed: changed!, against };
  return view;
}
