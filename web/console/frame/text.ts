// The page's language and how large it writes. Each room keeps a catalogue of its own (words.ts) and speaks it here.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { localDate, startOfDay } from '../../../core/facts/local-time.ts';
import {
  currentLanguage,
  DEFAULT_TIME_ZONE,
  type Language,
  numberText,
  type Sentence,
  type Speak,
  shareText,
  sinceText,
  speaker,
  type When,
  type Words,
  watchLanguage,
  whenText,
} from '../../shared/i18n.ts';

export const useLanguage = (): Language => useSyncExternalStore(watchLanguage, currentLanguage);

/** `t('key', {n})` over one room's catalogue; the page redraws when the language changes. */
export function useText<W extends Words>(words: W): Speak<W> {
  const language = useLanguage();
  return useMemo(() => speaker(words, language), [words, language]);
}

/** The title of an element, pack or figure in the page's language. */
export function useTitle(): (title: Sentence) => string {
  const language = useLanguage();
  return useCallback((title: Sentence) => title[language], [language]);
}

export type Formats = {
  number(value: number): string;
  /** A share 0–1 in per cent, rounded down. */
  share(value: number): string;
  /** An instant, ms. */
  when(at: number, form?: When): string;
  /** The end of a promise, ms: midnight is 24:00 of the day before. */
  until(at: number): string;
  /** The day of an instant with its weekday. */
  weekday(at: number): string;
  /** An instant as seen from another, ms: `3 days ago`. */
  since(at: number, now: number): string;
};

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(
    () => ({
      number: value => numberText(value, language),
      share: value => shareText(value, language),
      when: (at, form) => whenText(at, language, form),
      until: at =>
        startOfDay(localDate(at, DEFAULT_TIME_ZONE), DEFAULT_TIME_ZONE) === at
          ? `${whenText(at - 1, language, 'day')} 24:00`
          : whenText(at, language),
      weekday: at => whenText(at, language, 'weekday'),
      since: (at, now) => sinceText(at, now, language),
    }),
    [language],
  );
}

const KEPT_AS = 'doorstep.elder';
const listeners = new Set<() => void>();
let elder = kept();

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === 'yes';
  } catch {
    return false;
  }
}

export function showElder(chosen: boolean = elder): void {
  elder = chosen;
  document.documentElement.classList.toggle('elder', elder);
  try {
    localStorage.setItem(KEPT_AS, elder ? 'yes' : 'no');
  } catch {
    // Shown until the page closes.
  }
  for (const listener of listeners) listener();
}

const watchElder = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether the page writes large. */
export const useElder = (): boolean => useSyncExternalStore(watchElder, () => elder);
