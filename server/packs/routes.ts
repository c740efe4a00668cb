// Packs that are published, the text of each, and whether a text could be.
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { mayGive, within } from '../../core/access/may.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { listPacks, type PackSummary } from '../../core/packs/contract.ts';
import { diffPacks } from '../../core/packs/diff.ts';
import type { Pack } from '../../core/packs/model.ts';
import { checkPackText, getPackSource } from '../../core/packs/publish-contract.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import { checkTexts } from './checked.ts';
import { EVERYWHERE } from './publish.ts';

const SOURCE = {
  name: 'pack_source',
  text: 'select source, area_path::text from pack_version where pack = $1 and version = $2',
};

function summaryOf({ pack, areaPath }: { pack: Pack; areaPath: string }): PackSummary {
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
  if (pack.restricts !== undefined) summary.restricts = { authority: pack.restricts.authority };
  if (areaPath !== EVERYWHERE) summary.within = areaPath;
  if (pack.sunset !== undefined) summary.sunset = pack.sunset;
  if (pack.retention !== undefined) summary.retention = pack.retention;
  return summary;
}

export function packRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listPacks, async asked => {
    const area = await findArea(kernel, asked.query.area ?? asked.actor.post.areaId);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area) && !within(asked.actor.post.areaPath, area.path)) return refuse('outside-area');
    await asked.read([], tx => activationsOf(kernel, tx, area.id));
    const found = kernel.library.packsFor(area.path);
    const shown = asked.query.all ? found : [...new Map(found.map(one => [one.pack.pack, one])).values()];
    return accept({ packs: shown.map(summaryOf) });
  });

  route(app, kernel, checkPackText, async asked => {
    if (!mayGive(asked.actor.post.role).includes('publish-pack')) return refuse('not-permitted');
    const area = await findArea(kernel, asked.body.area ?? asked.actor.post.areaId);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    const checked = await checkTexts(kernel, [asked.body.text]);
    if (!checked.ok) return checked;
    await asked.read([], tx => activationsOf(kernel, tx, area.id));
    const { named, pack, problems, passed } = checked.value[0]!;
    const answer: Static<typeof checkPackText.response> = {
      ...{ ...named, passed, changes: [] },
      problems: problems.map(({ line, text }) => ({ line, text })),
    };
    const before = kernel.library.packsFor(area.path).findLast(one => one.pack.pack === pack?.pack)?.pack;
    if (pack === undefined || before === undefined) return accept(answer);
    const changes = diffPacks(before, pack, kernel.library.dictionary);
    return accept({ ...answer, against: before.version, changes });
  });

  route(app, kernel, getPackSource, async asked => {
    const { pack, version } = asked.query;
    const [row] = await asked.read([], tx =>
      tx.rows<{ source: string | null; area_path: string }>(SOURCE, [pack, version]),
    );
    const { areaPath } = asked.actor.post;
    if (typeof row?.source !== 'string' || !(within(areaPath, row.area_path) || within(row.area_path, areaPath)))
      return refuse('unknown-pack', { pack });
    const bytes = Buffer.from(row.source, 'utf8');
    return accept({ name: `${pack}-${version}.yaml`, type: 'application/yaml; charset=utf-8', bytes });
  });
}
