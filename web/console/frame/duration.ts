// A promise's duration as people say it: `P14D` is 14 days, `PT12H` 12 hours.
import { useCallback } from 'react';
import { parseDuration } from '../../../core/facts/durations.ts';
import { type Language, localeOf } from '../../shared/i18n.ts';
import { useLanguage } from './text.ts';

type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute';

const partText = (n: number, unit: Unit, language: Language): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(n);

/** An ISO 8601 duration in words; what is none is shown as it stands. */
export function durationText(duration: string, language: Language): string {
  const parsed = parseDuration(duration);
  if (parsed === undefined) return duration;
  const parts: [number, Unit][] =
    'ms' in parsed
      ? [
          [Math.floor(parsed.ms / 3_600_000), 'hour'],
          [Math.floor(parsed.ms / 60_000) % 60, 'minute'],
        ]
      : [
          [parsed.years, 'year'],
          [parsed.months, 'month'],
          [parsed.days, 'day'],
        ];
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => partText(n, unit, language));
  return said.length === 0 ? partText(0, 'day', language) : said.join(language === 'zh' ? '' : ' ');
}

export function useDuration(): (duration: string) => string {
  const language = useLanguage();
  return useCallback((duration: string) => durationText(duration, language), [language]);
}
