// A small picture anchored above a table: a real PNG and the drawing that places it.
import { crc32, deflateSync } from 'node:zlib';
import type { RawPart, Tie } from './raw-book.ts';
import { TYPES, tiesXml, XML } from './raw-book.ts';

const SIZE = 48;

function chunk(kind: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length, 0);
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), bytes]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body), 0);
  return Buffer.concat([head, body, check]);
}

/** A blue ring on white, `SIZE` pixels wide. */
export function logoPng(): Buffer {
  const pixels = Buffer.alloc(SIZE * (SIZE * 3 + 1), 255);
  for (let y = 0; y < SIZE; y++) {
    pixels[y * (SIZE * 3 + 1)] = 0;
    for (let x = 0; x < SIZE; x++) {
      const far = Math.hypot(x - SIZE / 2 + 0.5, y - SIZE / 2 + 0.5);
      if (far < SIZE / 2 - 2 && far > SIZE / 3 - 2) pixels.set([0x2f, 0x55, 0x97], y * (SIZE * 3 + 1) + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIZE, 0);
  head.writeUInt32BE(SIZE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Anchored from the first cell on, one column wide and one row high. */
const drawingXml = `${XML}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>38100</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>38100</xdr:rowOff></xdr:from><xdr:ext cx="381000" cy="381000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="标志"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${OFFICE}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="381000" cy="381000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;

/** The sheet's tie to its drawing, and the parts behind it. `<drawing r:id="rIdLogo"/>` stands in the sheet. */
export const LOGO_TIE: Tie = { id: 'rIdLogo', kind: 'drawing', target: '../drawings/drawing1.xml' };
export const logoParts = (): RawPart[] => [
  { name: 'xl/drawings/drawing1.xml', content: drawingXml, type: TYPES.drawing },
  {
    name: 'xl/drawings/_rels/drawing1.xml.rels',
    content: tiesXml([{ id: 'rId1', kind: 'image', target: '../media/image1.png' }]),
  },
  { name: 'xl/media/image1.png', content: logoPng(), stored: true },
];
