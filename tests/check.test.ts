// Types and style of everything, as `npm run check` says them: what runs without being compiled is checked here.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Nothing said and code 0, or what was said. */
function complaintsOf(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', program), args, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? '' : `${stdout}${stderr}` || `${program} ended with ${status}`;
}

test.each(['core', 'server', 'web/console', 'web/field', 'tests'])(
  'the types of %s hold',
  project => expect(complaintsOf('tsc', '-p', project)).toBe(''),
  60_000,
);

test('everything is formatted and linted alike', () => {
  expect(complaintsOf('biome', 'check', '.', '--error-on-warnings')).toBe('');
}, 60_000);
