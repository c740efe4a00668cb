// The floor under visit intake: the very rows that Doorstep wrote (events, payloads, facts, visits, contributions,
// tallies, replies, the stream's head), written again into a copy of the database by SQL alone. As the tables' owner,
// so without access walls; nothing is loaded, decided, sealed or chained; the same settings, and as many connections.
import pg from 'pg';
import type { Transaction } from './capture.ts';
import { between, type Spent } from './processor.ts';

/** Milliseconds it takes, and those of PostgreSQL's processor time, by `spent`; transactions keep their order, dealt out to `connections` by what stream they belong to. */
export async function writeFloor(
  url: string,
  transactions: readonly Transaction[],
  connections: number,
  spent: () => Promise<Spent>,
): Promise<{ ms: number; postgresMs: number }> {
  const queues = dealOut(transactions, connections);
  const clients = await Promise.all(
    queues.map(async () => {
      const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig);
      await client.connect();
      await client.query('set plan_cache_mode = force_generic_plan');
      return client;
    }),
  );
  try {
    const before = await spent();
    const start = performance.now();
    await Promise.all(
      queues.map(async (queue, i) => {
        for (const transaction of queue) await write(clients[i]!, transaction);
      }),
    );
    const ms = performance.now() - start;
    return { ms, postgresMs: between(before, await spent()).postgres };
  } finally {
    await Promise.all(clients.map(client => client.end()));
  }
}

async function write(client: pg.Client, transaction: Transaction): Promise<void> {
  const asked = [
    client.query('begin'),
    ...transaction.map(statement => client.query(statement)),
    client.query('commit'),
  ];
  const settled = await Promise.allSettled(asked);
  const failed = settled.find(one => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** A stream's transactions stay on one connection: two of them would wait for each other's sums. */
function dealOut(transactions: readonly Transaction[], connections: number): Transaction[][] {
  const queues = Array.from({ length: connections }, (): Transaction[] => []);
  const places = new Map<unknown, number>();
  for (const transaction of transactions) {
    const stream = transaction[0]!.values[0];
    let place = places.get(stream);
    if (place === undefined) {
      place = places.size % connections;
      places.set(stream, place);
    }
    queues[place]!.push(transaction);
  }
  return queues;
}
