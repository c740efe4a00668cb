// How a clerk writes a header down: numbered, starred, spaced out, broken over two lines, with a unit behind it.
import type { Chance } from '../../../../core/simulate/chance.ts';

/** How one sheet writes all of its headers. */
export type Manner = {
  numbered?: (n: number) => string;
  star: string;
  spaced: string;
  broken: boolean;
  halfWidth: boolean;
};

const UNITS: Readonly<Record<string, string>> = {
  'person.temperature': '（℃）|（°C）|（摄氏度）',
  'person.temperature_evening': '（℃）',
  'person.age': '（岁）|（周岁）',
  'person.birth_date': '（yyyy-mm-dd）|（年月日）',
  'person.arrived_on': '（年月日）|（yyyy-mm-dd）',
  'person.height': '（cm）|（厘米）',
  'person.weight': '（kg）|（公斤）',
  'person.blood_pressure_systolic': '（mmHg）',
  'person.blood_pressure_diastolic': '（mmHg）',
  'person.fasting_glucose': '（mmol/L）',
  'person.id_number': '（18位）|（请填18位）',
  'person.volunteer_hours_weekly': '（小时）',
  'household.size_living': '（人）',
  'household.food_days_left': '（天）',
  'household.vehicles': '（辆）',
  'dwelling.area_m2': '（㎡）|（平方米）|（m²）',
  'building.floors': '（层）',
  'building.dwellings': '（户）|（套）',
  'building.lifts': '（部）',
  'grid.people': '（人）',
  'grid.households': '（户）',
  'facility.area_m2': '（㎡）',
  'facility.beds': '（张）',
  'facility.capacity': '（人）',
  'facility.rooms': '（间）',
};

const NEVER_STARRED = new Set(['serial', 'remark']);

export function drawManner(chance: Chance): Manner {
  const numbers: ((n: number) => string)[] = [n => `${n}.`, n => `${n}、`, n => `（${n}）`];
  return {
    ...(chance.maybe(0.15) ? { numbered: chance.pick(numbers) } : {}),
    star: chance.maybe(0.35) ? chance.pick(['*', '＊', '（必填）']) : '',
    spaced: chance.maybe(0.35) ? chance.pick(['  ', ' ', '　']) : '',
    broken: chance.maybe(0.35),
    halfWidth: chance.maybe(0.25),
  };
}

/** A yes-or-no question made of bare words. */
export function asQuestion(words: string, chance: Chance): string {
  const forms = [`是否${words}`, words, `${words}（是/否）`];
  if (/^有(?!人)/.test(words)) forms.push(`有无${words.slice(1)}`);
  return chance.pick(forms);
}

/** The header as it stands in the cell. `n`: its number in the sheet. */
export function dressed(words: string, means: string, n: number, manner: Manner, chance: Chance): string {
  let text = words;
  if (/^[\u4e00-\u9fff]{2}$/.test(text) && manner.spaced !== '' && chance.maybe(0.7))
    text = `${text[0]}${manner.spaced}${text[1]}`;
  else if (manner.broken && /^[\u4e00-\u9fff]{4,}$/.test(text) && chance.maybe(0.5)) {
    const at = Math.ceil(text.length / 2);
    text = `${text.slice(0, at)}\n${text.slice(at)}`;
  }
  const units = UNITS[means];
  if (units !== undefined && !text.includes('（') && chance.maybe(0.6))
    text += (manner.broken ? '\n' : '') + chance.pick(units.split('|'));
  if (manner.star !== '' && !NEVER_STARRED.has(means) && chance.maybe(0.4)) text += manner.star;
  if (manner.numbered !== undefined) text = manner.numbered(n) + text;
  return manner.halfWidth ? text.replaceAll('（', '(').replaceAll('）', ')') : text;
}
