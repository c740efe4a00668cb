// A refusal is a value, never an exception. Its code is listed in refusals.ts with a sentence in both languages.
import type { RefusalCode } from './refusals.ts';

export type Refusal = {
  code: RefusalCode;
  /** JSON-pointer-like place of the fault in the input, e.g. `payload.answers.3`. */
  field?: string;
  /** Values the sentence of the catalogue quotes, e.g. { limit: 200 }. Never personal data. */
  detail?: Record<string, string | number>;
};

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (
  code: RefusalCode,
  detail?: Refusal['detail'],
  field?: string,
): { ok: false; refusal: Refusal } => {
  const refusal: Refusal = { code };
  if (field !== undefined) refusal.field = field;
  if (detail !== undefined) refusal.detail = detail;
  return { ok: false, refusal };
};
