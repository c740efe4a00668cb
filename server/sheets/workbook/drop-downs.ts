// What a data validation lets be chosen in cells: a list written out, or a range of the same workbook, named or not. What
// is calculated, and what stands in another workbook, is left alone.
import type { Area, GridChoices } from '../../../core/sheets/model.ts';
import { parseArea } from '../../../core/sheets/references.ts';
import { attribute, type Tag, textOf } from './xml.ts';

export type ListRule = { areas: Area[]; formula: string };

const MOST_RULES = 2000;
const MOST_AREAS = 100;
const MOST_CHOICES = 300;
/** Characters; a longer one is nothing to choose, and all of a list are shown with its column. */
const LONGEST_CHOICE = 255;
/** Areas of a sheet with choices: each column looks through all of them. */
const MOST_FOUND = 5000;
/** Different ones of a sheet; each may read a column from end to end. */
const MOST_FORMULAS = 200;

const areasOf = (refs: string): Area[] =>
  refs
    .trim()
    .split(/\s+/, MOST_AREAS)
    .flatMap(ref => parseArea(ref.replaceAll('$', '')) ?? []);

/** Takes a sheet's tags one after the other. Newer programs put the rule's formula and its cells into tags of their own. */
export function listRules(xml: string): { rules: ListRule[]; take: (tag: Tag) => void } {
  const rules: ListRule[] = [];
  let rule: { refs: string; formula: string } | undefined;
  let inFormula = false;
  let open: Tag | undefined;
  const end = () => {
    if (rule !== undefined && rule.formula !== '' && rules.length < MOST_RULES) {
      const areas = areasOf(rule.refs);
      if (areas.length > 0) rules.push({ areas, formula: rule.formula });
    }
    rule = undefined;
  };
  const take = (tag: Tag) => {
    if (tag.name === 'dataValidation') {
      if (tag.kind === 'close') return end();
      const isList = tag.kind === 'open' && attribute(xml, tag, 'type') === 'list';
      rule = isList ? { refs: attribute(xml, tag, 'sqref') ?? '', formula: '' } : undefined;
    } else if (rule === undefined) return;
    else if (tag.name === 'formula1') {
      if (tag.kind === 'close' && open?.name === 'formula1') rule.formula = textOf(xml.slice(open.end, tag.start));
      inFormula = tag.kind === 'open';
    } else if (tag.kind === 'close' && open?.name === tag.name) {
      const said = textOf(xml.slice(open.end, tag.start));
      if (tag.name === 'f' && inFormula) rule.formula = said;
      else if (tag.name === 'sqref') rule.refs = said;
    }
    open = tag.kind === 'open' ? tag : undefined;
  };
  return { rules, take };
}

/** Words of `xl/workbook.xml`'s names, by the name in small letters. */
export type Names = ReadonlyMap<string, string>;
export type CellsOf = (sheet: string, area: Area, most: number) => string[];

const RANGE = /^(?:'((?:[^']|'')+)'!|([^'!\s()[\]]+)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)$/;
const WRITTEN = /^"((?:[^"]|"")*)"$/;

function choicesOf(formula: string, home: string, names: Names, cellsOf: CellsOf): string[] {
  const said = formula.trim().replace(/^=/, '');
  const written = WRITTEN.exec(said);
  if (written !== null) return written[1]!.replaceAll('""', '"').split(/[,，]/, MOST_CHOICES);
  const range = RANGE.exec(names.get(said.toLowerCase())?.trim().replace(/^=/, '') ?? said);
  const area = range === null ? undefined : parseArea(range[3]!);
  if (range === null || area === undefined || (area.top !== area.bottom && area.left !== area.right)) return [];
  return cellsOf(range[1]?.replaceAll("''", "'") ?? range[2] ?? home, area, MOST_CHOICES);
}

/** The choices of a sheet's rules; rules that cannot be told are left out. */
export function choicesIn(rules: readonly ListRule[], home: string, names: Names, cellsOf: CellsOf): GridChoices[] {
  const told = new Map<string, string[]>();
  const found: GridChoices[] = [];
  for (const { areas, formula } of rules) {
    let choices = told.get(formula);
    if (choices === undefined) {
      if (told.size >= MOST_FORMULAS) continue;
      choices = [...new Set(choicesOf(formula, home, names, cellsOf).map(one => one.trim()))].filter(
        one => one !== '' && one.length <= LONGEST_CHOICE,
      );
      told.set(formula, choices);
    }
    if (choices.length > 0 && found.length < MOST_FOUND) for (const area of areas) found.push({ area, choices });
  }
  return found;
}
