// The aspects in which two versions of a pack are compared, each a function from both to sentences. What has no sentence
// of its own is at least named by the last aspect, so that no change passes unseen.
import type { Dictionary, Title } from '../facts/model.ts';
import { declaredElements, elementsById } from './compile.ts';
import type { Pack, Report } from './model.ts';

export type Aspect = {
  name: string;
  /** Keys of a pack it speaks about. */
  keys: readonly (keyof Pack)[];
  changes(before: Pack, after: Pack, dictionary: Dictionary): Title[];
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const OF: Record<string, Title> = {
  person: { zh: '每位居民', en: 'each person' },
  household: { zh: '每户', en: 'each household' },
  dwelling: { zh: '每处住房', en: 'each dwelling' },
};
const ofSubject = (element: string): Title => OF[element.split('.')[0]!] ?? { zh: element, en: element };

const NONE: Title = { zh: '没有', en: 'none' };
const span = (text: string | undefined): Title => (text === undefined ? NONE : { zh: text, en: text });

/** What one pack asks and reads, by element: its title, how fresh, when, how urgently, for which purpose. */
function asked(pack: Pack, dictionary: Dictionary) {
  const elements = declaredElements(pack, elementsById(dictionary));
  const titleOf = (id: string): Title => elements.get(id)?.element.title ?? { zh: id, en: id };
  const asks = new Map(
    pack.asks.map(ask => [
      ask.element,
      { ...ask, fresh: elements.get(ask.element)?.fresh, purpose: ask.purpose ?? pack.purpose },
    ]),
  );
  return { elements, asks, titleOf };
}

function questions(before: Pack, after: Pack, dictionary: Dictionary): Title[] {
  const [old, next] = [asked(before, dictionary), asked(after, dictionary)];
  const texts: Title[] = [];
  for (const [id, ask] of next.asks) {
    const [who, what] = [ofSubject(id), next.titleOf(id)];
    const was = old.asks.get(id);
    if (was === undefined) {
      const only: Title =
        ask.when === undefined ? { zh: '', en: '' } : { zh: `（条件：${ask.when}）`, en: ` (when: ${ask.when})` };
      texts.push({
        zh: `新增询问：${who.zh}“${what.zh}”${only.zh}`,
        en: `Now asked of ${who.en}: ${what.en}${only.en}`,
      });
      continue;
    }
    if (was.when !== ask.when)
      texts.push({
        zh: `“${what.zh}”的询问条件由“${was.when ?? '都问'}”改为“${ask.when ?? '都问'}”`,
        en: `${what.en}: asked when “${ask.when ?? 'always'}” instead of “${was.when ?? 'always'}”`,
      });
    if (was.rank !== ask.rank)
      texts.push({
        zh: `“${what.zh}”的紧急程度由 ${was.rank} 改为 ${ask.rank}`,
        en: `${what.en}: rank ${ask.rank} instead of ${was.rank}`,
      });
    if (was.purpose !== ask.purpose)
      texts.push({
        zh: `“${what.zh}”的收集用途由 ${was.purpose} 改为 ${ask.purpose}`,
        en: `${what.en}: collected for ${ask.purpose} instead of ${was.purpose}`,
      });
  }
  for (const id of old.asks.keys())
    if (!next.asks.has(id)) {
      const [who, what] = [ofSubject(id), old.titleOf(id)];
      texts.push({ zh: `不再询问：${who.zh}“${what.zh}”`, en: `No longer asked of ${who.en}: ${what.en}` });
    }
  return texts;
}

function freshness(before: Pack, after: Pack, dictionary: Dictionary): Title[] {
  const [old, next] = [asked(before, dictionary), asked(after, dictionary)];
  const texts: Title[] = [];
  for (const [id, used] of next.elements) {
    const was = old.elements.get(id);
    if (was === undefined || was.fresh === used.fresh) continue;
    const [a, b, what] = [span(was.fresh), span(used.fresh), used.element.title];
    texts.push({
      zh: `“${what.zh}”的有效期由 ${a.zh} 改为 ${b.zh}`,
      en: `${what.en} stays fresh for ${b.en} instead of ${a.en}`,
    });
  }
  const [a, b] = [span(before.visits?.fresh), span(after.visits?.fresh)];
  if (!same(a, b))
    texts.push({ zh: `一次走访的有效期由 ${a.zh} 改为 ${b.zh}`, en: `A visit counts for ${b.en} instead of ${a.en}` });
  return texts;
}

function reading(before: Pack, after: Pack, dictionary: Dictionary): Title[] {
  const [old, next] = [asked(before, dictionary), asked(after, dictionary)];
  const texts: Title[] = [];
  for (const [id, { element }] of next.elements)
    if (!next.asks.has(id) && !old.elements.has(id))
      texts.push({ zh: `开始使用已有信息“${element.title.zh}”`, en: `Now reads what is known of ${element.title.en}` });
  for (const [id, { element }] of old.elements)
    if (!old.asks.has(id) && !next.elements.has(id))
      texts.push({ zh: `不再使用“${element.title.zh}”`, en: `No longer reads ${element.title.en}` });
  return texts;
}

function figures(before: Pack, after: Pack): Title[] {
  const of = ({ reports }: Pack) => new Map(reports.map(report => [report.id, report]));
  const [old, next] = [of(before), of(after)];
  const texts: Title[] = [];
  const counted = ({ title: _, ...rest }: Report) => rest;
  for (const [id, report] of next) {
    const was = old.get(id);
    const { title } = report;
    if (was === undefined) texts.push({ zh: `新增统计“${title.zh}”`, en: `New figure: ${title.en}` });
    else if (!same(counted(was), counted(report)))
      texts.push({
        zh: `统计“${title.zh}”的口径改变${report.where === undefined ? '' : `：${report.where}`}`,
        en: `Figure ${title.en} counts differently${report.where === undefined ? '' : `: ${report.where}`}`,
      });
    else if (!same(was.title, title))
      texts.push({
        zh: `统计“${was.title.zh}”改称“${title.zh}”`,
        en: `Figure ${was.title.en} is now called ${title.en}`,
      });
  }
  for (const [id, { title }] of old)
    if (!next.has(id)) texts.push({ zh: `不再统计“${title.zh}”`, en: `No longer counted: ${title.en}` });
  return texts;
}

/** A text or duration at the top of a pack, said as it was and as it is. */
const line =
  (key: 'purpose' | 'mode' | 'sunset' | 'retention', name: Title) =>
  (before: Pack, after: Pack): Title[] => {
    const [a, b] = [span(before[key]), span(after[key])];
    return same(a, b)
      ? []
      : [{ zh: `${name.zh}由 ${a.zh} 改为 ${b.zh}`, en: `${name.en}: ${b.en} instead of ${a.en}` }];
  };

function wording(before: Pack, after: Pack): Title[] {
  const texts: Title[] = [];
  for (const [key, name] of [
    ['title', { zh: '名称', en: 'title' }],
    ['basis', { zh: '依据', en: 'basis' }],
  ] as const)
    if (!same(before[key], after[key]))
      texts.push({ zh: `${name.zh}改为“${after[key].zh}”`, en: `The ${name.en} is now “${after[key].en}”` });
  for (const [key, name] of [
    ['roles', { zh: '岗位说明', en: 'Role card' }],
    ['messages', { zh: '告知文字', en: 'Message' }],
  ] as const) {
    const [old, next] = [before[key] ?? {}, after[key] ?? {}];
    for (const id of new Set([...Object.keys(old), ...Object.keys(next)])) {
      if (same(old[id], next[id])) continue;
      const verb = !(id in old)
        ? { zh: '新增', en: 'added' }
        : !(id in next)
          ? { zh: '删去', en: 'removed' }
          : { zh: '改写', en: 'reworded' };
      texts.push({ zh: `${name.zh}“${id}”${verb.zh}`, en: `${name.en} “${id}” ${verb.en}` });
    }
  }
  return texts;
}

/** Parts without sentences of their own: entry by entry, what was added, removed or changed. */
function otherParts(before: Pack, after: Pack): Title[] {
  const told = new Set<string>([...SPOKEN.flatMap(one => one.keys), 'pack', 'version', 'examples']);
  const texts: Title[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (told.has(key)) continue;
    const [old, next] = [entries(before[key as keyof Pack]), entries(after[key as keyof Pack])];
    for (const name of new Set([...old.keys(), ...next.keys()])) {
      if (same(old.get(name), next.get(name))) continue;
      const verb = !old.has(name)
        ? { zh: '新增', en: 'added' }
        : !next.has(name)
          ? { zh: '删去', en: 'removed' }
          : { zh: '改变', en: 'changed' };
      const where = name === '' ? key : `${key}.${name}`;
      texts.push({ zh: `${where} ${verb.zh}`, en: `${where} ${verb.en}` });
    }
  }
  return texts;
}

/** A part by the names of its entries: keys of a record, ids of a list; anything else is one entry. */
function entries(part: unknown): Map<string, unknown> {
  if (part === undefined) return new Map();
  if (Array.isArray(part))
    return new Map(
      part.map((one, i) => [
        String((one as { id?: unknown; service?: unknown })?.id ?? (one as { service?: unknown })?.service ?? i),
        one,
      ]),
    );
  if (typeof part === 'object' && part !== null) return new Map(Object.entries(part));
  return new Map([['', part]]);
}

const SPOKEN: readonly Aspect[] = [
  { name: 'purpose', keys: ['purpose'], changes: line('purpose', { zh: '用途', en: 'Purpose' }) },
  { name: 'mode', keys: ['mode'], changes: line('mode', { zh: '平急类别', en: 'Mode' }) },
  { name: 'questions', keys: ['asks'], changes: questions },
  { name: 'reading', keys: ['elements'], changes: reading },
  { name: 'freshness', keys: ['visits'], changes: freshness },
  { name: 'figures', keys: ['reports'], changes: figures },
  { name: 'sunset', keys: ['sunset'], changes: line('sunset', { zh: '最长启用时间', en: 'Longest activation' }) },
  { name: 'retention', keys: ['retention'], changes: line('retention', { zh: '信息保留期', en: 'Facts kept' }) },
  { name: 'wording', keys: ['title', 'basis', 'roles', 'messages'], changes: wording },
];

export const ASPECTS: readonly Aspect[] = [...SPOKEN, { name: 'others', keys: [], changes: otherParts }];
