// A pack's page, written from the pack itself: what it asks, its matters and their promises, its rules with their why,
// its figures, what each role does. Markdown, Chinese first and English after; never edited by hand.
import type { Dictionary, Title } from '../../../core/facts/model.ts';
import { declaredElements, elementsById } from '../../../core/packs/compile.ts';
import { matterTypes } from '../../../core/packs/compile-rules.ts';
import type { Pack } from '../../../core/packs/model.ts';
import { mattersOf } from './matters.ts';
import { rulesOf } from './rules.ts';
import { type Language, lengthOf, nameOf, type Word, word } from './words.ts';

/** What the parts of a page are written with. */
export type Writing = {
  pack: Pack;
  dictionary: Dictionary;
  language: Language;
  /** A fixed word. */
  w: (name: Word, values?: Record<string, string>) => string;
  t: (title: Title) => string;
  name: (id: string) => string;
  length: (within: string) => string;
  /** The title of an element, a matter type, a message. */
  element: (id: string) => string;
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

export const code = (condition: string): string => `\`${condition.replace(/\s+/g, ' ').trim()}\``;

/** A table; nothing where it has no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [
        `| ${head.map(cell).join(' | ')} |`,
        `| ${head.map(() => '---').join(' | ')} |`,
        ...rows.map(row => `| ${row.map(cell).join(' | ')} |`),
        '',
      ];

function head({ pack, dictionary, w, t, name, length }: Writing): string[] {
  const purpose = dictionary.purposes.find(({ id }) => id === pack.purpose)?.title;
  const types = matterTypes(pack);
  const rows: [Word, string][] = [
    ['mode', w(pack.mode)],
    ['purpose', purpose === undefined ? pack.purpose : t(purpose)],
    ['basis', t(pack.basis)],
  ];
  if (pack.sunset !== undefined) rows.push(['sunset', length(pack.sunset)]);
  if (pack.retention !== undefined) rows.push(['retention', length(pack.retention)]);
  if (pack.visits?.fresh !== undefined) rows.push(['visitsFresh', length(pack.visits.fresh)]);
  if (pack.visits?.retention !== undefined) rows.push(['visitsKept', length(pack.visits.retention)]);
  if (pack.restricts !== undefined)
    rows.push([
      'restricts',
      w('restricted', { matter: t(types[pack.restricts.matter]!.title), authority: name(pack.restricts.authority) }),
    ]);
  if (pack.owes !== undefined) rows.push(['owes', pack.owes.map(({ title }) => t(title)).join(' · ')]);
  if (pack.appeal !== undefined)
    rows.push(['appeal', w('appealed', { role: name(pack.appeal.to), within: length(pack.appeal.within) })]);
  return table(
    [w('facts'), ''],
    rows.map(([key, text]) => [w(key), text]),
  );
}

function asks({ pack, dictionary, w, length, element }: Writing): string[] {
  const used = declaredElements(pack, elementsById(dictionary));
  const holds = (id: string) => {
    const fresh = used.get(id)?.fresh;
    return fresh === undefined ? w('corrected') : length(fresh);
  };
  const asked = new Set(pack.asks.map(one => one.element));
  const needed = (pack.rules ?? []).flatMap(({ then }) =>
    then.flatMap(effect => ('ask' in effect && !asked.has(effect.ask) ? [effect.ask] : [])),
  );
  const rows = [
    ...[...pack.asks]
      .sort((a, b) => a.rank - b.rank)
      .map(({ element: id, rank, when }) => [
        element(id),
        String(rank),
        when === undefined ? w('always') : code(when),
        holds(id),
      ]),
    ...[...new Set(needed)].map(id => [element(id), '', w('byMatter'), holds(id)]),
  ];
  return table([w('question'), w('rank'), w('when'), w('fresh')], rows);
}

function figures({ pack, w, t, element }: Writing): string[] {
  const titles = new Map(pack.reports.map(({ id, title }) => [id, t(title)]));
  return table(
    [w('figure'), w('counts'), w('of'), w('where'), w('by')],
    pack.reports.map(({ title, count, of, where, by }) => [
      t(title),
      w(count),
      of === undefined ? '' : titles.get(of)!,
      where === undefined ? w('everybody') : code(where),
      by === undefined ? '' : by.startsWith('visit.') ? code(by) : element(by),
    ]),
  );
}

function part(pack: Pack, dictionary: Dictionary, language: Language): string[] {
  const own = pack.elements.flatMap(one => ('use' in one ? [] : [one]));
  const titles = new Map([...dictionary.elements, ...own].map(one => [one.id, one.title]));
  const writing: Writing = {
    ...{ pack, dictionary, language },
    w: (name, values) => word(name, language, values),
    t: title => title[language],
    name: id => nameOf(id, language),
    length: within => lengthOf(within, language),
    element: id => titles.get(id)?.[language] ?? id,
  };
  const { w, t, name } = writing;
  const section = (title: Word, lines: string[]) => (lines.length === 0 ? [] : [`### ${w(title)}`, '', ...lines]);
  return [
    `## ${language === 'zh' ? '中文' : 'English'}`,
    '',
    ...head(writing),
    ...section('asks', asks(writing)),
    ...section('matters', mattersOf(writing)),
    ...section('rules', rulesOf(writing)),
    ...section('figures', figures(writing)),
    ...section(
      'roles',
      table(
        ['', ''],
        Object.entries(pack.roles ?? {}).map(([role, text]) => [name(role), t(text)]),
      ),
    ),
    ...section(
      'messages',
      table(
        ['', ''],
        Object.entries(pack.messages ?? {}).map(([id, text]) => [code(id), t(text)]),
      ),
    ),
    ...section('examples', [w('proved', { n: String(pack.examples.length) }), '']),
  ];
}

/** The whole page, ending with one line break. The pack has passed its check. */
export const pageOf = (pack: Pack, dictionary: Dictionary): string =>
  `${[
    `<!-- doorstep pack docs: 由 packs/${pack.pack}.yaml 生成，请勿手改 · written from the pack, not by hand -->`,
    '',
    `# ${pack.title.zh} · ${pack.title.en}`,
    '',
    `\`${pack.pack}@${pack.version}\``,
    '',
    ...part(pack, dictionary, 'zh'),
    ...part(pack, dictionary, 'en'),
  ]
    .join('\n')
    .trimEnd()}\n`;
