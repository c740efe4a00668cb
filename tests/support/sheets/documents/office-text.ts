// What an office program that is not ours reads in a Word document.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Its text, table cells too. Throws where it cannot be opened. */
export function textInOffice(document: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-office-'));
  try {
    writeFileSync(join(folder, 'form.docx'), document);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    const { status, stderr } = spawnSync('soffice', [...args, join(folder, 'form.docx')], {
      ...{ encoding: 'utf8', timeout: 120_000 },
    });
    if (status !== 0) throw new Error(`soffice ended with ${status}: ${stderr}`);
    return readFileSync(join(folder, 'form.txt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
