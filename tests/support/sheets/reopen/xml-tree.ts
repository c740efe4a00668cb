// A part's XML as a tree, for comparing two of them. Reads what office programs write and no more.

export type Node = {
  /** As written, with its prefix. */
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (_, decimal, hex, name) =>
    name === undefined ? String.fromCodePoint(Number(decimal ?? Number.parseInt(hex, 16))) : ENTITIES[name]!,
  );

const TOKEN = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;

/** Throws where tags do not close one another. */
export function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, close, name, rest = '', alone, text] of xml.replace(/^\ufeff/, '').matchAll(TOKEN)) {
    const here = open.at(-1)!;
    if (text !== undefined) {
      here.text += decoded(text);
      continue;
    }
    if (name === undefined) continue;
    if (close === '/') {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes <${here.name}>`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, a, b]) => [
        key!,
        decoded(a ?? b ?? ''),
      ]),
    );
    const node: Node = { name, attributes, children: [], text: '' };
    here.children.push(node);
    if (alone !== '/') open.push(node);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> has no end`);
  return root.children[0]!;
}

export const localName = ({ name }: Node): string => name.slice(name.indexOf(':') + 1);
export const childOf = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find(child => localName(child) === name);
export const childrenOf = (node: Node | undefined, name: string): Node[] =>
  node?.children.filter(child => localName(child) === name) ?? [];

/** A tree with every node changed, from the leaves up; a node changed to nothing is left out. */
export function mapped(node: Node, change: (node: Node) => Node | undefined): Node | undefined {
  const children = node.children.flatMap(child => mapped(child, change) ?? []);
  return change({ ...node, children });
}
