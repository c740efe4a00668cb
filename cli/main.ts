// `doorstep <command> …`: hands over to the file of that name beside this one. Knows no command itself.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a command's file exports. `run` answers with the exit code: 0 well, 1 not so, 2 not understood. */
type CommandFile = { run?: (args: string[]) => Promise<number>; summary?: { zh: string; en: string } };

const NAME = /^[a-z][a-z0-9-]*$/;
const names = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => file.slice(0, -3))
  .filter(name => NAME.test(name) && name !== 'main');

const load = (name: string): Promise<CommandFile> => import(join(import.meta.dirname, `${name}.ts`));

async function help(): Promise<void> {
  console.log('doorstep <命令 command> …\n');
  for (const name of names) {
    const { run, summary } = await load(name);
    if (run === undefined) continue;
    console.log(`  ${name.padEnd(12)} ${summary === undefined ? '' : `${summary.zh} · ${summary.en}`}`.trimEnd());
  }
  console.log(`  ${'help'.padEnd(12)} 列出所有命令 · list the commands`);
}

const [name = 'help', ...args] = process.argv.slice(2);
if (name === 'help' || name === '--help') {
  await help();
} else {
  const run = names.includes(name) ? (await load(name)).run : undefined;
  if (run === undefined) {
    console.error(`没有“${name}”这个命令。请用 doorstep help 查看所有命令。`);
    console.error(`There is no command “${name}”. See doorstep help for all of them.`);
    process.exitCode = 2;
  } else {
    try {
      process.exitCode = await run(args);
    } catch (error) {
      console.error((error as Error).message);
      process.exitCode = 1;
    }
  }
}
