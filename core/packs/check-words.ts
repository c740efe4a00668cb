// Checks a pack's words: both languages everywhere, nothing that is never modelled, and nothing the legal guard forbids
// (rules for government applications of January 2026): no ranking, no points, no check-in counts, no read receipts.
import type { Title } from '../facts/model.ts';
import { neverModelled } from './check-elements.ts';
import type { Pack } from './model.ts';
import { collector, type PackProblem, type Path } from './problems.ts';

const FORBIDDEN =
  /积分|计分|排名|排行|打卡|签到|在线时长|学习时长|学习时间|停留时长|已读|未读|点赞|转发量|转发数|投票数|票数|安装率|注册率|激活率|leader.?board|\branking\b|\bpoints\b|check.?in (?:count|days|rate)|read receipt|\blikes\b|number of forwards|online time|study time|install(?:ation)? rate/i;

type Said = {
  path: Path;
  text: Title;
  /** What it is known by, beside its title. */
  id?: string;
  /** Measured or done: the legal guard looks at it. Otherwise somebody is only spoken to. */
  measured: boolean;
};

function* said(pack: Pack): Generator<Said> {
  yield { path: ['title'], text: pack.title, id: pack.pack, measured: true };
  yield { path: ['basis'], text: pack.basis, measured: false };
  for (const [role, text] of Object.entries(pack.roles ?? {})) yield { path: ['roles', role], text, measured: false };
  for (const [key, text] of Object.entries(pack.messages ?? {}))
    yield { path: ['messages', key], text, id: key, measured: false };
  for (const [i, { id, title }] of pack.reports.entries())
    yield { path: ['reports', i, 'title'], text: title, id, measured: true };
  for (const [i, list] of (pack.codes ?? []).entries()) {
    yield { path: ['codes', i, 'title'], text: list.title, id: list.id, measured: true };
    for (const [n, { code, title }] of list.codes.entries())
      yield { path: ['codes', i, 'codes', n, 'title'], text: title, id: code, measured: true };
  }
  for (const [id, type] of Object.entries(pack.matters ?? {})) {
    const at: Path = ['matters', id];
    yield { path: [...at, 'title'], text: type.title, id, measured: true };
    for (const [state, { title }] of Object.entries(type.states))
      yield { path: [...at, 'states', state, 'title'], text: title, id: state, measured: true };
    for (const [move, { title }] of Object.entries(type.moves ?? {}))
      yield { path: [...at, 'moves', move, 'title'], text: title, id: move, measured: true };
    for (const [i, { id: clock, title }] of (type.clocks ?? []).entries())
      yield { path: [...at, 'clocks', i, 'title'], text: title, id: clock, measured: true };
  }
  for (const [i, { id, why }] of (pack.rules ?? []).entries())
    yield { path: ['rules', i, 'why'], text: why, id, measured: true };
  for (const [i, { service, title }] of (pack.owes ?? []).entries())
    yield { path: ['owes', i, 'title'], text: title, id: service, measured: true };
}

/** A problem when any of these words names what the law keeps out of such an application. */
export function forbiddenByLaw(words: readonly string[]): string | undefined {
  for (const text of words) {
    const word = FORBIDDEN.exec(text.replaceAll('_', ' '))?.[0];
    if (word !== undefined) return word;
  }
  return undefined;
}

export function checkWords(pack: Pack): PackProblem[] {
  const { problems, add } = collector();
  for (const { path, text, id, measured } of said(pack)) {
    if (text.zh.trim() === '' || text.en.trim() === '') add(path, 'missing-translation');
    const words = [text.zh, text.en, ...(id === undefined ? [] : [id])];
    // The basis may name a law on what is never asked; nobody is spoken of there.
    if (path[0] !== 'basis' && path[0] !== 'roles') problems.push(...neverModelled(words, path));
    const word = measured ? forbiddenByLaw(words) : undefined;
    if (word !== undefined) add(path, 'legal-guard', { word });
  }
  for (const [i, entry] of pack.elements.entries()) {
    if ('use' in entry) continue;
    const word = forbiddenByLaw([entry.id, entry.title.zh, entry.title.en, ...entry.synonyms]);
    if (word !== undefined) add(['elements', i], 'legal-guard', { word });
  }
  return problems;
}
