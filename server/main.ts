// Starts Doorstep: engine, house, pages. Prints the address and serves until it is told to stop.
import { join } from 'node:path';
import { type Config, readConfig } from './config.ts';
import { openEngine } from './kernel/engine/index.ts';
import { type Served, serve } from './serve.ts';

const ROOT = join(import.meta.dirname, '..');

export async function startServer(config: Config, say: (line: string) => void): Promise<Served> {
  const engine = await openEngine({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    databaseDirectUrl: config.databaseDirectUrl,
    log: say,
  });
  try {
    return await serve(config, engine, say);
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

if (import.meta.main) {
  const say = (line: string) => console.log(line);
  try {
    const server = await startServer(readConfig(process.argv.slice(2), ROOT), say);
    say(`家门口 Doorstep\nlistening ${server.url}`);
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        server.stop().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      });
    }
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
