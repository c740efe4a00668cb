// Opens the house on an engine and serves every room's routes and the pages.

import type { FastifyInstance } from 'fastify';
import type { Id } from '../core/kernel/id.ts';
import { HOUR_MS, MINUTE_MS } from '../core/kernel/time.ts';
import { sealAccess } from './access/index.ts';
import { areaRoutes } from './areas/index.ts';
import { boardRoutes, deskRoutes } from './board/index.ts';
import type { Config } from './config.ts';
import { demandRoutes } from './demands/index.ts';
import { factRoutes } from './facts/index.ts';
import { type House, openHouse } from './house.ts';
import { dropExpiredFiles } from './kernel/files.ts';
import { createApp } from './kernel/http/app.ts';
import { commandRoutes } from './kernel/http/commands.ts';
import { startJobs } from './kernel/jobs.ts';
import type { Kernel } from './kernel/kernel.ts';
import { connectProcesses } from './kernel/notify.ts';
import { dropOldReplies } from './kernel/replies.ts';
import { SYSTEM, writeScope } from './kernel/stream.ts';
import { inTransaction } from './kernel/unit-of-work.ts';
import {
  ELSEWHERE,
  fireDueRules,
  LOTS,
  matterRoutes,
  passDueClocks,
  planRules,
  workElsewhere,
  workOffRules,
  workOnLots,
} from './matters/index.ts';
import { findActor, sessionRoutes } from './organisations/index.ts';
import { activationRoutes, endWhatRanOut, followPublishing, packRoutes, workOnExit } from './packs/index.ts';
import {
  DUPLICATES,
  duplicateRoutes,
  findDuplicates,
  householdIdsOfBuildings,
  householdRoutes,
  IMPORTS,
  importRoutes,
  loadHouseholds,
  registryRoutes,
  workOffImports,
  workOnImport,
} from './registry/index.ts';
import { expireReservations, resourceRoutes } from './resources/index.ts';
import {
  filledRoutes,
  fillScheduled,
  gapRoutes,
  mappingRoutes,
  registerRoutes,
  runDueSheets,
  SCHEDULED,
  scheduleRoutes,
  sheetRoutes,
} from './sheets/index.ts';
import { prepareFirstUse, REHEARSALS, rehearsalRoutes, workOnRehearsal } from './simulate/index.ts';
import { type HouseholdReader, planRecount, workOffDue, workOffRecounts } from './tallies/index.ts';
import { callbackRoutes, drawWaitingVisits, forgetOldAnswers, visitRoutes } from './visits/index.ts';

/** A running PostgreSQL, ours or somebody else's. */
export type Engine = { ownerUrl: string; directUrl: string; kind: 'embedded' | 'external'; stop(): Promise<void> };
export type Served = { url: string; stop(): Promise<void> };

const reader: HouseholdReader = { ids: householdIdsOfBuildings, load: loadHouseholds };
/** How soon a figure that time alone changes follows its instant. */
const DUE_MS = 10_000;
/** How often visits are drawn to be asked about, and old answers forgotten. */
const DRAW_MS = 10 * MINUTE_MS;

async function dropExpired(kernel: Kernel): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  await inTransaction(kernel.db, scope, tx => dropExpiredFiles(tx, kernel.clock.now()));
}

/** Rules on a schedule, and those of a switch. */
async function runDueRules(kernel: Kernel, pipeline: House['pipeline']): Promise<void> {
  await planRules(kernel);
  await fireDueRules(kernel);
  await workOffRules(kernel, pipeline);
}

/** Every room's routes. */
export function addRoutes(app: FastifyInstance, { kernel, pipeline }: Pick<House, 'kernel' | 'pipeline'>): void {
  sessionRoutes(app, kernel);
  commandRoutes(app, kernel, pipeline);
  factRoutes(app, kernel);
  areaRoutes(app, kernel);
  packRoutes(app, kernel);
  activationRoutes(app, kernel);
  registryRoutes(app, kernel);
  householdRoutes(app, kernel, pipeline);
  duplicateRoutes(app, kernel);
  importRoutes(app, kernel);
  visitRoutes(app, kernel);
  callbackRoutes(app, kernel);
  boardRoutes(app, kernel);
  deskRoutes(app, kernel);
  sheetRoutes(app, kernel);
  filledRoutes(app, kernel);
  gapRoutes(app, kernel);
  mappingRoutes(app, kernel);
  scheduleRoutes(app, kernel);
  registerRoutes(app, kernel);
  demandRoutes(app, kernel);
  rehearsalRoutes(app, kernel);
  resourceRoutes(app, kernel);
  matterRoutes(app, kernel);
}

export async function serve(config: Config, engine: Engine, say: (line: string) => void): Promise<Served> {
  const log = (line: string, detail?: Record<string, unknown>) =>
    say(detail === undefined ? line : `${line} ${JSON.stringify(detail)}`);
  const house = await openHouse({
    ownerUrl: engine.ownerUrl,
    directUrl: engine.directUrl,
    keyFile: config.keyFile,
    connections: config.connections,
    named: engine.kind === 'embedded',
    log,
  });
  const { kernel, pipeline } = house;
  await prepareFirstUse(kernel, pipeline, { empty: config.empty, say });
  const app = await createApp(kernel, token => findActor(kernel.db, token, kernel.clock.now()), config.webDir);
  addRoutes(app, house);
  const processes = await connectProcesses(kernel, house.listenUrl);
  const follows = followPublishing(kernel);
  const url = await app.listen({ port: config.port, host: config.host });
  // After the pages answer: the first page does not wait for the jobs.
  const jobs = await startJobs(
    kernel,
    house.jobsUrl,
    {
      recount: async body => {
        await planRecount(kernel, String(body.activationId));
        await workOffRecounts(kernel, reader);
      },
      [REHEARSALS]: body => workOnRehearsal(kernel, String(body.rehearsalId)),
      [IMPORTS]: body => workOnImport(kernel, pipeline, String(body.communityId), String(body.importId)),
      [SCHEDULED]: body =>
        fillScheduled(kernel, String(body.communityId), String(body.scheduleId), Number(body.instant)),
      [LOTS]: body => workOnLots(kernel, pipeline, String(body.communityId), String(body.lotsId)),
      exit: body => workOnExit(kernel, pipeline, String(body.activationId)),
      [ELSEWHERE]: body => workElsewhere(pipeline, body as Parameters<typeof workElsewhere>[1]),
      [DUPLICATES]: body => findDuplicates(kernel, String(body.communityId), body.personIds as Id[]),
    },
    [
      { everyMs: DUE_MS, run: () => workOffDue(kernel, reader) },
      { everyMs: DUE_MS, run: () => workOffRecounts(kernel, reader) },
      { everyMs: DUE_MS, run: () => workOffImports(kernel, pipeline) },
      { everyMs: DUE_MS, run: () => endWhatRanOut(kernel, pipeline) },
      { everyMs: DUE_MS, run: () => passDueClocks(kernel, pipeline) },
      { everyMs: DUE_MS, run: () => runDueRules(kernel, pipeline) },
      { everyMs: DUE_MS, run: () => expireReservations(kernel, pipeline) },
      { everyMs: MINUTE_MS, run: () => sealAccess(kernel, pipeline) },
      { everyMs: MINUTE_MS, run: () => runDueSheets(kernel, pipeline) },
      { everyMs: MINUTE_MS, run: () => dropExpired(kernel) },
      { everyMs: HOUR_MS, run: () => dropOldReplies(kernel) },
      { everyMs: DRAW_MS, run: () => drawWaitingVisits(kernel, pipeline) },
      { everyMs: DRAW_MS, run: () => forgetOldAnswers(kernel) },
    ],
  );
  // What was recorded before a stop, or seeded, does not wait for the first beat.
  drawWaitingVisits(kernel, pipeline).catch(error => log('draw', { error: String((error as Error).message) }));
  return {
    url,
    stop: async () => {
      await app.close();
      await jobs.stop();
      follows();
      await processes.stop();
      await house.close();
      await engine.stop();
    },
  };
}
