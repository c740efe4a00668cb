// Whole numbers and years written in Chinese characters, as old registers write them.

const DIGITS = '零一二三四五六七八九';
const PLAIN: Record<string, string> = { 〇: '零', O: '零', 两: '二', 廿: '二十', 卅: '三十' };

const plainly = (text: string): string => text.replace(/[〇O两廿卅]/g, mark => PLAIN[mark]!);

/** `三` → 3, `十二` → 12, `二十` → 20, `一百零五` → 105; undefined for anything else or above 999. */
export function numberOfNumeral(text: string): number | undefined {
  const match = /^(?:([一二三四五六七八九])百)?(零)?(?:([一二三四五六七八九])?(十))?([零一二三四五六七八九])?$/.exec(
    plainly(text),
  );
  if (!match || text === '') return undefined;
  const [, hundreds, zero, tens, ten, ones] = match;
  // 一百三 is said for 130 and would read as 103: left to a person.
  if (hundreds !== undefined && ones !== undefined && ten === undefined && zero === undefined) return undefined;
  const digit = (character: string | undefined) => (character === undefined ? 0 : DIGITS.indexOf(character));
  return digit(hundreds) * 100 + (ten === undefined ? 0 : tens === undefined ? 10 : digit(tens) * 10) + digit(ones);
}

/** `一九八五` → `1985`; undefined unless there are four digits. */
export function yearOfNumeral(text: string): string | undefined {
  const digits = [...plainly(text)].map(character => DIGITS.indexOf(character));
  return digits.length === 4 && digits.every(digit => digit >= 0) ? digits.join('') : undefined;
}
