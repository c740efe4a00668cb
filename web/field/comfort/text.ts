// The worker's comforts: language and large text. Kept on this phone only; nothing about any household is kept here.
import { useEffect, useState } from 'preact/hooks';
import type { Title } from '../../../core/facts/model.ts';
import { WORDS, type Word } from '../words.ts';

export type Comfort = { language: 'zh' | 'en'; elder: boolean };

const KEPT_AS = 'doorstep.field.comfort';

function kept(): Comfort {
  try {
    const found = JSON.parse(window.localStorage.getItem(KEPT_AS) ?? '{}') as Partial<Comfort>;
    return { language: found.language === 'en' ? 'en' : 'zh', elder: found.elder === true };
  } catch {
    return { language: 'zh', elder: false };
  }
}

let comfort: Comfort = typeof window === 'undefined' ? { language: 'zh', elder: false } : kept();
const listeners = new Set<() => void>();

export const readComfort = (): Comfort => comfort;

export function setComfort(change: Partial<Comfort>): void {
  comfort = { ...comfort, ...change };
  try {
    window.localStorage.setItem(KEPT_AS, JSON.stringify(comfort));
  } catch {
    // A phone that keeps nothing still shows what was chosen until the page closes.
  }
  showComfort();
  for (const listener of listeners) listener();
}

/** Puts language and text size on the page itself, for the style sheet and screen readers. */
export function showComfort(): void {
  document.documentElement.lang = comfort.language === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.classList.toggle('elder', comfort.elder);
}

export function useComfort(): Comfort {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw(n => n + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return comfort;
}

export type Say = (word: Word, values?: Record<string, string | number>) => string;

export const say: Say = (word, values = {}) =>
  WORDS[word][comfort.language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The catalogue in the chosen language; the screen redraws when it changes. */
export function useText(): Say {
  useComfort();
  return say;
}

export const titleOf = (title: Title): string => title[comfort.language];
