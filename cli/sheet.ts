// `doorstep sheet explain` and `doorstep sheet fill`: what a department's blank sheet asks for, and the sheet filled.
// Understands the call and hands over to the files in cli/sheet.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { runExplain } from './sheet/explain.ts';
import { runFill } from './sheet/fill.ts';
import { complain, Told } from './sheet/terminal.ts';

export const summary = {
  zh: '看一张部门的表每一列要什么；填一张表',
  en: 'what each column of a department’s sheet asks for; fill one',
};

const USAGE = `doorstep sheet explain 文件 [--json]   每一列要什么、有多大把握、为什么
doorstep sheet fill 空表 --area 区划代码 --purpose 用途 --out 填好的表
    [--basis 文号] [--until 2026-03-31] [--where 'age >= 65'] [--table 2] [--as 用户] [--server http://127.0.0.1:8080] [--json]
    由正在运行的家门口填表：权限、用途和查阅记录与页面相同；填好的表也可以是 .csv 或 .pdf

doorstep sheet explain FILE [--json]   what each column asks for, how surely, and why
doorstep sheet fill BLANK --area CODE --purpose PURPOSE --out FILLED
    [--basis DOCUMENT] [--until 2026-03-31] [--where 'age >= 65'] [--table 2] [--as USER] [--server http://127.0.0.1:8080] [--json]
    filled by a running Doorstep, under the same rules and with the same log as on its page; FILLED may be .csv or .pdf
`;

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  ...{
    area: TEXT,
    purpose: TEXT,
    basis: TEXT,
    until: TEXT,
    where: TEXT,
    as: TEXT,
    out: TEXT,
    server: TEXT,
    port: TEXT,
    table: TEXT,
  },
  json: { type: 'boolean' },
} as const;

type Call = { task: string; file: string; values: ReturnType<typeof parse>['values'] };
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });

/** Undefined where the call is not understood. */
function understand(args: string[]): Call | undefined {
  try {
    const { values, positionals } = parse(args);
    const [task, file, ...more] = positionals;
    const understood = task !== undefined && file !== undefined && more.length === 0;
    return understood && /^(?:[1-9]\d?)?$/.test(values.table ?? '') ? { task, file, values } : undefined;
  } catch {
    return undefined;
  }
}

/** Where the server listens: as said, else where `npm start` would. */
function addressOf({ server }: Call['values'], args: string[]): string {
  if (server !== undefined && URL.canParse(server)) return server;
  const { host, port } = readConfig(args, join(import.meta.dirname, '..'));
  return `http://${host}:${port}`;
}

/** 0 when it is done; 1 when it was refused, in words; 2 when the call itself was not understood. */
export async function run(args: string[]): Promise<number> {
  const call = understand(args);
  const { area, purpose, out, json = false, table, ...more } = call?.values ?? {};
  try {
    if (call?.task === 'explain') await runExplain(call.file, json);
    else if (call?.task === 'fill' && area !== undefined && purpose !== undefined && out !== undefined)
      await runFill({
        ...{ file: call.file, area, purpose, out, json, ...more, server: addressOf(call.values, args) },
        ...(table === undefined ? {} : { table: Number(table) }),
      });
    else {
      complain(USAGE);
      return 2;
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Told)) throw error;
    complain(error.message);
    return 1;
  }
}
