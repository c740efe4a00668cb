// A department's blank workbook comes in, is recognised, and is shown as it would be filled. Showing it reads about
// people and is logged; the workbook is kept sealed for a day. See filled-routes.ts for how it goes out.
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../core/kernel/result.ts';
import { chooseColumns, uploadSheet } from '../../core/sheets/contract.ts';
import { settleTaught } from '../../core/sheets/mapping.ts';
import { createLexicon } from '../../core/sheets/match/lexicon.ts';
import { parseMeaning } from '../../core/sheets/match/meaning.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import { type Choice, choose } from '../../core/sheets/sources.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { formOf } from './form.ts';
import { findMapping, lessonsOf, type Mapping } from './mappings.ts';
import { meaningWords } from './meaning-words.ts';
import { requestOf, scopeOf } from './scope.ts';
import { findTemplate, keepTemplate, nameOf } from './templates.ts';
import { inTurn, readInThread } from './thread.ts';

export function sheetRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, uploadSheet, async asked => {
    const { actor, query, file } = asked;
    const allowed = await scopeOf(kernel, actor, query);
    if (!allowed.ok) return allowed;
    const { scope } = allowed.value;
    const taught = settleTaught(await asked.read([scope.communityId], lessonsOf));
    const read = await inTurn(() => readInThread(kernel, file!.bytes, taught));
    if (!read.ok) return read;
    const name = nameOf(file!.name);
    const { fingerprint } = formOf(read.value, name);
    const remembered = await asked.read([scope.communityId], tx => findMapping(tx, scope.communityId, fingerprint));
    const layout = remembered === undefined ? read.value : asRemembered(kernel, read.value, remembered);
    const template = { id: kernel.newId(), name, bytes: file!.bytes, detail: { ...requestOf(query), layout } };
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
    const { layout, ...request } = template.detail;
    const allowed = await scopeOf(kernel, actor, request);
    if (!allowed.ok) return allowed;
    const { scope } = allowed.value;
    const words = meaningWords(kernel.library);
    const wrong = body.columns.find(({ means }) => !words.isMeaning(means));
    if (wrong !== undefined) {
      const header = layout.columns.find(({ index }) => index === wrong.index)?.header ?? '';
      return refuse('unknown-meaning', { header, means: wrong.means });
    }
    const choices = body.columns.map(({ index, means }) => ({ index, meaning: parseMeaning(means)! }));
    const chosen = chosenIn(kernel, layout, choices);
    const changed = { ...template, detail: { ...template.detail, layout: chosen } };
    return asked.read(
      [scope.communityId],
      (tx, saw) => keepTemplate(tx, kernel, actor, allowed.value, changed, saw),
      scope.classes,
    );
  });
}

const chosenIn = (kernel: Kernel, layout: SheetLayout, choices: readonly Choice[]): SheetLayout =>
  choose(layout, choices, createLexicon(kernel.library.dictionary, kernel.library.neverHeld));

/** A form that was confirmed before means what it meant then; one whose columns no longer fit is proposed anew. */
function asRemembered(kernel: Kernel, layout: SheetLayout, { columns }: Mapping): SheetLayout {
  if (columns.length !== layout.columns.length) return layout;
  const choices = layout.columns.flatMap(({ index }, i): Choice[] => {
    const meaning = parseMeaning(columns[i]!.means);
    return meaning === undefined ? [] : [{ index, meaning }];
  });
  return chosenIn(kernel, layout, choices);
}
