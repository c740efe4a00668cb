// `npm test`: installs what the tests need, runs every suite, and ends with one line that counts them all.
// `npm test -- unit|api|browser [pattern]` runs one suite, or the files of it whose path holds the pattern.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { launch } from './launch.mjs';
import { giveUp } from './say.mjs';

const SUITES = ['unit', 'api', 'browser'];
/** Over this share of its time a suite is told of; machines are too unlike and too busy for a clock to fail a test. */
const OVERDRAWN = 1.2;
const RESULTS = join(ROOT, 'tmp/test');

const args = process.argv.slice(2);
const wanted = SUITES.filter(suite => args.includes(suite));
const patterns = args.filter(arg => !SUITES.includes(arg));
const suites = wanted.length === 0 ? SUITES : wanted;
const budget = JSON.parse(readFileSync(join(ROOT, 'tests/budget.json'), 'utf8'));
if (patterns.some(pattern => pattern.startsWith('-')))
  giveUp(
    '用法：npm test -- [unit|api|browser] [文件名片段]',
    'Usage: npm test -- [unit|api|browser] [part of a path]',
    2,
  );

/** A file that did not load has no test to fail, and counts as one. @param {string} file */
function count(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const broken = testResults.filter(
      one => one.status === 'failed' && !one.assertionResults.some(test => test.status === 'failed'),
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} suite */
async function run(suite) {
  if (suite === 'browser') await buildWeb();
  const file = join(RESULTS, `${suite}.json`);
  rmSync(file, { force: true });
  console.log(`\n── ${suite} ──`);
  const started = performance.now();
  const code = await launch([
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    ...[
      'run',
      '--root',
      ROOT,
      '--project',
      suite,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    ...(patterns.length === 0 ? ['--passWithNoTests'] : patterns),
  ]);
  const seconds = (performance.now() - started) / 1000;
  const { passed, failed } = count(file);
  const more = code !== 0 && failed === 0 ? 1 : 0;
  if (seconds > budget[suite] * OVERDRAWN)
    console.error(
      `${suite} 用了 ${seconds.toFixed(0)} 秒，超过 tests/budget.json 给它的 ${budget[suite]} 秒。机器若不忙，请让它快些。\n` +
        `${suite} took ${seconds.toFixed(0)} s, more than its ${budget[suite]} s in tests/budget.json. If the machine was not busy, make it faster.`,
    );
  return { suite, seconds, passed, failed: failed + more, interrupted: code >= 128 };
}

ensureInstalled();
if (suites.includes('browser')) ensureChromium();
mkdirSync(RESULTS, { recursive: true });
const done = [];
for (const suite of suites) {
  done.push(await run(suite));
  if (done.at(-1).interrupted) break;
}
console.log('');
for (const { suite, seconds, passed, failed } of done)
  console.log(`${suite.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s of ${budget[suite]} s`);
const sum = what => done.reduce((total, one) => total + one[what], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);
