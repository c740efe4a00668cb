// Puts the rooms together: a database made ready, the kernel, and the pipeline with every room's commands. What serves
// it (HTTP, a bench, a command of the CLI) is built on top.
import { randomFillSync } from 'node:crypto';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Id, idAt } from '../core/kernel/id.ts';
import { sealAccessHandler } from './access/index.ts';
import { areaHandlers } from './areas/index.ts';
import { demandHandlers } from './demands/index.ts';
import { createClock } from './kernel/clock.ts';
import { prepareDatabase, urlFor } from './kernel/database.ts';
import type { Kernel, Log } from './kernel/kernel.ts';
import { createKeyRing } from './kernel/key-ring.ts';
import { createBlindIndex, openKeyFile } from './kernel/keys.ts';
import { createLive } from './kernel/live.ts';
import { createPipeline, type Pipeline } from './kernel/pipeline.ts';
import { createScopeSigner } from './kernel/scope.ts';
import { type Database, openPool } from './kernel/unit-of-work.ts';
import { matterHandlers } from './matters/index.ts';
import { packHandlers, publish } from './packs/index.ts';
import {
  cancelImportHandler,
  confirmImportHandler,
  finishImportHandler,
  openValueHandler,
  registerHouseholdHandler,
  settleDuplicateHandler,
} from './registry/index.ts';
import { resourceHandlers } from './resources/index.ts';
import { sheetHandlers } from './sheets/index.ts';
import { rehearsalHandlers } from './simulate/index.ts';
import { answerCallbackHandler, drawVisitsHandler, visitHandlers } from './visits/index.ts';

export type House = {
  kernel: Kernel;
  pipeline: Pipeline;
  fresh: boolean;
  jobsUrl: string;
  /** The application's role, past any pooler. */
  listenUrl: string;
  close(): Promise<void>;
};

export type HouseOptions = {
  /** The owner's address. */
  ownerUrl: string;
  /** The same past a pooler, where there is one: migrates, prepares, listens and works off jobs. */
  directUrl?: string;
  keyFile: string;
  connections?: number;
  /** False behind a transaction pooler. */
  named?: boolean;
  kind?: Kernel['kind'];
  /** Beside a server that may be running: a database that is not up to date is refused instead of brought up to date. */
  visiting?: boolean;
  log?: Log;
};

/** 128 ids' worth of chance at a time. */
function createIds(now: () => number): () => Id {
  const pool = Buffer.alloc(1280);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += 10;
    return idAt(now(), pool.subarray(used - 10, used));
  };
}

function createValidator(): Kernel['validate'] {
  const checks = new WeakMap<TSchema, (value: unknown) => string | undefined>();
  return schema => {
    let check = checks.get(schema);
    if (check === undefined) {
      const compiled = Compile(schema);
      check = value => (compiled.Check(value) ? undefined : compiled.Errors(value)[0]?.instancePath || '/');
      checks.set(schema, check);
    }
    return check;
  };
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const log: Log = options.log ?? (() => {});
  const county = openKeyFile(options.keyFile, options.visiting === true ? 'refuse' : 'make');
  const clock = createClock();
  const newId = createIds(() => clock.now());
  const directUrl = options.directUrl ?? options.ownerUrl;
  const prepared = await prepareDatabase(directUrl, county, {
    now: clock.now(),
    newId,
    kind: options.kind ?? 'demo',
    check: options.visiting ?? false,
    log,
  });
  clock.setOffset(prepared.clockOffsetMs);
  const url = urlFor(options.ownerUrl, prepared.user, prepared.password);
  const db: Database = {
    pool: openPool(url, options.connections ?? 12),
    aside: openPool(url, 2),
    sign: createScopeSigner(county),
    named: options.named ?? true,
  };
  const shelf = await publish(db, clock.now(), log);
  const kernel: Kernel = {
    db,
    clock,
    newId,
    log,
    live: createLive(),
    ring: createKeyRing(db, county, () => clock.now(), newId),
    get library() {
      return shelf.library();
    },
    catchUp: shelf.catchUp,
    blind: createBlindIndex(county),
    rootAreaId: prepared.rootAreaId,
    kind: prepared.kind,
    validate: createValidator(),
  };
  const pipeline = createPipeline(kernel, [
    ...areaHandlers,
    registerHouseholdHandler,
    confirmImportHandler,
    cancelImportHandler,
    finishImportHandler,
    openValueHandler,
    settleDuplicateHandler,
    sealAccessHandler,
    ...packHandlers,
    ...visitHandlers,
    drawVisitsHandler,
    answerCallbackHandler,
    ...sheetHandlers,
    ...demandHandlers,
    ...rehearsalHandlers,
    ...resourceHandlers,
    ...matterHandlers,
  ]);
  return {
    kernel,
    pipeline,
    fresh: prepared.fresh,
    jobsUrl: urlFor(directUrl, prepared.jobsUser, prepared.password),
    listenUrl: urlFor(directUrl, prepared.user, prepared.password),
    close: async () => {
      await Promise.all([db.pool.end(), db.aside.end()]);
    },
  };
}
