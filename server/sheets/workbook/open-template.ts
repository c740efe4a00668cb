// Opens a department's workbook, new or old. An old one is first written anew as a plain .xlsx, which then is filled.
import type { Result } from '../../../core/kernel/result.ts';
import { readTemplate, type Template } from './read-template.ts';

/** Refusals: those of `readTemplate`, but never `workbook-xls`. */
export async function openTemplate(bytes: Uint8Array): Promise<Result<Template>> {
  const read = readTemplate(bytes);
  if (read.ok || read.refusal.code !== 'workbook-xls') return read;
  // The reader of old files is large and seldom needed.
  const { readXls } = await import('./read-xls.ts');
  const plain = readXls(bytes);
  return plain.ok ? readTemplate(plain.value) : plain;
}
