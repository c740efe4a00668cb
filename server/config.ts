// What the installation was told, by flags and the environment. The only reader of the environment.
import { join, resolve } from 'node:path';

export type Config = {
  dataDir: string;
  keyFile: string;
  port: number;
  host: string;
  /** Start without the demo's street. */
  empty: boolean;
  databaseUrl: string | undefined;
  databaseDirectUrl: string | undefined;
  /** Connections of the application's pool. */
  connections: number;
  webDir: string;
};

const DEFAULT_PORT = 8080;

function flag(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  if (at >= 0) return args[at + 1];
  const joined = args.find(arg => arg.startsWith(`--${name}=`));
  return joined?.slice(name.length + 3);
}

/** Reads `--empty --port N --data DIR --keys FILE` and DATABASE_URL, DATABASE_DIRECT_URL. Throws on a port that is none. */
export function readConfig(args: readonly string[], root: string): Config {
  const { env } = process;
  const dataDir = resolve(flag(args, 'data') ?? env.DOORSTEP_DATA ?? join(root, 'data'));
  const port = Number(flag(args, 'port') ?? env.PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number from 0 to 65535. --port 应是 0 到 65535 的数。');
  return {
    dataDir,
    keyFile: resolve(flag(args, 'keys') ?? join(dataDir, 'county.key')),
    port,
    host: flag(args, 'host') ?? '127.0.0.1',
    empty: args.includes('--empty'),
    databaseUrl: env.DATABASE_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL,
    connections: Number(env.DOORSTEP_CONNECTIONS ?? 12),
    webDir: join(root, 'dist'),
  };
}
