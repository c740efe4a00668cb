// A department's blank workbook comes in, is recognised, and is shown as it would be filled. Showing it reads about
// people and is logged; the workbook is kept sealed for a day. See filled-routes.ts for how it goes out.
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../core/kernel/result.ts';
import { chooseColumns, uploadSheet } from '../../core/sheets/contract.ts';
import { parseMeaning } from '../../core/sheets/match/meaning.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { meaningWords } from './meaning-words.ts';
import { chosenIn, readForm } from './read-form.ts';
import { requestOf, scopeOf } from './scope.ts';
import { findTemplate, keepTemplate } from './templates.ts';

export function sheetRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, uploadSheet, async asked => {
    const { actor, query, file } = asked;
    const allowed = await scopeOf(kernel, actor, query);
    if (!allowed.ok) return allowed;
    const { scope } = allowed.value;
    const form = await readForm(kernel, asked, scope.communityId, file!);
    if (!form.ok) return form;
    const { name, tables } = form.value;
    const template = {
      id: kernel.newId(),
      name,
      bytes: file!.bytes,
      detail: { ...requestOf(query), tables, table: 0 },
    };
    return asked.read(
      [scope.communityId],
      (tx, saw) => keepTemplate(tx, kernel, actor, allowed.value, template, saw),
      scope.classes,
    );
  });

  route(app, kernel, chooseColumns, async asked => {
    const { actor, query, body } = asked;
    const template = await findTemplate(asked, kernel, query.id);
    if (template === undefined) return refuse('unknown-template');
    const { tables, table: now } = template.detail;
    const table = body.table ?? now;
    const layout = tables[table];
    if (layout === undefined) return refuse('unknown-table', { table: table + 1 });
    const allowed = await scopeOf(kernel, actor, requestOf(template.detail));
    if (!allowed.ok) return allowed;
    const { scope } = allowed.value;
    const words = meaningWords(kernel.library);
    const wrong = body.columns.find(({ means }) => !words.isMeaning(means));
    if (wrong !== undefined) {
      const header = layout.columns.find(({ index }) => index === wrong.index)?.header ?? '';
      return refuse('unknown-meaning', { header, means: wrong.means });
    }
    const choices = body.columns.map(({ index, means }) => ({ index, meaning: parseMeaning(means)! }));
    const chosen = {
      ...chosenIn(kernel, layout, choices, body.row),
      ...(body.onFilled && { onFilled: body.onFilled }),
    };
    const detail = { ...template.detail, table, tables: tables.with(table, chosen) };
    const changed = { ...template, detail };
    return asked.read(
      [scope.communityId],
      (tx, saw) => keepTemplate(tx, kernel, actor, allowed.value, changed, saw),
      scope.classes,
    );
  });
}
