// Builds each web app whose sources changed since it was last built. A build replaces the old one at once when it is
// whole, so a server that runs meanwhile never serves half of one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './install.mjs';
import { launch } from './launch.mjs';
import { giveUp, say } from './say.mjs';

const DIST = join(ROOT, 'dist');
/** Files named with their length after a build; the console has many small ones. */
const MOST_NAMED = 5;
const SHARED = ['web/shared', 'core', 'packs', 'package-lock.json', 'tsconfig.base.json'];

/** Adds every file of a folder, in order, to a digest. @param {import('node:crypto').Hash} hash @param {string} path */
function add(hash, path) {
  const at = join(ROOT, path);
  if (!existsSync(at)) return;
  for (const entry of list(at)) {
    if (/\.test\.tsx?$/.test(entry)) continue;
    hash
      .update(`${path}/${entry}\0`)
      .update(readFileSync(join(at, entry)))
      .update('\0');
  }
}

/** Files below a folder, relative, sorted; the file itself when it is one. @param {string} at */
function list(at) {
  try {
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(at.length + 1))
      .sort();
  } catch {
    return [''];
  }
}

/** @param {string} app */
function digestOf(app) {
  const hash = createHash('sha256');
  for (const path of SHARED) add(hash, path);
  add(hash, `web/${app}`);
  return hash.digest('hex');
}

/** @param {string} app */
const stampOf = app => join(DIST, `.${app}.built`);

/** @param {string} app @param {string} digest */
function isFresh(app, digest) {
  try {
    return existsSync(join(DIST, app, 'index.html')) && readFileSync(stampOf(app), 'utf8') === digest;
  } catch {
    return false;
  }
}

/** Apps that have something to build: a folder under web/ with a vite.config.ts. */
function listApps() {
  const web = join(ROOT, 'web');
  return existsSync(web) ? readdirSync(web).filter(name => existsSync(join(web, name, 'vite.config.ts'))) : [];
}

export async function buildWeb() {
  for (const app of listApps()) {
    const digest = digestOf(app);
    if (isFresh(app, digest)) continue;
    say(`正在生成页面 ${app}…`, `Building the ${app} pages…`);
    const draft = join(DIST, `.${app}-${process.pid}`);
    mkdirSync(DIST, { recursive: true });
    const vite = [
      join(ROOT, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(ROOT, 'web', app, 'vite.config.ts'),
    ];
    const code = await launch([...vite, '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn']);
    if (code !== 0) {
      rmSync(draft, { recursive: true, force: true });
      giveUp(`页面 ${app} 没有生成（见上面的说明）。`, `The ${app} pages could not be built (see above).`, code);
    }
    packFiles(app, draft);
    replace(app, draft);
    writeFileSync(stampOf(app), digest);
  }
}

/** What compresses; pictures and fonts are packed already. */
const PACKS = /\.(?:css|html|js|json|svg)$/;
const kB = bytes => (bytes / 1000).toFixed(1);

/**
 * Lays a packed copy beside each file, which the server sends to whoever takes it, and says how long each is on the
 * wire. @param {string} app @param {string} draft
 */
function packFiles(app, draft) {
  const sizes = list(draft)
    .filter(name => PACKS.test(name))
    .map(name => {
      const packed = gzipSync(readFileSync(join(draft, name)), { level: 9 });
      writeFileSync(join(draft, `${name}.gz`), packed);
      return { name, bytes: packed.length };
    })
    .sort((a, b) => b.bytes - a.bytes);
  for (const { name, bytes } of sizes.slice(0, MOST_NAMED)) console.log(`  ${kB(bytes).padStart(7)} kB gzip  ${name}`);
  const total = sizes.reduce((sum, one) => sum + one.bytes, 0);
  console.log(`  ${kB(total).padStart(7)} kB gzip  ${app} 合计 in all`);
}

/** @param {string} app @param {string} draft */
function replace(app, draft) {
  const old = `${draft}-old`;
  if (existsSync(join(DIST, app))) renameSync(join(DIST, app), old);
  renameSync(draft, join(DIST, app));
  rmSync(old, { recursive: true, force: true });
}
