// Who gives a command about packs from the command line, and to whom: a running Doorstep, as one of its users; or, where
// none runs and none was named, its database, as the system that whoever holds the key file may be.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { listAreas } from '../../core/areas/contract.ts';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { postCommands } from '../../core/kernel/endpoint.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import type { Refusal } from '../../core/kernel/result.ts';
import { getSession } from '../../core/organisations/contract.ts';
import { listActivations, listPacks } from '../../core/packs/contract.ts';
import { readConfig } from '../../server/config.ts';
import { openHouse } from '../../server/house.ts';
import { attachEngine } from '../../server/kernel/engine/attach.ts';
import { activationsOf, SYSTEM, writeScope } from '../../server/kernel/stream.ts';
import { inTransaction } from '../../server/kernel/unit-of-work.ts';
import { reachServer } from '../sheet/server.ts';
import { asSomebody } from '../sheet/sign-in.ts';
import { complain, refused, told } from '../sheet/terminal.ts';

/** The code of the root: everywhere. */
export const EVERYWHERE = 'all';

export type Given = { area: string; as?: string | undefined; server?: string | undefined; args: string[] };
export type On = { id: Id; pack: string; version: number; areaId: Id };
export type Hand = {
  area: { id: Id; name: string };
  /** Throws a refusal in words. */
  give(type: string, payload: unknown, subject?: Id): Promise<void>;
  /** What is switched on for the area now. */
  on(): Promise<On[]>;
  /** The newest version of a pack that may be used there. */
  newest(pack: string): Promise<number | undefined>;
};

const newId = (): Id => idAt(Date.now(), randomBytes(10));
const commandOf = (stream: Id, type: string, payload: unknown, subject = newId()): AnyCommand => ({
  ...{ id: newId(), stream, type, subject, payload, observedAt: Date.now() },
});
function heard(replies: readonly Reply[]): void {
  const refusal = replies[0]?.refusal;
  if (refusal !== undefined) throw refused(refusal as Refusal);
}

/** Does `work` for the area of a code. */
export async function withHand(given: Given, work: (hand: Hand) => Promise<void>): Promise<void> {
  const config = readConfig(given.args, join(import.meta.dirname, '../..'));
  const url = given.server ?? `http://${config.host}:${config.port}`;
  const runs = await fetch(new URL(getSession.path, url)).then(
    answer => answer.ok,
    () => false,
  );
  if (runs || given.server !== undefined) return atServer(url, given, work);
  complain(`${url} 没有家门口在运行，直接写入数据库 · none runs there; the database is written directly`);
  const engine = await attachEngine({ ...config, log: complain });
  try {
    const { ownerUrl, directUrl } = engine;
    const house = await openHouse({ ownerUrl, directUrl, keyFile: config.keyFile, connections: 2, visiting: true });
    try {
      await atDatabase(house, given.area, work);
    } finally {
      await house.close();
    }
  } finally {
    await engine.stop();
  }
}

async function atServer(url: string, { area: code, as }: Given, work: (hand: Hand) => Promise<void>): Promise<void> {
  const server = reachServer(url);
  const somebody = as ?? (code === EVERYWHERE ? 'administrator' : undefined);
  await asSomebody(server, { as: somebody, code }, async area => {
    const { area: found } = await server.ask(listAreas, { query: { under: area.id } });
    const stream = (found.communityId ?? area.id) as Id;
    const where = { query: { area: area.id } };
    await work({
      area,
      give: async (type, payload, subject) =>
        heard(
          (await server.ask(postCommands, { body: { commands: [commandOf(stream, type, payload, subject)] } }))
            .replies as Reply[],
        ),
      on: async () => (await server.ask(listActivations, where)).activations as On[],
      newest: async pack => (await server.ask(listPacks, where)).packs.find(one => one.pack === pack)?.version,
    });
  });
}

type House = Awaited<ReturnType<typeof openHouse>>;

async function atDatabase(
  { kernel, pipeline }: House,
  code: string,
  work: (hand: Hand) => Promise<void>,
): Promise<void> {
  const { rows } = await kernel.db.aside.query(
    `select id, name, path::text, community_id from area where code = $1 and until_at is null`,
    [code],
  );
  const [area] = rows as { id: Id; name: string; path: string; community_id: Id | null }[];
  if (area === undefined)
    throw told(`没有代码为 ${code} 的区划。请核对代码。`, `There is no area of code ${code}. Check the code.`);
  const stream = area.community_id ?? area.id;
  const on = () =>
    inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, stream), tx => activationsOf(kernel, tx, area.id));
  await work({
    area,
    give: async (type, payload, subject) =>
      heard(
        await pipeline.submit(SYSTEM, [
          { ...commandOf(stream, type, payload, subject), observedAt: kernel.clock.now() },
        ]),
      ),
    on: async () => {
      const now = kernel.clock.now();
      return (await on()).filter(one => one.endedAt === undefined && (one.until === undefined || one.until > now));
    },
    newest: async pack => {
      await on();
      return kernel.library.packsFor(area.path).findLast(one => one.pack.pack === pack)?.pack.version;
    },
  });
}
