// Reads XML as a run of tags with their places in the text, so that a part can be spliced and the rest kept letter for
// letter. No entity is ever expanded but the five of XML and numbers; a document type is refused.

export type Tag = {
  /** Name without its namespace prefix. */
  name: string;
  kind: 'open' | 'close' | 'alone';
  start: number;
  end: number;
};

export class NotXml extends Error {}

const DEEPEST = 64;

/** The prefix of a tag's name with its colon: `x:` in `<x:row>`, else empty. */
export function prefixOf(xml: string, tag: Tag): string {
  const match = /^<\/?([^\s:/>]+:)?/.exec(xml.slice(tag.start, Math.min(tag.end, tag.start + 80)));
  return match?.[1] ?? '';
}

function nameAt(xml: string, from: number, end: number): string {
  let to = from;
  let start = from;
  for (; to < end; to++) {
    const code = xml.charCodeAt(to);
    if (code === 58) start = to + 1;
    else if (code === 47 || code === 62 || code <= 32) break;
  }
  return xml.slice(start, to);
}

/** The end of a tag whose `<` is at `from`: a `>` outside quotes. */
function tagEnd(xml: string, from: number): number {
  let at = xml.indexOf('>', from);
  let quote = -1;
  for (let i = from; at >= 0; ) {
    // Walk over quoted values that begin before the nearest `>`.
    quote = -1;
    for (; i < at; i++) {
      const code = xml.charCodeAt(i);
      if (code === 34 || code === 39) {
        quote = i;
        break;
      }
    }
    if (quote < 0) return at + 1;
    const close = xml.indexOf(xml[quote]!, quote + 1);
    if (close < 0) break;
    i = close + 1;
    if (at < i) at = xml.indexOf('>', i);
  }
  throw new NotXml('a tag without an end');
}

/** Every tag from `from` to `to`, in order. Throws NotXml on anything that is not well enough formed to be spliced. */
export function* tagsOf(xml: string, from = 0, to = xml.length): Generator<Tag> {
  const open: string[] = [];
  let at = from;
  while (true) {
    const start = xml.indexOf('<', at);
    if (start < 0 || start >= to) break;
    const next = xml.charCodeAt(start + 1);
    if (next === 33 || next === 63) {
      const [mark, close] = xml.startsWith('<!--', start)
        ? ['<!--', '-->']
        : xml.startsWith('<![CDATA[', start)
          ? ['<![CDATA[', ']]>']
          : next === 63
            ? ['<?', '?>']
            : ['', ''];
      const end = mark === '' ? -1 : xml.indexOf(close, start + mark.length);
      if (end < 0) throw new NotXml('a document type, or a comment without an end');
      at = end + close.length;
      continue;
    }
    const end = tagEnd(xml, start);
    if (next === 47) {
      const name = nameAt(xml, start + 2, end);
      if (open.pop() !== name) throw new NotXml(`</${name}> closes nothing`);
      yield { name, kind: 'close', start, end };
    } else {
      const name = nameAt(xml, start + 1, end);
      if (name === '') throw new NotXml('a tag without a name');
      const alone = xml.charCodeAt(end - 2) === 47;
      if (!alone && open.push(name) > DEEPEST) throw new NotXml('nested too deeply');
      yield { name, kind: alone ? 'alone' : 'open', start, end };
    }
    at = end;
  }
  if (open.length > 0) throw new NotXml(`<${open.pop()}> has no end`);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const decodeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
        if (name !== undefined) return ENTITIES[name] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      })
    : text;

/** Text between tags: CDATA taken as it is, comments dropped, line ends as XML reads them. */
export const textOf = (raw: string): string =>
  raw.includes('<')
    ? raw
        .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->)/)
        .map(part =>
          part.startsWith('<![CDATA[') ? part.slice(9, -3) : part.startsWith('<!--') ? '' : decodeXml(part),
        )
        .join('')
    : decodeXml(raw.replaceAll('\r\n', '\n'));

export const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

export const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, character => `&#${character.charCodeAt(0)};`);

/** An attribute of a tag, by its name with any prefix it bears (`r:id`), decoded. */
export function attribute(xml: string, tag: Tag, name: string): string | undefined {
  const text = xml.slice(tag.start, tag.end);
  for (const match of text.matchAll(/\s([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (match[1] === name) return decodeXml(match[2] ?? match[3] ?? '');
  return undefined;
}

/** The text of a tag without its end, `>` or `/>`, and the blanks before it. */
export function tagBody(tag: string): string {
  const end = tag.endsWith('/>') ? 2 : tag.endsWith('>') ? 1 : 0;
  return tag.slice(0, tag.length - end).trimEnd();
}

/** A tag's text as that of an opening tag. */
export const openingTag = (tag: string): string => (tag.endsWith('/>') ? `${tagBody(tag)}>` : tag);

/** A tag's text with attributes set, or removed where undefined; all others kept letter for letter. */
export function withAttributes(tag: string, changes: Readonly<Record<string, string | undefined>>): string {
  const left = { ...changes };
  // Blanks are taken from their first on alone: from each of very many it would never end.
  const kept = tag.replace(/(?<!\s)(\s+)([^\s=/>"']+)(\s*=\s*)(?:"[^"]*"|'[^']*')/g, (whole, space, name, equals) => {
    if (!(name in left)) return whole;
    const value = left[name];
    delete left[name];
    return value === undefined ? '' : `${space}${name}${equals}"${escapeAttribute(value)}"`;
  });
  const added = Object.entries(left)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value!)}"`)
    .join('');
  return added === '' ? kept : tagBody(kept) + added + (kept.endsWith('/>') ? '/>' : '>');
}
