// A department's blank workbook in, and the same workbook out, filled. Both read about people and are logged; the
// template is kept sealed for a day, the filled one is kept nowhere.
import type { FastifyInstance } from 'fastify';
import { mayFillWith } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { chooseColumns, getFilledSheet, uploadSheet } from '../../core/sheets/contract.ts';
import { settleTaught } from '../../core/sheets/mapping.ts';
import { createLexicon } from '../../core/sheets/match/lexicon.ts';
import { parseMeaning } from '../../core/sheets/match/meaning.ts';
import { choose } from '../../core/sheets/sources.ts';
import { findArea, looksInto, trailOf } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { lessonsOf } from './mappings.ts';
import { meaningWords } from './meaning-words.ts';
import { isInForce, openRows, type SheetScope } from './rows.ts';
import { findTemplate, keepTemplate, nameOf } from './templates.ts';
import { fillInThread, inTurn, readInThread } from './thread.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whether the actor may fill a sheet for this purpose over this area, and with what. */
async function scopeOf(kernel: Kernel, actor: Actor, areaId: Id, purpose: string): Promise<Result<SheetScope>> {
  const classes = mayFillWith(actor.post.role);
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  if (classes.length === 0) return refuse('not-permitted');
  if (area.community_id === null) return refuse('open-one-community');
  if (!kernel.library.purposes.includes(purpose)) return refuse('unknown-purpose', { purpose });
  const communityId = area.community_id;
  return accept({ area, communityId, trail: await trailOf(kernel, communityId), purpose, classes });
}

export function sheetRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, uploadSheet, async asked => {
    const { actor, query, file } = asked;
    const allowed = await scopeOf(kernel, actor, query.area, query.purpose);
    if (!allowed.ok) return allowed;
    const scope = allowed.value;
    const taught = settleTaught(await asked.read([scope.communityId], lessonsOf));
    const read = await inTurn(() => readInThread(kernel, file!.bytes, taught));
    if (!read.ok) return read;
    const detail = { area: scope.area.id, purpose: scope.purpose, layout: read.value };
    const template = { id: kernel.newId(), name: nameOf(file!.name), bytes: file!.bytes, detail };
    return asked.read(
      [scope.communityId],
      (tx, saw) => keepTemplate(tx, kernel, actor, scope, template, saw),
      scope.classes,
    );
  });

  route(app, kernel, chooseColumns, async asked => {
    const { actor, query, body } = asked;
    const template = await findTemplate(asked, kernel, query.id);
    if (template === undefined) return refuse('unknown-template');
    const { area, purpose, layout } = template.detail;
    const allowed = await scopeOf(kernel, actor, area, purpose);
    if (!allowed.ok) return allowed;
    const scope = allowed.value;
    const words = meaningWords(kernel.library);
    const wrong = body.columns.find(({ means }) => !words.isMeaning(means));
    if (wrong !== undefined) {
      const header = layout.columns.find(({ index }) => index === wrong.index)?.header ?? '';
      return refuse('unknown-meaning', { header, means: wrong.means });
    }
    const choices = body.columns.map(({ index, means }) => ({ index, meaning: parseMeaning(means)! }));
    const { dictionary, neverHeld } = kernel.library;
    const chosen = choose(layout, choices, createLexicon(dictionary, neverHeld));
    const changed = { ...template, detail: { ...template.detail, layout: chosen } };
    return asked.read(
      [scope.communityId],
      (tx, saw) => keepTemplate(tx, kernel, actor, scope, changed, saw),
      scope.classes,
    );
  });

  route(app, kernel, getFilledSheet, async asked => {
    const { actor, query } = asked;
    const template = await findTemplate(asked, kernel, query.id);
    if (template === undefined) return refuse('unknown-template');
    const { area, purpose, layout } = template.detail;
    // What was allowed when it was handed in may not be any more.
    const allowed = await scopeOf(kernel, actor, area, purpose);
    if (!allowed.ok) return allowed;
    const scope = allowed.value;
    const filled = await inTurn(() =>
      // Given out only once it is logged: the bytes wait for the transaction's end.
      asked.read(
        [scope.communityId],
        async (tx, saw) => {
          if (!(await isInForce(tx, kernel, scope.communityId, purpose))) return refuse('purpose-not-in-force');
          const rows = await openRows(tx, kernel, scope, layout);
          const bytes = await fillInThread(template.bytes, layout, rows.count, rows.parts());
          if (bytes.ok && rows.count > 0) saw(scope.communityId, rows.count);
          return bytes;
        },
        scope.classes,
      ),
    );
    if (!filled.ok) return filled;
    return accept({ name: filledName(template.name), type: XLSX, bytes: filled.value });
  });
}

const filledName = (name: string): string => `${name.replace(/\.xlsx$/i, '')}（已填）.xlsx`;
