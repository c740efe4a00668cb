// How often a form is filled by itself, in words.
import type { SheetSchedule } from '../../../../core/sheets/schedule-contract.ts';
import type { Speak } from '../../../shared/i18n.ts';
import type { WORDS } from './words.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export function rhythmText(
  { every, weekday, hour }: Pick<SheetSchedule, 'every' | 'weekday' | 'hour'>,
  text: Speak<typeof WORDS>,
): string {
  if (every === 'day') return text('rhythmDay', { hour: hourText(hour) });
  const day = WEEKDAYS.find(one => one === weekday) ?? 1;
  return text('rhythmWeek', { day: text(`weekday_${day}`), hour: hourText(hour) });
}
