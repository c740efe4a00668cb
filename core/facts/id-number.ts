// Citizen identity numbers by GB 11643: 18 characters, a real birth date inside and an ISO 7064 MOD 11-2 check
// character. The region is that of first issue and may be abolished today, so it is never a ground for refusal.
import { accept, type Result, refuse } from '../kernel/result.ts';
import { isDate } from './local-time.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of the first 17 digits. */
export function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * WEIGHTS[i]!;
  return CHECKS[sum % 11]!;
}

/** The birth date inside an 18-character number, `YYYY-MM-DD`. */
export const birthDateOf = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** The code of list `sex` (GB/T 2261.1) an 18-character number tells: 1 male, 2 female. */
export const sexOf = (idNumber: string): '1' | '2' => (Number(idNumber[16]) % 2 === 1 ? '1' : '2');

/**
 * The number with 18 characters in capitals; one of 15 digits is lengthened. A number a workbook kept as a number is
 * refused, for its last digits are lost. `today` (`YYYY-MM-DD`) refuses births still to come.
 */
export function parseIdNumber(raw: string | number, today?: string): Result<string> {
  if (typeof raw === 'number') return refuse('id-number-rounded');
  const text = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s'‘’`\u200b]/g, '');
  if (/^\d(?:\.\d+)?E\+?1\d$/.test(text)) return refuse('id-number-rounded');
  const body = /^\d{15}$/.test(text) ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  if (!/^\d{17}$/.test(body) || (text.length !== 15 && !/^\d{17}[\dX]$/.test(text))) return refuse('id-number-length');
  const born = birthDateOf(body);
  if (!isDate(born) || born < '1850-01-01' || (today !== undefined && born > today)) return refuse('id-number-date');
  const check = checkCharacter(body);
  if (text.length === 18 && text[17] !== check) return refuse('id-number-check');
  return accept(body + check);
}
