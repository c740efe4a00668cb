// Whatever happens aside, whoever asked goes on.
import { expect, test } from 'vitest';
import { accept } from '../../core/kernel/result.ts';
import { runAside } from './aside.ts';

const ask = (does: string, seconds = 20) =>
  runAside(
    new URL('./greedy.fixture.ts', import.meta.url),
    { does },
    { seconds, megabytes: 64 },
    ({ value }: { value: number }) => accept(value),
  );

test('what was worked out aside comes back', async () => {
  expect(await ask('answer')).toEqual({ ok: true, value: 7 });
});

test('one array that outgrows the memory is refused, and nobody else notices', async () => {
  expect(await ask('grow')).toMatchObject({ refusal: { code: 'workbook-too-large', detail: { limit: 64 } } });
});

test('what takes too long is refused and gone', async () => {
  expect(await ask('wait', 0.5)).toMatchObject({ refusal: { code: 'file-too-slow' } });
});

test('a crash and a bug are told as what they are', async () => {
  await expect(ask('crash')).rejects.toThrow('SIGSEGV');
  await expect(ask('throw')).rejects.toThrow('a bug of ours');
});
