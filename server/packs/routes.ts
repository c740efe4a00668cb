// Packs that ship and what is switched on where.
import type { FastifyInstance } from 'fastify';
import { within } from '../../core/access/may.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { type ActivationView, listActivations, listPacks, type PackSummary } from '../../core/packs/contract.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';

type Row = {
  id: Id;
  pack: string;
  version: number;
  area_id: Id;
  area: string;
  path: string;
  from_at: number;
  until_at: number | null;
  ended_at: number | null;
  basis: string;
  todo: number;
};

const ACTIVATIONS = {
  name: 'list_activations',
  text: `select a.id, a.pack, a.version, a.area_id, p.name as area, p.path::text, a.from_at, a.until_at, a.ended_at, a.basis,
    (select count(*) from recount_todo t where t.activation_id = a.id)::int as todo
   from activation a join area p on p.id = a.area_id
   where (a.area_path @> $1::text::ltree or a.area_path <@ $1::text::ltree or a.area_id = $2) order by a.from_at desc limit 500`,
};

export function packRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listPacks, async () =>
    accept({
      packs: kernel.library.packs().map(({ pack }): PackSummary => {
        const summary: PackSummary = {
          pack: pack.pack,
          version: pack.version,
          title: pack.title,
          mode: pack.mode,
          basis: pack.basis,
          purpose: pack.purpose,
          asks: pack.asks.map(({ element, rank }) => ({ element, rank })),
          reports: pack.reports.map(({ id, title, role }) => ({ id, title, role })),
          roles: pack.roles ?? {},
        };
        if (pack.sunset !== undefined) summary.sunset = pack.sunset;
        if (pack.retention !== undefined) summary.retention = pack.retention;
        return summary;
      }),
    }),
  );

  route(app, kernel, listActivations, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area) && !within(asked.actor.post.areaPath, area.path)) return refuse('outside-area');
    return asked.read(area.community_id === null ? [] : [area.community_id], async tx => {
      const rows = await tx.rows<Row>(ACTIVATIONS, [area.path, area.grid_id]);
      const now = kernel.clock.now();
      const activations = rows.flatMap((row): ActivationView[] => {
        const compiled = kernel.library.pack(row.pack, row.version);
        const over = row.ended_at !== null || (row.until_at !== null && row.until_at <= now);
        if (compiled === undefined || (over && asked.query.ended !== true)) return [];
        const view: ActivationView = {
          id: row.id,
          pack: row.pack,
          version: row.version,
          title: compiled.pack.title,
          mode: compiled.pack.mode,
          areaId: row.area_id,
          areaName: row.area,
          from: row.from_at,
          basis: row.basis,
        };
        if (row.until_at !== null) view.until = row.until_at;
        if (row.ended_at !== null) view.endedAt = row.ended_at;
        if (row.todo > 0) view.progress = { done: 0, total: row.todo };
        return [view];
      });
      return accept({ activations });
    });
  });
}
