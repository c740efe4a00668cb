// The words for what a column counts.
import { type Dictionary, subjectOf, type Title } from '../facts/model.ts';
import type { CountSource } from './count.ts';

const OF: Readonly<Record<CountSource['of'], Title>> = {
  person: { zh: '人数', en: 'Number of people' },
  household: { zh: '户数', en: 'Number of households' },
};
const SOMEBODY: Title = { zh: '有一人即计', en: 'where it holds for anybody' };
const TODAY: Title = { zh: '今日采集', en: 'observed today' };

const sized = (from: number | undefined, to: number | undefined): Title | undefined => {
  if (from !== undefined && to !== undefined) return { zh: ` ${from} 至 ${to}`, en: ` from ${from} to ${to}` };
  if (from !== undefined) return { zh: ` ${from} 及以上`, en: `, ${from} and over` };
  return to === undefined ? undefined : { zh: ` ${to} 及以下`, en: `, ${to} and under` };
};

/** `人数：年龄 65 及以上 · Number of people: Age, 65 and over`. */
export function titleOfCount(
  { of, where, today }: Pick<CountSource, 'of' | 'where' | 'today'>,
  { elements, codeLists }: Pick<Dictionary, 'elements' | 'codeLists'>,
): Title {
  const counted = OF[of];
  const element = elements.find(({ id }) => id === where?.element);
  if (where === undefined || element === undefined) return counted;
  const code = codeLists.find(({ id }) => id === element.codes)?.codes.find(one => one.code === where.code)?.title ?? {
    zh: where.code ?? '',
    en: where.code ?? '',
  };
  const such =
    sized(where.from, where.to) ??
    (where.code === undefined ? { zh: '', en: '' } : { zh: `“${code.zh}”`, en: ` “${code.en}”` });
  const notes = [
    ...(of === 'household' && subjectOf(element.id) === 'person' ? [SOMEBODY] : []),
    ...(today ? [TODAY] : []),
  ];
  return {
    zh: `${counted.zh}：${element.title.zh}${such.zh}${notes.map(({ zh }) => `（${zh}）`).join('')}`,
    en: `${counted.en}: ${element.title.en}${such.en}${notes.map(({ en }) => ` (${en})`).join('')}`,
  };
}
