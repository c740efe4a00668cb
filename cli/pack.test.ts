import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { run } from './pack.ts';

const directory = mkdtempSync(join(tmpdir(), 'doorstep-pack-'));
afterAll(() => rmSync(directory, { recursive: true }));

async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const words = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
  try {
    const code = await run(args);
    return { code, out: words(out), err: words(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('a new file passes check and test as it stands, and is never written over', async () => {
  const file = join(directory, 'snow_day.yaml');
  expect((await said('new', 'snow_day', '--title', '雪天: "照看"', '--out', file)).code).toBe(0);
  expect((await said('check', file)).code).toBe(0);
  expect((await said('test', file)).out).toContain('1 examples hold, 0 do not');
  const again = await said('new', 'snow_day', '--out', file);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('left alone')]);
  expect((await said('new', 'Snow-Day')).code).toBe(1);
});

test('diff says in both languages what the second file changes', async () => {
  const [first, second] = [join(directory, 'a.yaml'), join(directory, 'b.yaml')];
  await said('new', 'thaw', '--out', first);
  writeFileSync(second, readFileSync(first, 'utf8').replace('version: 1', 'version: 2').replace('>= 60', '>= 70'));
  const { code, out } = await said('diff', first, second);
  expect(code).toBe(0);
  expect(out).toContain('thaw@1 → thaw@2');
  expect(out).toContain('age >= 70');
  writeFileSync(second, 'pack: [');
  expect(await said('diff', first, second)).toMatchObject({ code: 1, err: expect.stringContaining('b.yaml:1') });
});

test.each([
  ['mend'],
  ['new'],
  ['diff', 'a'],
  ['activate', 'snow'],
  ['publish', 'a', 'b'],
  ['upgrade', 'snow', '--what'],
])('%s %s is not understood', async (...args) => {
  const { code, err } = await said(...args);
  expect([code, err]).toEqual([2, expect.stringContaining('doorstep pack publish')]);
});
