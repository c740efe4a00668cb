// `npm start`: from a fresh clone to the address to open. Installs and builds only what is missing or has changed, then
// hands over to server/main.ts and lives as long as it.
import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { launch } from './launch.mjs';
import { giveUp } from './say.mjs';

/** Options and whether a value follows. */
const OPTIONS = { empty: false, port: true, data: true, keys: true, host: true };

const USAGE = `npm start -- [选项 options]
  --empty        不放演示数据 · without the demo's street
  --port N       端口（默认 8080）· port (8080)
  --host H       监听地址（默认 127.0.0.1）· address to listen on (127.0.0.1)
  --data DIR     数据目录（默认 ./data）· data directory (./data)
  --keys FILE    县级密钥文件（默认 DIR/county.key）· county key file (DIR/county.key)
DATABASE_URL=postgres://…   用已有的 PostgreSQL（≥ 15）· use an existing PostgreSQL ≥ 15`;

/** \`npm start --port 9000\`, without the two dashes before it, leaves the option in npm's environment. */
function fromNpm() {
  const found = [];
  for (const [name, takesValue] of Object.entries(OPTIONS)) {
    const value = process.env[`npm_config_${name}`];
    if (value !== undefined && name !== 'host') found.push(`--${name}`, ...(takesValue ? [value] : []));
  }
  return found;
}

/** @param {string[]} args */
function check(args) {
  for (let i = 0; i < args.length; i++) {
    const [, name, joined] = /^--([a-z]+)(=.*)?$/.exec(args[i]) ?? [];
    if (name === undefined || !(name in OPTIONS)) {
      giveUp(`不认识的选项 ${args[i]}。\n${USAGE}`, `Unknown option ${args[i]}; the options are listed above.`, 2);
    }
    if (OPTIONS[name] && joined === undefined && (args[++i] ?? '--').startsWith('--'))
      giveUp(`--${name} 后面要有值。\n${USAGE}`, `--${name} needs a value; the options are listed above.`, 2);
  }
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(USAGE);
  process.exit(0);
}
const given = [...fromNpm(), ...args];
check(given);
ensureInstalled();
await buildWeb();
process.exit(await launch([join(ROOT, 'server/main.ts'), ...given], { follow: true }));
