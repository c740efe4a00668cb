// `doorstep verify`: walks every chain of events and the seals of the access log, and names what was tampered with.
// Works beside a running server or without one; changes nothing.
import { join } from 'node:path';
import pg from 'pg';
import { type SealFault, verifySeals } from '../server/access/index.ts';
import { readConfig } from '../server/config.ts';
import { checkKey } from '../server/kernel/database.ts';
import { attachEngine } from '../server/kernel/engine/attach.ts';
import { openKeyFile } from '../server/kernel/keys.ts';
import { types } from '../server/kernel/unit-of-work.ts';
import { type ChainFault, verifyChains } from '../server/kernel/verify.ts';

export const summary = { zh: '核验事件链和查阅记录的封存', en: 'check the chains of events and the sealed access log' };

const USAGE = `doorstep verify [--data DIR] [--keys FILE]     （或 or DATABASE_URL=postgres://…）`;

const SAYS: Record<ChainFault['what'] | `seal-${SealFault['what']}`, { zh: string; en: string }> = {
  missing: { zh: '事件缺失', en: 'is missing' },
  broken: { zh: '事件被改动，或与上一条接不上', en: 'was edited, or does not follow from the one before it' },
  'payload-edited': { zh: '事件的内容被改动', en: 'has an edited payload' },
  'payload-added': { zh: '事件多出了内容', en: 'has a payload that was never written' },
  'payload-moved': { zh: '事件内容的密级或启用被改动', en: 'has a payload whose class or activation was changed' },
  head: { zh: '链头与最后一条事件不符', en: 'is not the last event its stream knows of' },
  'no-stream': { zh: '整条链缺失', en: 'its whole stream is missing' },
  'seal-rows': {
    zh: '封存的查阅记录被增删或改动',
    en: 'seals access log rows that were since added, removed or edited',
  },
  'seal-no-seal': { zh: '查阅记录指向不存在的封存', en: 'is named as a seal by access log rows, and is none' },
};

/** 0 when nothing was tampered with; 1 when something was; 2 when the call was not understood. */
export async function run(args: string[]): Promise<number> {
  if (args.includes('--help')) return say(USAGE, 2);
  const config = readConfig(args, join(import.meta.dirname, '..'));
  const engine = await attachEngine({ ...config, log: line => console.error(line) });
  const client = new pg.Client({ connectionString: engine.directUrl, types: types as pg.CustomTypesConfig });
  try {
    await client.connect();
    const county = openKeyFile(config.keyFile, 'refuse');
    await checkKey(client, county);
    const chains = await verifyChains(client);
    const seals = await verifySeals(client, county);
    const names = new Map<string, string>();
    for (const row of (await client.query('select id, name, code from area')).rows)
      names.set(row.id as string, `${row.name} ${row.code}`);
    const faults: { streamId: string; seq: number; to?: number; what: keyof typeof SAYS }[] = [
      ...chains.faults,
      ...seals.faults.map(one => ({ ...one, what: `seal-${one.what}` as const })),
    ];
    for (const { streamId, seq, to, what } of faults) {
      const number = seq === 0 ? '' : ` #${seq}${to === undefined ? '' : `–${to}`}`;
      console.log(`✗ ${names.get(streamId) ?? streamId}${number}  ${SAYS[what].zh} · ${SAYS[what].en}`);
    }
    const counts = [chains.streams, chains.events, chains.payloads, seals.rows];
    const [zh, en] =
      faults.length === 0 ? ['完好', 'all whole'] : [`${faults.length} 处问题`, `${faults.length} faults`];
    console.log(
      `${faults.length === 0 ? '✓' : '✗'} ${counts[0]} 条链、${counts[1]} 个事件、${counts[2]} 份内容、${counts[3]} 条已封存查阅记录：${zh}\n` +
        `  ${counts[0]} streams, ${counts[1]} events, ${counts[2]} payloads, ${counts[3]} sealed log rows: ${en}`,
    );
    return faults.length === 0 ? 0 : 1;
  } finally {
    await client.end();
    await engine.stop();
  }
}

const say = (text: string, code: number): number => {
  console.error(text);
  return code;
};
