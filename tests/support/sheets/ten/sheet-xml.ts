// The frame of a sheet's part: what stands before its rows, the rows, and what stands after them in the order in which
// office programs want it.
import { NAMESPACES, XML } from '../raw/raw-book.ts';

export type SheetFrame = {
  properties?: string;
  dimension: string;
  views?: string;
  columns?: string;
  rows: string;
  after?: string;
};

export const sheetXml = ({
  properties = '',
  dimension,
  views = '',
  columns = '',
  rows,
  after = '',
}: SheetFrame): string =>
  `${XML}<worksheet ${NAMESPACES}>${properties}<dimension ref="${dimension}"/>${views === '' ? '' : `<sheetViews>${views}</sheetViews>`}<sheetFormatPr defaultRowHeight="14.25"/>${columns}<sheetData>${rows}</sheetData>${after}</worksheet>`;

export const frozen = (columns: number, rows: number, topLeft: string): string =>
  `<sheetView tabSelected="1" workbookViewId="0"><pane${columns > 0 ? ` xSplit="${columns}"` : ''} ySplit="${rows}" topLeftCell="${topLeft}" activePane="${columns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/></sheetView>`;

const MARGINS = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
/** A4 across, fitted to the width of a page, with a page number below. */
export const LANDSCAPE = `<printOptions horizontalCentered="1"/>${MARGINS}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddHeader>&amp;R附件1</oddHeader><oddFooter>&amp;C第&amp;P页，共&amp;N页</oddFooter></headerFooter>`;
export const PORTRAIT = `${MARGINS}<pageSetup paperSize="9" orientation="portrait"/>`;
export const FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
