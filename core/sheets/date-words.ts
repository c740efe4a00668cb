// How a sheet writes its days as text: found in a sample of its own or in a note of its header, and written the same way.

/** Marks between year, month and day. */
const DAY = /(?<!\d)(\d{4})([-./年])(\d{1,2})(?:[-./月](\d{1,2}))?(?!\d)[月日]?/;
const RUN = /(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])((?:0[1-9]|[12]\d|3[01])?)(?!\d)/;
const LETTERS = /yyyy([-./年]?)(m{1,2})(?:[-./月]?(d{1,2}))?/i;
const WORDS = /年([-./])月(?:\1(日))?/;

/** These marks usually stand between two digits each, where a sample of large numbers does not tell. */
const PADDED = new Set(['-', '.', '']);

function patternOf(mark: string, padded: boolean, day: boolean): string {
  const [month, last] = padded ? ['MM', 'DD'] : ['M', 'D'];
  if (mark === '年') return `YYYY年${month}月${day ? `${last}日` : ''}`;
  return `YYYY${mark}${month}${day ? mark + last : ''}`;
}

/**
 * The pattern of `YYYY`, `MM` or `M`, `DD` or `D` after which a text writes a day or a month: of `1950.02.03` it is
 * `YYYY.MM.DD`, of `如1950年2月` `YYYY年M月`, of `(yyyymmdd)` `YYYYMMDD`. Undefined where none stands in it.
 */
export function datePatternIn(text: string): string | undefined {
  const spelt = LETTERS.exec(text);
  if (spelt !== null) return patternOf(spelt[1]!, spelt[2]!.length === 2, spelt[3] !== undefined);
  const sample = DAY.exec(text);
  if (sample !== null) {
    const [, , mark, month, day] = sample;
    const numbers = day === undefined ? [month!] : [month!, day];
    const tells = numbers.find(number => number.length === 1 || number.startsWith('0'));
    return patternOf(mark!, tells === undefined ? PADDED.has(mark!) : tells.length === 2, day !== undefined);
  }
  const run = RUN.exec(text);
  if (run !== null) return patternOf('', true, run[1] !== '');
  const words = WORDS.exec(text);
  return words === null ? undefined : patternOf(words[1]!, PADDED.has(words[1]!), words[2] !== undefined);
}

/** A day `YYYY-MM-DD` (or a month `YYYY-MM`, for a pattern without a day) after a pattern. */
export const dateAfter = (date: string, pattern: string): string =>
  pattern.replace(/YYYY|MM?|DD?/g, token => {
    const part = token[0] === 'Y' ? date.slice(0, 4) : token[0] === 'M' ? date.slice(5, 7) : date.slice(8, 10);
    return token.length === 1 ? String(Number(part)) : part;
  });
