// Reads the element dictionary from packs/shared and has it checked. Every problem names its file and line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { checkDictionary, checkNeverHeld, type Problem } from '../../core/facts/check.ts';
import type { Dictionary, NeverHeld, Title } from '../../core/facts/model.ts';

export type LocatedProblem = { file: string; line: number; text: Title };

type Source = { file: string; document: Document; lines: LineCounter };

function readSource(dir: string, file: string, problems: LocatedProblem[]): Source {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(dir, file), 'utf8'), { lineCounter: lines, uniqueKeys: true });
  for (const error of [...document.errors, ...document.warnings])
    problems.push({
      file,
      line: lines.linePos(error.pos[0]).line,
      text: { zh: `YAML 写法有误：${error.message}`, en: `Not well-formed YAML: ${error.message}` },
    });
  return { file, document, lines };
}

/** Line of the node at a path, or of the nearest node above it. */
function lineAt({ document, lines }: Source, path: (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** Several files read as one list, remembering which entry came from where. */
type Joined = { entries: unknown[]; from: { source: Source; at: number }[] };

function joinSources(sources: Source[], problems: LocatedProblem[]): Joined {
  const joined: Joined = { entries: [], from: [] };
  for (const source of sources) {
    if (source.document.errors.length > 0) continue;
    const list: unknown = source.document.toJS();
    if (!Array.isArray(list)) {
      problems.push({
        file: source.file,
        line: 1,
        text: {
          zh: '文件应是一个列表，每项以“- id:”开头。',
          en: 'The file is a list; every entry begins with "- id:".',
        },
      });
      continue;
    }
    list.forEach((entry, at) => {
      joined.entries.push(entry);
      joined.from.push({ source, at });
    });
  }
  return joined;
}

/**
 * Loads `dir` (packs/shared): dictionary.yaml, elements/*.yaml, code-lists/*.yaml, calendars/*.yaml,
 * purposes.yaml, never-held.yaml.
 * With problems the server does not start. Throws only where a file cannot be read.
 */
export function loadDictionary(dir: string): {
  dictionary: Dictionary;
  neverHeld: NeverHeld[];
  problems: LocatedProblem[];
} {
  const problems: LocatedProblem[] = [];
  const read = (files: string[]): Joined =>
    joinSources(
      files.map(file => readSource(dir, file, problems)),
      problems,
    );
  const filesIn = (folder: string): string[] =>
    readdirSync(join(dir, folder))
      .filter(file => file.endsWith('.yaml'))
      .sort()
      .map(file => `${folder}/${file}`);
  const lists: Record<string, Joined> = {
    elements: read(filesIn('elements')),
    codeLists: read(filesIn('code-lists')),
    purposes: read(['purposes.yaml']),
    calendars: read(filesIn('calendars')),
    neverHeld: read(['never-held.yaml']),
  };
  const locate = ({ path, text }: Problem): LocatedProblem => {
    const [key, at, ...inside] = path;
    const origin = lists[String(key)]?.from[Number(at)];
    if (origin === undefined) return { file: key === 'version' ? 'dictionary.yaml' : String(key), line: 1, text };
    return { file: origin.source.file, line: lineAt(origin.source, [origin.at, ...inside]), text };
  };
  const never = checkNeverHeld({ neverHeld: lists.neverHeld!.entries });
  const checked = checkDictionary(
    {
      version: (readSource(dir, 'dictionary.yaml', problems).document.toJS() as { version?: unknown } | null)?.version,
      elements: lists.elements!.entries,
      codeLists: lists.codeLists!.entries,
      purposes: lists.purposes!.entries,
      calendars: lists.calendars!.entries,
    },
    never.neverHeld,
  );
  problems.push(...[...never.problems, ...checked.problems].map(locate));
  return { dictionary: checked.dictionary, neverHeld: never.neverHeld, problems };
}
