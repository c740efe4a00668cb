// A condition's text as a tree and back: parsed within limits, every number a double. It knows nothing of packs and
// never evaluates. What is written back is read as the same tree: the library's own writer loses brackets and emoji.
import { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js/serialize';

export const MAX_CONDITION_LENGTH = 1000;

/** Deep or wide expressions are refused where they are read, before anything walks them. */
const LIMITS = { maxAstNodes: 240, maxDepth: 24, maxListElements: 60, maxMapEntries: 0, maxCallArguments: 3 };

const PARSER = new Environment({ limits: LIMITS, unlistedVariablesAreDyn: true });
/** For texts written here out of a tree that was within the limits: brackets count as depth. */
const REPARSER = new Environment({ unlistedVariablesAreDyn: true });

/** The nodes directly below a node; names and literals have none. */
export function childrenOf(node: ASTNode): ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case '!_':
    case '-_':
      return [node.args];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

function wholeNumbers(node: ASTNode, found: number[]): number[] {
  if (node.op === 'value' && typeof node.args === 'bigint') found.push(node.range.end);
  for (const child of childrenOf(node)) wholeNumbers(child, found);
  return found;
}

/** CEL keeps whole numbers and doubles apart; pack authors need not: `37` is written `37.0` before it is compiled. */
export function parseCondition(source: string): { node: ASTNode; text: string } | { fault: string } {
  if (source.length > MAX_CONDITION_LENGTH) return { fault: `> ${MAX_CONDITION_LENGTH}` };
  try {
    let text = source;
    const ends = wholeNumbers(PARSER.parse(source).ast, []).sort((a, b) => b - a);
    for (const end of ends) if (/\d$/.test(text.slice(0, end))) text = `${text.slice(0, end)}.0${text.slice(end)}`;
    return { node: PARSER.parse(text).ast, text };
  } catch (error) {
    // Whatever the library throws over a text is a fault of the text.
    const { summary, message } = error as Error & { summary?: string };
    return { fault: summary ?? message };
  }
}

/** Reads what `write` wrote. */
export const reparse = (text: string): ASTNode => REPARSER.parse(text).ast;

const textOf = (node: ASTNode): string => node.input.slice(node.range.start, node.range.end);
/** The part of its text a node comes from, to quote in a problem. */
export const fragmentOf = (node: ASTNode): string => textOf(node).slice(0, 80);

const isOperation = ({ op }: ASTNode): boolean => !['value', 'id', '.', '[]', 'call', 'rcall', 'list'].includes(op);

/** The text of a tree. `instead` may give another text for a node, of a form that needs no brackets. */
export function write(node: ASTNode, instead: (node: ASTNode) => string | undefined = () => undefined): string {
  const given = instead(node);
  if (given !== undefined) return given;
  const plain = (child: ASTNode) => write(child, instead);
  const bracketed = (child: ASTNode) => (isOperation(child) ? `(${plain(child)})` : plain(child));
  switch (node.op) {
    case 'value':
      return textOf(node);
    case 'id':
      return node.args;
    case '.':
      return `${bracketed(node.args[0])}.${node.args[1]}`;
    case '[]':
      return `${bracketed(node.args[0])}[${plain(node.args[1])}]`;
    case 'call':
      return `${node.args[0]}(${node.args[1].map(plain).join(', ')})`;
    case 'rcall':
      return `${bracketed(node.args[1])}.${node.args[0]}(${node.args[2].map(plain).join(', ')})`;
    case 'list':
      return `[${node.args.map(plain).join(', ')}]`;
    case '!_':
      return `!${bracketed(node.args)}`;
    case '-_':
      return `-${bracketed(node.args)}`;
    case '?:':
      return `${bracketed(node.args[0])} ? ${bracketed(node.args[1])} : ${bracketed(node.args[2])}`;
    case '.?':
    case '[?]':
    case 'map':
      return textOf(node);
    default: {
      const [left, right] = node.args as [ASTNode, ASTNode];
      // A chain of one operator is read from the left: brackets there would only add depth.
      return `${left.op === node.op ? plain(left) : bracketed(left)} ${node.op} ${bracketed(right)}`;
    }
  }
}
