// Draws a roster as a PDF with the font it needs inside it: the title and what it is for on the first page, headings and
// page numbers on every one. Runs in a process of its own.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { breakLines, type Layout, layOut, type Measure, PAD } from './lay-out.ts';

export type Roster = {
  title: string;
  /** Sentences under the title. */
  notices: string[];
  /** What it is: label and value. */
  facts: [string, string][];
  /** Under every page, on the left. */
  foot: string;
  headings: string[];
  rows: string[][];
  /** Instant it is printed at, ms. */
  at: number;
};

const FONT = 'roster';
const TITLE = 15;
const SMALL = 8;
const SMALL_LINE = SMALL * 1.4;
const FOOT = 7;
const INK = '#1f2a2a';
const SOFT = '#5c6866';
const SHADE = '#e6efec';
const RULE = '#9aa8a5';
/** Stands for a character the font does not have. */
const MISSING = '〓';

const fontFile = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts/NotoSansHans-Regular.otf');

type Doc = InstanceType<typeof PDFDocument>;
/** Of a font as the writer opens it, what is asked here; its types tell nothing of it. */
type Opened = { font: { hasGlyphForCodePoint(code: number): boolean } };

/** Widths of characters, each asked once, and text with what the font lacks marked; `lacks` hears of it. */
function lettersOf(doc: Doc, lacks: Set<string>): { measure: Measure; known: (text: string) => string } {
  const { font } = (doc as unknown as { _font: Opened })._font;
  const widths = new Map<string, number>();
  const has = new Map<string, boolean>();
  const measure = (character: string): number => {
    let width = widths.get(character);
    if (width === undefined) {
      width = doc.fontSize(1000).widthOfString(character) / 1000;
      widths.set(character, width);
    }
    return width;
  };
  const known = (text: string): string => {
    let said = '';
    for (const character of text.toWellFormed()) {
      let there = has.get(character);
      if (there === undefined) {
        there = character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0)!);
        has.set(character, there);
      }
      if (there) said += character;
      else if (/\s|\p{C}/u.test(character)) said += ' ';
      else {
        lacks.add(character);
        said += MISSING;
      }
    }
    return said;
  };
  return { measure, known };
}

/** Lines of the first page's head, in two columns of facts. */
type Head = { notices: string[]; pairs: [string[], string[]][]; height: number };

function headOf({ notices, facts }: Roster, room: number, measure: Measure): Head {
  const half = room / 2 - 8;
  const lines = notices.flatMap(text => breakLines(text, room, SMALL, measure));
  const pairs: Head['pairs'] = [];
  for (let i = 0; i < facts.length; i += 2) {
    const cell = (fact: [string, string] | undefined) =>
      fact === undefined ? [] : breakLines(`${fact[0]}：${fact[1]}`, half, SMALL, measure);
    pairs.push([cell(facts[i]), cell(facts[i + 1])]);
  }
  const tall = pairs.reduce((sum, [a, b]) => sum + Math.max(a.length, b.length), lines.length);
  return { notices: lines, pairs, height: TITLE * 1.6 + tall * SMALL_LINE + 10 };
}

/** Bytes of the PDF, as they are written. The same roster gives the same bytes. */
export async function* drawRoster(given: Roster): AsyncGenerator<Uint8Array> {
  const lacks = new Set<string>();
  const doc = new PDFDocument({
    ...{ autoFirstPage: false, margin: 0, pdfVersion: '1.7', lang: 'zh-CN', displayTitle: true, font: fontFile() },
    // Of very many different texts a cache would keep each.
    fontLayoutCache: false,
    info: { Title: given.title, CreationDate: new Date(given.at), ModDate: new Date(given.at) },
  });
  doc.registerFont(FONT, fontFile()).font(FONT);
  const { measure, known } = lettersOf(doc, lacks);
  const roster: Roster = {
    ...given,
    title: known(given.title),
    notices: given.notices.map(known),
    facts: given.facts.map(([label, value]) => [known(label), known(value)]),
    foot: known(given.foot),
    headings: given.headings.map(known),
    rows: given.rows.map(row => row.map(known)),
  };
  if (lacks.size > 0) {
    const codes = [...lacks].slice(0, 40).map(one => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`);
    roster.notices.push(`${MISSING} 字库里没有的字 · not in the font: ${codes.join(' ')}`);
  }
  const layout = layOut(roster, measure, room => ({
    first: headOf(roster, room, measure).height + FOOT * 2,
    others: TITLE + FOOT * 2,
  }));
  for (const [i] of layout.pages.entries()) {
    drawPage(doc, roster, layout, i, measure);
    // What is finished leaves before the next page is drawn.
    for (let chunk = doc.read(); chunk !== null; chunk = doc.read()) yield chunk as Buffer;
  }
  doc.end();
  for await (const chunk of doc) yield chunk as Buffer;
}

function drawPage(doc: Doc, roster: Roster, layout: Layout, place: number, measure: Measure): void {
  const { width, height, margin, pages } = layout;
  const room = width - 2 * margin;
  doc.addPage({ size: [width, height], margin: 0 });
  const write = (text: string, x: number, y: number, size: number, colour = INK) => {
    if (text !== '') doc.fillColor(colour).fontSize(size).text(text, x, y, { lineBreak: false });
  };
  let y = margin;
  if (place === 0) {
    const { notices, pairs } = headOf(roster, room, measure);
    const [title = ''] = breakLines(roster.title, room, TITLE, measure);
    write(title, margin, y, TITLE);
    y += TITLE * 1.6;
    for (const line of notices) {
      write(line, margin, y, SMALL, SOFT);
      y += SMALL_LINE;
    }
    for (const [left, right] of pairs) {
      for (const [i, line] of left.entries()) write(line, margin, y + i * SMALL_LINE, SMALL);
      for (const [i, line] of right.entries()) write(line, margin + room / 2 + 8, y + i * SMALL_LINE, SMALL);
      y += Math.max(left.length, right.length) * SMALL_LINE;
    }
    y += 10;
  } else {
    const [title = ''] = breakLines(roster.title, room, SMALL, measure);
    write(title, margin, y, SMALL, SOFT);
    y += TITLE;
  }
  drawRows(doc, layout, pages[place]!, y, write);
  const foot = height - margin - FOOT;
  const number = `第 ${place + 1} 页，共 ${pages.length} 页 · page ${place + 1} of ${pages.length}`;
  const wide = [...number].reduce((sum, character) => sum + measure(character), 0) * FOOT;
  const [left = ''] = breakLines(roster.foot, room - wide - 12, FOOT, measure);
  write(left, margin, foot, FOOT, SOFT);
  write(number, width - margin - wide, foot, FOOT, SOFT);
}

type Write = (text: string, x: number, y: number, size: number, colour?: string) => void;

function drawRows(
  doc: Doc,
  layout: Layout,
  { from, to }: { from: number; to: number },
  top: number,
  write: Write,
): void {
  const { margin, widths, size, line, headings, headHeight, row } = layout;
  const right = margin + widths.reduce((sum, wide) => sum + wide, 0);
  doc.rect(margin, top, right - margin, headHeight).fill(SHADE);
  const edges = [top];
  let y = top;
  const put = (lines: readonly string[][], high: number) => {
    let x = margin;
    for (const [i, texts] of lines.entries()) {
      for (const [at, text] of texts.entries()) write(text, x + PAD, y + PAD + at * line + (line - size) / 2, size);
      x += widths[i]!;
    }
    y += high;
    edges.push(y);
  };
  put(headings, headHeight);
  for (let i = from; i < to; i++) {
    const { lines, height } = row(i);
    put(lines, height);
  }
  doc.lineWidth(0.5).strokeColor(RULE);
  for (const edge of edges) doc.moveTo(margin, edge).lineTo(right, edge);
  let x = margin;
  for (const wide of [0, ...widths]) {
    x += wide;
    doc.moveTo(x, top).lineTo(x, y);
  }
  doc.stroke();
}
