// Whether calendars of working days are fit to promise by: real dates, within the years each says it knows, no day
// both worked and off, and no two for one place. A 调休 day that the week works anyway is a slip of the pen.
import type { Note } from './check.ts';
import { dayOfDate, isDate, weekdayOf, ymdOfDay } from './local-time.ts';
import type { Calendar, Title } from './model.ts';

const NOT_A_DATE: Title = {
  zh: '没有这一天，请写成 2026-02-15。',
  en: 'there is no such day. Write it as 2026-02-15.',
};

/** The days a calendar names, in the order of its file, each with where it stands. */
function datesOf({ dated, sources, off, working }: Calendar): [string, (string | number)[]][] {
  return [
    [dated.from, ['dated', 'from']],
    [dated.to, ['dated', 'to']],
    ...sources.flatMap(({ checked }, nth): [string, (string | number)[]][] =>
      checked === undefined ? [] : [[checked, ['sources', nth, 'checked']]],
    ),
    ...off.flatMap(({ from, to }, nth): [string, (string | number)[]][] => [
      [from, ['off', nth, 'from']],
      [to, ['off', nth, 'to']],
    ]),
    ...working.map((date, nth): [string, (string | number)[]] => [date, ['working', nth]]),
  ];
}

/** Says what is wrong with sound-shaped calendars, each given with its place in the list. */
export function checkCalendars(calendars: readonly [Calendar, number][], note: Note): void {
  const places = new Map<string, string>();
  for (const [calendar, at] of calendars) {
    const { id, place, dated } = calendar;
    const say = (inside: (string | number)[], zh: string, en: string) =>
      note(['calendars', at, ...inside], `${id}：${zh}`, `${id}: ${en}`);
    if (place !== undefined) {
      const other = places.get(place);
      if (other !== undefined)
        say(
          ['place'],
          `${place} 已有日历 ${other}。请合并，或删去 place，由时限点名使用。`,
          `${place} has the calendar ${other} already. Merge them, or leave place out and let clocks name this one.`,
        );
      places.set(place, id);
    }
    const bad = datesOf(calendar).filter(([date]) => !isDate(date));
    for (const [date, inside] of bad) say(inside, `“${date}”${NOT_A_DATE.zh}`, `"${date}": ${NOT_A_DATE.en}`);
    if (bad.length > 0) continue;
    if (dated.from > dated.to) say(['dated'], '起止日期颠倒。', 'the last day stands before the first.');
    else checkDays(calendar, say);
  }
}

function checkDays(
  { dated, rest, off, working }: Calendar,
  say: (inside: (string | number)[], zh: string, en: string) => void,
): void {
  const taken = new Set<string>();
  const outside = (date: string) => date < dated.from || date > dated.to;
  const WIDEN = { zh: '不在 dated 所写的日期之内。', en: 'outside the days it is dated for. Widen "dated".' };
  for (const [nth, { from, to }] of off.entries()) {
    const days = daysFrom(from, to);
    if (from > to) say(['off', nth], '起止日期颠倒。', 'the last day stands before the first.');
    else if (outside(from) || outside(to))
      say(['off', nth], `${from} 至 ${to} ${WIDEN.zh}`, `${from} to ${to} is ${WIDEN.en}`);
    else if (days.some(day => taken.has(day)))
      say(['off', nth], `${from} 至 ${to} 有一天写了两次。`, `a day from ${from} to ${to} stands twice.`);
    for (const day of days) taken.add(day);
  }
  const worked = new Set<string>();
  for (const [nth, date] of working.entries()) {
    if (outside(date)) say(['working', nth], `${date} ${WIDEN.zh}`, `${date} is ${WIDEN.en}`);
    else if (taken.has(date))
      say(['working', nth], `${date} 既放假又上班。请删去一处。`, `${date} is both off and worked. Remove one.`);
    else if (worked.has(date)) say(['working', nth], `${date} 写了两次。`, `${date} stands twice.`);
    else if (!rest.includes(weekdayOf(dayOfDate(date))))
      say(
        ['working', nth],
        `${date} 本来就上班，请对照通知核对日期。`,
        `${date} is worked anyway. Compare the date with the notice.`,
      );
    worked.add(date);
  }
}

/** Every date from one to another; none where they are the wrong way round. */
function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = dayOfDate(from); day <= dayOfDate(to); day++) days.push(ymdOfDay(day));
  return days;
}
