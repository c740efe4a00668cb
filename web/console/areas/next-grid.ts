// The grid after the last, by the scheme that continues a community's code. Pure.
import { DEFAULT_GRID_CODES } from '../../../core/areas/model.ts';

/** `number` is the sequence after the highest in use; `code` what it makes. */
export function nextGrid(communityCode: string, codes: readonly string[]): { number: number; code: string } {
  const { prefixLength, sequenceLength } = DEFAULT_GRID_CODES;
  const prefix = communityCode.slice(0, prefixLength);
  const used = codes.filter(code => code.startsWith(prefix)).map(code => Number(code.slice(prefix.length)) || 0);
  const number = Math.max(0, ...used) + 1;
  return { number, code: `${prefix}${String(number).padStart(sequenceLength, '0')}` };
}
