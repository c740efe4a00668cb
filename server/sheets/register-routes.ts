// Reads what a department's form asks for, so that many can be laid beside one another; see core/sheets/register.ts.
import type { FastifyInstance } from 'fastify';
import { accept } from '../../core/kernel/result.ts';
import { readRegistered } from '../../core/sheets/register-contract.ts';
import { meaningOf } from '../../core/sheets/sources.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { keptArea } from './mapping-routes.ts';
import { readForm } from './read-form.ts';

export function registerRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, readRegistered, async asked => {
    const kept = await keptArea(kernel, asked.actor, asked.query.area);
    if (!kept.ok) return kept;
    const form = await readForm(kernel, asked, kept.value.communityId, asked.file!);
    if (!form.ok) return form;
    const { fingerprint, title, layout } = form.value;
    const columns = layout.columns.map(column => ({ header: column.header, means: meaningOf(column) }));
    return accept({ fingerprint, title, row: layout.rowSubject, columns });
  });
}
