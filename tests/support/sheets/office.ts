// An office program that is not ours opens a workbook, where one is installed: it calculates, and prints to PDF.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'soffice';
export const hasOffice: boolean = spawnSync('sh', ['-c', `command -v ${PROGRAM}`]).status === 0;

export type Opened = { pdf: Buffer; calculated: Buffer };

/** Each workbook printed, and saved again with every formula calculated. Throws where one cannot be opened. */
export function openInOffice(workbooks: readonly Uint8Array[]): Opened[] {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-office-'));
  try {
    const names = workbooks.map((bytes, i) => {
      const name = `book${i}`;
      writeFileSync(join(folder, `${name}.xlsx`), bytes);
      return name;
    });
    const convert = (to: string, into: string) => {
      const files = names.map(name => join(folder, `${name}.xlsx`));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const args = [profile, '--headless', '--convert-to', to, '--outdir', join(folder, into), ...files];
      const { status, stderr } = spawnSync(PROGRAM, args, { encoding: 'utf8', timeout: 240_000 });
      if (status !== 0) throw new Error(`${PROGRAM} ended with ${status}: ${stderr}`);
      return names.map(name => readFileSync(join(folder, into, `${name}.${to}`)));
    };
    const pdf = convert('pdf', 'pdf');
    const calculated = convert('xlsx', 'again');
    return names.map((_, i) => ({ pdf: pdf[i]!, calculated: calculated[i]! }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
