// Phone numbers in one spelling each, so that the same number is found however it was written.
import { accept, type Result, refuse } from '../kernel/result.ts';

/**
 * Mobile `1##########`; landline `027-85550000`, with extension `027-85550000-12`; local `85550000`; `400…`; abroad
 * `+852…`. `shortNumbers`: also numbers of 3 to 6 digits such as 120, for places and offices. One number at a time.
 */
export function parsePhone(raw: string | number, shortNumbers = false): Result<string> {
  const text = String(raw)
    .normalize('NFKC')
    .replace(/[\s\u200b'"“”]/g, '')
    .replace(/^(?:电话|手机|座机|tel)[:.]?/i, '');
  const [main = '', extension] = text.split(/(?:转|ext\.?|#)/i);
  if (extension !== undefined && !/^\d{1,6}$/.test(extension)) return refuse('phone-unreadable');
  const tail = extension === undefined ? '' : `-${extension}`;
  const dashed = /^(0\d{2,3}-\d{7,8})-(\d{1,6})$/.exec(main);
  if (dashed && extension === undefined) return parsePhone(`${dashed[1]}#${dashed[2]}`);
  const digits = main.replace(/[-()—–.]/g, '').replace(/^(?:\+|00)86/, '');
  if (/^1\d{10}$/.test(digits) && tail === '') return accept(digits);
  const landline = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(digits);
  if (landline) return accept(`${landline[1]}-${landline[2]}${tail}`);
  if (/^[2-9]\d{6,7}$/.test(digits)) return accept(digits + tail);
  if (/^[48]00\d{7}$/.test(digits)) return accept(digits + tail);
  if (/^\+[1-9]\d{7,14}$/.test(digits) && tail === '') return accept(digits);
  if (shortNumbers && /^[19]\d{2,5}$/.test(digits) && tail === '') return accept(digits);
  return refuse('phone-unreadable');
}
