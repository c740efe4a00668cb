// A process for tests/faults/engine.test.ts to kill: opens the engine of a directory, writes one row, and waits. It
// answers no signal itself.
import pg from 'pg';
import { openEngine } from '../../server/kernel/engine/index.ts';

const engine = await openEngine({ dataDir: process.argv[2]!, log: () => {} }).catch(() => process.exit(3));
const client = new pg.Client({ connectionString: engine.ownerUrl });
client.on('error', () => {});
await client.connect();
await client.query('create table written as select 1 as n');
console.log('ready');
setInterval(() => {}, 60_000);
