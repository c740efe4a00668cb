// Text files as offices write them: UTF-8 with or without a mark, or GB18030.
import { accept, type Result, refuse } from '../../core/kernel/result.ts';

/** The text of a file; refuses bytes that are neither encoding. */
export function decodeText(bytes: Uint8Array): Result<string> {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return accept(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // the next encoding may read it
    }
  }
  return refuse('text-unreadable');
}
