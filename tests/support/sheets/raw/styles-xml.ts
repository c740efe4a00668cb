// Styles of a workbook written by hand: fonts, fills and borders by number, and cell styles made of them.
import { escaped } from './cells.ts';
import { MAIN, XML } from './raw-book.ts';

export type CellStyle = {
  font?: number;
  fill?: number;
  border?: number;
  /** A built-in number format, or one of `formats` from 164 on. */
  format?: number;
  align?: 'left' | 'center' | 'right';
  wrap?: true;
  unlocked?: true;
};

export type Styles = {
  /** Number formats from 164 on. */
  formats?: readonly string[];
  cells: readonly CellStyle[];
  /** Looks of conditional formats, as XML. */
  conditional?: readonly string[];
};

/** 0 plain, 1 title, 2 header, 3 body by hand, 4 small print. */
const FONTS = [
  '<font><sz val="11"/><color theme="1"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
  '<font><b/><sz val="20"/><name val="方正小标宋简体"/><charset val="134"/></font>',
  '<font><b/><sz val="11"/><name val="黑体"/><charset val="134"/></font>',
  '<font><sz val="12"/><name val="楷体"/><charset val="134"/></font>',
  '<font><i/><sz val="9"/><color rgb="FF7F7F7F"/><name val="宋体"/><charset val="134"/></font>',
];
/** 2 header, 3 totals. The first two are the ones every program expects. */
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/><bgColor indexed="64"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>',
];
const side = (name: string, style: string) => `<${name} style="${style}"><color auto="1"/></${name}>`;
const box = (style: string, bottom = style) =>
  `<border>${side('left', style)}${side('right', style)}${side('top', style)}${side('bottom', bottom)}<diagonal/></border>`;
/** 1 thin, 2 thin with a thick end, 3 medium. */
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  box('thin'),
  box('thin', 'medium'),
  box('medium'),
];

function xf({ font = 0, fill = 0, border = 0, format = 0, align, wrap, unlocked }: CellStyle): string {
  const inside =
    (align === undefined && wrap === undefined
      ? ''
      : `<alignment${align === undefined ? '' : ` horizontal="${align}"`} vertical="center"${wrap ? ' wrapText="1"' : ''}/>`) +
    (unlocked ? '<protection locked="0"/>' : '');
  const tag = `xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"`;
  return inside === '' ? `<${tag}/>` : `<${tag}>${inside}</xf>`;
}

export function stylesXml({ formats = [], cells, conditional = [] }: Styles): string {
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
  return `${XML}<styleSheet xmlns="${MAIN}">${list(
    'numFmts',
    formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`),
  )}${list('fonts', FONTS)}${list('fills', FILLS)}${list('borders', BORDERS)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...cells.map(xf)])}<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>${list('dxfs', conditional)}<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;
}
