// Carries between the processes of one database, by NOTIFY, that streams moved and that the clock was set: sent over the
// pool, heard on one direct connection, opened again whenever it is lost. Never carries what changed, only where.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Moved } from '../../core/kernel/endpoint.ts';
import { CLOCK_CHANNEL, readOffset } from './drill-clock.ts';
import type { Kernel } from './kernel.ts';

const MOVED_CHANNEL = 'doorstep_moved';
/** PostgreSQL takes 7,999 bytes a message. */
const MOST_BYTES = 7_900;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
const ANSWER_MS = 5_000;

type Message = { from: string; moved: Moved[] };

/** As few messages as hold them all. */
function pack(from: string, moved: readonly Moved[]): string[] {
  const messages: string[] = [];
  let held: Moved[] = [];
  const close = () => {
    if (held.length > 0) messages.push(JSON.stringify({ from, moved: held } satisfies Message));
    held = [];
  };
  for (const one of moved) {
    if (Buffer.byteLength(JSON.stringify({ from, moved: [...held, one] })) > MOST_BYTES) close();
    held.push(one);
  }
  close();
  return messages;
}

/** Connects this process with the others. `url` is the application's role, past any pooler. */
export async function connectProcesses(kernel: Kernel, url: string): Promise<{ stop(): Promise<void> }> {
  const self = randomUUID();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let wait = FIRST_WAIT_MS;
  let connected = false;

  const hear = ({ channel, payload = '' }: { channel: string; payload?: string | undefined }) => {
    if (channel === CLOCK_CHANNEL) return kernel.clock.setOffset(Number(payload));
    const { from, moved } = JSON.parse(payload) as Message;
    if (from !== self) for (const one of moved) kernel.live.hear(one);
  };
  const open = async (): Promise<void> => {
    const opening = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_MS,
      keepAlive: true,
      application_name: 'doorstep-listen',
    });
    let over = false;
    const lose = () => {
      if (over || stopped) return;
      over = true;
      opening.end().catch(() => {});
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    client = opening;
    opening.on('error', lose);
    opening.on('end', lose);
    opening.on('notification', hear);
    try {
      await opening.connect();
      await opening.query(`listen ${MOVED_CHANNEL}`);
      await opening.query(`listen ${CLOCK_CHANNEL}`);
      kernel.clock.setOffset(await readOffset(opening));
    } catch {
      return lose();
    }
    wait = FIRST_WAIT_MS;
    // What moved elsewhere while nobody listened was not heard: every open screen looks again.
    if (connected) kernel.live.lose();
    connected = true;
  };

  kernel.live.forward(moved => {
    for (const message of pack(self, moved)) {
      kernel.db.aside
        .query('select pg_notify($1, $2)', [MOVED_CHANNEL, message])
        .catch(error => kernel.log('notify', { error: (error as Error).message }));
    }
  });
  await open();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
