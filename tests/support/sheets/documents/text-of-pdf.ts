// What a reader of PDFs that is not ours reads in one, where it is installed.
import { spawnSync } from 'node:child_process';

/** Its text, pages ended by a form feed; undefined where no reader is installed. Throws where it cannot be read. */
export function textOfPdf(pdf: Uint8Array): string | undefined {
  const { status, stdout, stderr, error } = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], {
    ...{ input: pdf, encoding: 'utf8', maxBuffer: 1e8 },
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  if (status !== 0) throw new Error(`pdftotext ended with ${status}: ${stderr}`);
  return stdout;
}
