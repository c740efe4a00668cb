// Whether a filled workbook is the blank one and nothing but its rows came in: every part the same to the bit, save those
// that must follow, and those compared tag by tag. Says in words what differs.
import { columnOf, type Reopened, type ReopenedSheet } from './reopen.ts';
import { childrenOf, localName, mapped, type Node, treeOf } from './xml-tree.ts';

/** Rows that came in before row `before` of the blank sheet. */
export type Inserted = { before: number; count: number };

const moved = (row: number, { before, count }: Inserted): number => (row >= before ? row + count : row);

/** An area, or several with spaces between, after the rows came in. */
export const movedAreas = (areas: string, inserted: Inserted): string =>
  areas.replace(/(\$?[A-Z]{1,3}\$?)(\d+)/g, (_, column: string, row: string) => column + moved(Number(row), inserted));

/** The part of a sheet but its rows and merges, as it must be: its areas follow, and it covers what was filled. */
function expectedAround(sheet: ReopenedSheet, inserted: Inserted): Node {
  return mapped(sheet.around, node => {
    const attributes = { ...node.attributes };
    for (const name of ['ref', 'sqref'])
      if (attributes[name] !== undefined) attributes[name] = movedAreas(attributes[name], inserted);
    if (attributes.location !== undefined)
      attributes.location = attributes.location.replace(/![$A-Z0-9:]+$/, place => movedAreas(place, inserted));
    if (localName(node) === 'brk') attributes.id = String(moved(Number(attributes.id) + 1, inserted) - 1);
    return { ...node, attributes };
  })!;
}

/** Merges above and below move; those within a row to fill stand in every row. */
export function expectedMerges(
  sheet: ReopenedSheet,
  { firstRow, room }: { firstRow: number; room: number },
  inserted: Inserted,
): string[] {
  return sheet.merges
    .flatMap(area => {
      const [top, bottom] = area.split(':').map(corner => Number(corner.replace(/\D/g, ''))) as [number, number];
      if (top < firstRow || bottom >= firstRow + room) return [movedAreas(area, inserted)];
      // The blank sheet merges alike in all of its rows.
      const copies = top === firstRow ? inserted.count : 0;
      const own = movedAreas(area, inserted);
      const [left, right] = area.split(':').map(corner => corner.replace(/\d/g, ''));
      const rows = Array.from({ length: copies }, (_, i) => firstRow + room - 1 + i);
      return [own, ...rows.map(row => `${left}${row}:${right}${row}`)];
    })
    .sort();
}

/** Styles and heights of the rows to fill, and of everything above and below. */
export function lookDifferences(
  blank: ReopenedSheet,
  filled: ReopenedSheet,
  { firstRow, room, sample = 0 }: { firstRow: number; room: number; sample?: number },
  count: number,
  inserted: Inserted,
): string[] {
  const found: string[] = [];
  const compare = (from: number, to: number) => {
    const [a, b] = [blank.rows.get(from), filled.rows.get(to)];
    if (a?.height !== b?.height) found.push(`row ${to} is ${b?.height} high and not ${a?.height}`);
    for (const [column, { style }] of a?.cells ?? [])
      if (b?.cells.get(column)?.style !== style) found.push(`${to}:${column} has another style`);
  };
  for (const row of blank.rows.keys()) if (row < firstRow || row >= firstRow + room) compare(row, moved(row, inserted));
  for (let i = 0; i < Math.max(count, room); i++) {
    const last = i === Math.max(count, room) - 1;
    const like = last ? firstRow + room - 1 : i < room - 1 ? firstRow + i : firstRow;
    // What only showed how looks like the blank row below it once it is written over.
    compare(Math.max(like, firstRow + sample), firstRow + i);
  }
  return found;
}

/** Children of `after` that `before` has not, the rest being the same in the same order; undefined where it is not. */
function additions(before: readonly Node[], after: readonly Node[]): Node[] | undefined {
  const added: Node[] = [];
  let at = 0;
  for (const node of after) {
    if (at < before.length && JSON.stringify(node) === JSON.stringify(before[at])) at++;
    else added.push(node);
  }
  return at === before.length ? added : undefined;
}

const WORKBOOK = 'xl/workbook.xml';
/** Lists that gain an entry where a sheet is added, and the file's own list of its sheets. */
const LISTS = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'];

const treeIn = (book: Reopened, part: string): Node => treeOf(book.parts.get(part)!.toString('utf8'));

/** workbook.xml without what may change: names are compared by what they must say, calculation may be asked for. */
function withoutMoving(node: Node, sheets: ReadonlySet<string>): Node {
  return mapped(node, one => {
    const name = localName(one);
    // A name of the added sheet alone, which stands after the others.
    if (name === 'definedName' && Number(one.attributes.localSheetId ?? 0) >= sheets.size) return undefined;
    if (name === 'definedName') return { ...one, text: '' };
    if (name === 'definedNames' && one.children.length === 0) return undefined;
    if (name === 'sheet' && !sheets.has(one.attributes.name!)) return undefined;
    if (name !== 'calcPr') return one;
    const { fullCalcOnLoad: _, ...attributes } = one.attributes;
    return Object.keys(attributes).length === 0 ? undefined : { ...one, attributes };
  })!;
}

function chainDifferences(before: Node, after: Node, sheetId: string, inserted: Inserted): string[] {
  const follow = (node: Node) => {
    const { r = '', i } = node.attributes;
    return { ...node, attributes: { ...node.attributes, r: i === sheetId ? movedAreas(r, inserted) : r } };
  };
  const expected = { ...before, children: before.children.map(follow) };
  return JSON.stringify(expected) === JSON.stringify(after) ? [] : ['xl/calcChain.xml does not follow the rows'];
}

/**
 * All that differs, but the rows of the one sheet. One added sheet is allowed, with its part and its entries in the
 * lists. `names`: what defined names must say now, by name; the others are as they were.
 */
export function differences(
  blank: Reopened,
  filled: Reopened,
  sheetName: string,
  inserted: Inserted,
  names: Readonly<Record<string, string>> = {},
): string[] {
  const found: string[] = [];
  const sheet = blank.sheets.find(({ name }) => name === sheetName)!;
  const after = filled.sheets.find(({ name }) => name === sheetName);
  if (after === undefined) return [`no sheet ${sheetName}`];
  const old = new Set(blank.sheets.map(({ name }) => name));
  const added = filled.sheets.filter(({ name }) => !old.has(name));
  if (added.length > 1) found.push(`${added.length} sheets came in`);
  const addedParts = new Set(added.map(({ part }) => part));
  for (const [part, bytes] of blank.parts) {
    const now = filled.parts.get(part);
    if (now === undefined) found.push(`${part} is gone`);
    else if (now.equals(bytes) || part === sheet.part) continue;
    else if (part === WORKBOOK) {
      const [a, b] = [treeIn(blank, part), treeIn(filled, part)].map(tree => withoutMoving(tree, old));
      if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`${part} says something else`);
    } else if (LISTS.includes(part)) {
      const more = additions(treeIn(blank, part).children, treeIn(filled, part).children);
      if (more === undefined || more.length > added.length) found.push(`${part} lists something else`);
    } else if (part === 'xl/calcChain.xml')
      found.push(...chainDifferences(treeIn(blank, part), treeIn(filled, part), sheetIdOf(blank, sheetName), inserted));
    else if (/^xl\/tables\//.test(part)) {
      const expected = mapped(treeIn(blank, part), node => ({
        ...node,
        attributes: {
          ...node.attributes,
          ...(node.attributes.ref === undefined ? {} : { ref: movedAreas(node.attributes.ref, inserted) }),
        },
      }));
      if (JSON.stringify(expected) !== JSON.stringify(treeIn(filled, part)))
        found.push(`${part} does not follow the rows`);
    } else if (part === 'docProps/app.xml' && added.length > 0) continue;
    else found.push(`${part} is not the same to the bit`);
  }
  for (const part of filled.parts.keys())
    if (!blank.parts.has(part) && !addedParts.has(part) && !isOf(part, addedParts)) found.push(`${part} came in`);
  for (const { name, sheet: at, text } of blank.names) {
    const now = filled.names.find(one => one.name === name && one.sheet === at)?.text;
    const must = names[name] ?? text;
    if (now !== must) found.push(`the name ${name} says ${now} and not ${must}`);
  }
  const around = expectedAround(sheet, inserted);
  const [a, b] = [around, after.around].map(tree => withoutDimension(tree));
  if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`around the rows: ${firstDifference(a!, b!)}`);
  return found;
}

const isOf = (part: string, sheets: ReadonlySet<string>): boolean =>
  [...sheets].some(sheet => part === sheet.replace(/([^/]+)$/, '_rels/$1.rels'));

const sheetIdOf = (book: Reopened, name: string): string =>
  treeIn(book, WORKBOOK)
    .children.flatMap(child => childrenOf(child, 'sheet'))
    .find(({ attributes }) => attributes.name === name)!.attributes.sheetId!;

const withoutDimension = (tree: Node): Node => ({
  ...tree,
  children: tree.children.filter(child => localName(child) !== 'dimension'),
});

function firstDifference(a: Node, b: Node): string {
  const [left, right] = [a.children.map(one => JSON.stringify(one)), b.children.map(one => JSON.stringify(one))];
  const at = left.findIndex((text, i) => text !== right[i]);
  return `${left[at] ?? 'nothing'} became ${right[at] ?? right.at(-1)}`;
}

/** Whether the area the sheet says it covers holds every cell. */
export function coversItself(sheet: ReopenedSheet): boolean {
  const [from, to = from] = (childrenOf(sheet.around, 'dimension')[0]?.attributes.ref ?? '').split(':');
  const rowOf = (ref: string) => Number(ref.replace(/\D/g, ''));
  return [...sheet.rows].every(([row, { cells }]) =>
    [...cells.keys()].every(
      column => row >= rowOf(from!) && row <= rowOf(to!) && column >= columnOf(from!) && column <= columnOf(to!),
    ),
  );
}
