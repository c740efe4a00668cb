import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeText } from './text.ts';

const TEXT = '姓名,住址\r\n李某某,望澜花园3幢2单元501室\r\n王某某,3-2-502\r\n';
const read = (bytes: Uint8Array) => {
  const text = decodeText(bytes);
  return text.ok ? text.value : text.refusal;
};

test.each(['utf-8', 'gb18030', 'gbk', 'utf-16le'])('text in %s is read', encoding => {
  expect(read(iconv.encode(TEXT, encoding, { addBOM: encoding !== 'gbk' && encoding !== 'gb18030' }))).toBe(TEXT);
});

test('a file in two encodings is refused, and the row is told', () => {
  const bytes = Buffer.concat([iconv.encode('姓名,住址\n', 'gb18030'), Buffer.from('李某某,望澜花园3幢2单元501室\n')]);
  expect(read(bytes)).toEqual({ code: 'text-mixed', detail: { row: 2 } });
});

test('bytes that are no text are refused', () => {
  expect(read(Uint8Array.of(0x81, 0x20, 0xff, 0xff))).toEqual({ code: 'text-unreadable' });
});
