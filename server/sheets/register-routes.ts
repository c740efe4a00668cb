// Reads what a department's form asks for, so that many can be laid beside one another, and writes the one blank sheet
// that would serve several; see core/sheets/register.ts.
import type { FastifyInstance } from 'fastify';
import { mayCompareForms } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { printMeaning } from '../../core/sheets/match/meaning.ts';
import type { SheetColumn } from '../../core/sheets/model.ts';
import { getMergedSheet, type RegisteredSheet, readRegistered } from '../../core/sheets/register-contract.ts';
import { meaningOf } from '../../core/sheets/sources.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { TYPES } from './file-kind.ts';
import { mergedWorkbook } from './merged-workbook.ts';
import { readForm } from './read-form.ts';

export function registerRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, readRegistered, async asked => {
    const area = await comparedArea(kernel, asked.actor, asked.query.area);
    if (!area.ok) return area;
    const form = await readForm(kernel, asked, area.value.community_id ?? undefined, asked.file!);
    if (!form.ok) return form;
    const { fingerprint, title, layout } = form.value;
    return accept({ fingerprint, title, row: layout.rowSubject, columns: layout.columns.map(columnOf) });
  });

  route(app, kernel, getMergedSheet, async ({ actor, query, body }) => {
    const area = await comparedArea(kernel, actor, query.area);
    if (!area.ok) return area;
    return accept({ name: `${body.title}.xlsx`, type: TYPES.xlsx, bytes: mergedWorkbook(body) });
  });
}

/** The area for which an actor compares forms: a community, whose remembered forms count, or any above it. */
async function comparedArea(kernel: Kernel, actor: Actor, areaId: Id): Promise<Result<AreaRecord>> {
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  return mayCompareForms(actor.post.role) ? accept(area) : refuse('not-permitted');
}

function columnOf(column: SheetColumn): RegisteredSheet['columns'][number] {
  const { header, path = [], source, proposal } = column;
  const found: RegisteredSheet['columns'][number] = { header, means: meaningOf(column) };
  if (path.length > 1) found.over = path.slice(0, -1).join('/');
  if (source.kind === 'formula') return { ...found, blank: 'formula' };
  if (source.kind !== 'blank' || source.why === 'remark') return found;
  if (source.why === 'repeated' || source.why === 'whose') found.blank = source.why;
  // The best of what names something; `unknown` itself is no suggestion.
  const best = proposal && [proposal, ...proposal.alternatives].find(({ meaning }) => 'element' in meaning);
  if (best !== undefined && best.confidence >= WORTH_A_GLANCE)
    found.maybe = { means: printMeaning(best.meaning), confidence: best.confidence };
  return found;
}

/** From here on a guess is worth a question. */
const WORTH_A_GLANCE = 0.25;
