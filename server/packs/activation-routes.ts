// What is switched on where, what waits for a second signature, and how far the exit of what ended is.
import type { FastifyInstance } from 'fastify';
import { within } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import {
  type ActivationView,
  type ExitStep,
  listActivations,
  listProposals,
  type ProposalView,
} from '../../core/packs/contract.ts';
import type { Activation, Pack } from '../../core/packs/model.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
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
  instrument: string | null;
  signatures: number;
  delete_at: number | null;
  exit: ExitStep[] | null;
  todo: number;
};

const NEAR = '(a.area_path @> $1::text::ltree or a.area_path <@ $1::text::ltree or a.area_id = $2)';
const ACTIVATIONS = {
  name: 'list_activations',
  text: `select a.id, a.pack, a.version, a.area_id, p.name as area, p.path::text, a.from_at, a.until_at, a.ended_at, a.basis,
    a.instrument, cardinality(a.signed_by) as signatures, a.delete_at,
    (select json_agg(json_build_object('step', e.step, 'done', e.done, 'total', e.total) order by e.at, e.step)
     from activation_exit e where e.activation_id = a.id) as exit,
    (select count(*) from recount_todo t where t.activation_id = a.id)::int as todo
   from activation a join area p on p.id = a.area_id where ${NEAR} order by a.from_at desc limit 500`,
};
const PROPOSALS = {
  name: 'list_proposals',
  text: `select p.activation_id as id, p.stream_id, p.kind, p.body, p.proposed_at, o.name as organisation, r.name as area
   from activation_proposal p join post q on q.id = p.post_id join organisation o on o.id = q.organisation_id
   join area r on r.id = (p.body->'activation'->>'areaId')::uuid
   where p.settled_at is null and (r.path @> $1::text::ltree or r.path <@ $1::text::ltree) order by p.proposed_at desc`,
};

const mayLook = (actor: Actor, area: AreaRecord): boolean =>
  looksInto(actor, area) || within(actor.post.areaPath, area.path);

/** What it demands of people, what it owes them for it, and whom they appeal to. */
function restrictionOf({ restricts, owes = [], appeal }: Pack): Pick<ActivationView, 'restricts'> {
  if (restricts === undefined) return {};
  const told = { kind: restricts.kind, owes: owes.map(({ title }) => title) };
  return { restricts: appeal === undefined ? told : { ...told, appealTo: appeal.to, appealWithin: appeal.within } };
}

function viewOf(kernel: Kernel, row: Row): ActivationView | undefined {
  const compiled = kernel.library.pack(row.pack, row.version);
  if (compiled === undefined) return undefined;
  const { title, mode } = compiled.pack;
  const view: ActivationView = {
    ...{ id: row.id, pack: row.pack, version: row.version, title, mode, areaId: row.area_id, areaName: row.area },
    ...{ from: row.from_at, basis: row.basis, signatures: row.signatures, ...restrictionOf(compiled.pack) },
  };
  if (row.instrument !== null) view.instrument = row.instrument;
  if (row.until_at !== null) view.until = row.until_at;
  if (row.ended_at !== null) view.endedAt = row.ended_at;
  if (row.delete_at !== null) view.deleteAt = row.delete_at;
  if (row.exit !== null) view.exit = row.exit;
  if (row.todo > 0) view.progress = { done: 0, total: row.todo };
  return view;
}

type Waiting = {
  id: Id;
  stream_id: Id;
  kind: ProposalView['kind'];
  body: { activation: Activation; instrument?: string; until?: number; basis: string };
  proposed_at: number;
  organisation: string;
  area: string;
};

export function activationRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listActivations, async ({ actor, query, read }) => {
    const area = await findArea(kernel, query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!mayLook(actor, area)) return refuse('outside-area');
    return read(area.community_id === null ? [] : [area.community_id], async tx => {
      const rows = await tx.rows<Row>(ACTIVATIONS, [area.path, area.grid_id]);
      await kernel.catchUp({ epochs: [], versions: rows });
      const now = kernel.clock.now();
      const shown = rows.filter(
        row => query.ended === true || (row.ended_at === null && (row.until_at === null || row.until_at > now)),
      );
      return accept({ activations: shown.flatMap(row => viewOf(kernel, row) ?? []) });
    });
  });

  route(app, kernel, listProposals, async ({ actor, query, read }) => {
    const area = await findArea(kernel, query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!mayLook(actor, area)) return refuse('outside-area');
    const rows = await read([], async tx => {
      const found = await tx.rows<Waiting>(PROPOSALS, [area.path]);
      await kernel.catchUp({ epochs: [], versions: found.map(({ body }) => body.activation) });
      return found;
    });
    const proposals = rows.flatMap((row): ProposalView[] => {
      const { activation, instrument, until, basis } = row.body;
      const pack = kernel.library.pack(activation.pack, activation.version)?.pack;
      if (pack === undefined) return [];
      const view: ProposalView = {
        ...{ id: row.id, stream: row.stream_id, kind: row.kind, pack: pack.pack, version: pack.version },
        ...{ title: pack.title, areaName: row.area, basis, organisation: row.organisation, at: row.proposed_at },
        from: activation.from,
        ...restrictionOf(pack),
      };
      if (instrument !== undefined) view.instrument = instrument;
      const end = until ?? activation.until;
      if (end !== undefined) view.until = end;
      return [view];
    });
    return accept({ proposals });
  });
}
