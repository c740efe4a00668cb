// Opens a department's workbook, new or old. An old one is first written anew as a plain .xlsx, which then is filled.
import { accept, type Result } from '../../../core/kernel/result.ts';
import { formsIn } from './forms-in.ts';
import { readTemplate, type Template } from './read-template.ts';

/** An .xls begins so, and so does an .xlsx that a password seals. */
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Refusals: those of `readTemplate` and of `readXls`, and `sheet-too-wide`. */
export async function openTemplate(bytes: Uint8Array): Promise<Result<Template>> {
  const template = await readAny(bytes);
  if (!template.ok) return template;
  const sheets = formsIn(template.value.sheets);
  return sheets.ok ? accept({ ...template.value, sheets: sheets.value }) : sheets;
}

async function readAny(bytes: Uint8Array): Promise<Result<Template>> {
  if (!OLD_OFFICE.equals(bytes.subarray(0, OLD_OFFICE.length))) return readTemplate(bytes);
  // The reader of old files is large and seldom needed.
  const { readXls } = await import('./read-xls.ts');
  const plain = readXls(bytes);
  return plain.ok ? readTemplate(plain.value) : plain;
}
