// Plays a guide of docs/guides as somebody who follows it would: its blocks in order, each done as the sentence before it
// says. A block that no sentence introduces is a fault of the guide.

export type GuideStep =
  | { kind: 'run'; commands: string[] }
  | { kind: 'replace'; from: string; text: string }
  | { kind: 'before'; line: string; text: string }
  | { kind: 'end'; text: string };

/** The blocks of a text, each with the last line of words before it. */
function blocksOf(guide: string): { sentence: string; language: string; text: string }[] {
  const blocks: { sentence: string; language: string; text: string }[] = [];
  let sentence = '';
  let open: { sentence: string; language: string; text: string } | undefined;
  for (const line of guide.split('\n')) {
    if (!line.startsWith('```')) {
      if (open !== undefined) open.text += `${line}\n`;
      else if (line.trim() !== '') sentence = line;
    } else if (open === undefined) open = { sentence, language: line.slice(3), text: '' };
    else {
      blocks.push(open);
      open = undefined;
    }
  }
  return blocks;
}

/** The steps of a guide's text. Throws on a block of YAML without a sentence that says where it goes. */
export const stepsOf = (guide: string): GuideStep[] =>
  blocksOf(guide).map(({ sentence, language, text }): GuideStep => {
    if (language === 'sh') return { kind: 'run', commands: text.trim().split('\n') };
    const from = /^Replace everything from `([^`]+)` to the end with:$/.exec(sentence)?.[1];
    if (from !== undefined) return { kind: 'replace', from, text };
    const line = /^Put before `([^`]+)`:$/.exec(sentence)?.[1];
    if (line !== undefined) return { kind: 'before', line, text };
    if (sentence === 'Put at the end:') return { kind: 'end', text };
    throw new Error(`the guide does not say where this goes: ${text.slice(0, 60)}…`);
  });

const lineAt = (file: string, line: string): number => {
  const at = file.split('\n').indexOf(line);
  if (at < 0) throw new Error(`the file has no line “${line}”`);
  return file.split('\n').slice(0, at).join('\n').length + (at > 0 ? 1 : 0);
};

/** The file after an edit. */
export function edited(file: string, step: Exclude<GuideStep, { kind: 'run' }>): string {
  if (step.kind === 'end') return `${file.trimEnd()}\n${step.text}`;
  if (step.kind === 'replace') return file.slice(0, lineAt(file, step.from)) + step.text;
  const at = lineAt(file, step.line);
  return file.slice(0, at) + step.text + file.slice(at);
}
