// Two languages, zh-CN first. A catalogue is a plain object whose every entry carries both, so neither can lack a key.
// Numbers and dates go through Intl with the area's time zone; nothing is formatted by hand.

export type Language = 'zh' | 'en';
export const LANGUAGES: readonly Language[] = ['zh', 'en'];
export type Sentence = { zh: string; en: string };
export type Words = Record<string, Sentence>;
export type Values = Record<string, string | number>;

const KEPT_AS = 'doorstep.language';
const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
/** Where an area says nothing else. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

const listeners = new Set<() => void>();
let language: Language = kept();

function kept(): Language {
  try {
    return globalThis.localStorage?.getItem(KEPT_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

export const currentLanguage = (): Language => language;

export function chooseLanguage(chosen: Language): void {
  language = chosen;
  try {
    localStorage.setItem(KEPT_AS, chosen);
  } catch {
    // A browser that keeps nothing still speaks the language chosen.
  }
  for (const listener of listeners) listener();
}

/** Calls back when the language changes; returns the way to stop. */
export function watchLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const localeOf = (chosen: Language): string => LOCALE[chosen];

/** A sentence with `{name}` places filled; numbers are grouped as the language does. */
export function say(sentence: Sentence, chosen: Language, values: Values = {}): string {
  return sentence[chosen].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numberText(value, chosen) : value;
  });
}

export type Speak<W extends Words> = (key: keyof W & string, values?: Values) => string;

/** `t('key', values)` over one catalogue in one language. */
export const speaker =
  <W extends Words>(words: W, chosen: Language): Speak<W> =>
  (key, values) =>
    say(words[key]!, chosen, values);

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const found = made.get(key) as T | undefined;
  if (found !== undefined) return found;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export const numberText = (value: number, chosen: Language, options: Intl.NumberFormatOptions = {}): string =>
  once(`n${chosen}${JSON.stringify(options)}`, () => new Intl.NumberFormat(LOCALE[chosen], options)).format(value);

/** A share 0–1 in per cent, rounded down so that nothing reads as complete before it is. */
export function shareText(share: number, chosen: Language, digits = 1): string {
  const scale = 10 ** (digits + 2);
  const whole = Math.floor(share * scale + 1e-9) / scale;
  return numberText(whole, chosen, {
    style: 'percent',
    minimumFractionDigits: whole === 1 || whole === 0 ? 0 : digits,
    maximumFractionDigits: digits,
  });
}

export type When = 'day' | 'weekday' | 'minute' | 'second' | 'clock' | 'time';
const WHEN: Record<When, Intl.DateTimeFormatOptions> = {
  day: { year: 'numeric', month: 'short', day: 'numeric' },
  weekday: { month: 'short', day: 'numeric', weekday: 'short' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

/** An instant (ms) as the people of a time zone write it. */
export const whenText = (at: number, chosen: Language, form: When = 'minute', timeZone = DEFAULT_TIME_ZONE): string =>
  once(
    `d${chosen}${form}${timeZone}`,
    () => new Intl.DateTimeFormat(LOCALE[chosen], { ...WHEN[form], timeZone }),
  ).format(at);

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `3 days ago`, `in 2 hours`; within a minute, `now`. */
export function sinceText(at: number, now: number, chosen: Language): string {
  const format = once(`r${chosen}`, () => new Intl.RelativeTimeFormat(LOCALE[chosen], { numeric: 'auto' }));
  const away = at - now;
  for (const [unit, ms] of UNITS) if (Math.abs(away) >= ms) return format.format(Math.trunc(away / ms), unit);
  return format.format(0, 'minute');
}
