// Checks a pack's words: both languages everywhere, nothing that is never modelled, and nothing the legal guard forbids
// (rules for government applications of January 2026): no ranking, no points, no check-in counts, no read receipts.
import type { Title } from '../facts/model.ts';
import { neverModelled } from './check-elements.ts';
import type { Pack } from './model.ts';
import { collector, type PackProblem, type Path } from './problems.ts';

const FORBIDDEN =
  /积分|计分|排名|排行|打卡|签到次数|签到率|签到天数|在线时长|学习时长|学习时间|停留时长|已读|未读|点赞|转发量|转发数|投票数|票数|安装率|注册率|激活率|leader.?board|\branking\b|(?:reward|bonus) points|points earned|check.?in (?:count|days|rate)|read receipt|(?:number|count) of (?:likes|forwards)|online time|study time|install(?:ation)? rate/i;

type Said = {
  path: Path;
  text: Title;
  /** What it is known by, beside its title; `idAt`: where that stands, if elsewhere. */
  id?: string;
  idAt?: Path;
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
    yield { path: ['reports', i, 'title'], text: title, id, idAt: ['reports', i, 'id'], measured: true };
  for (const [i, list] of (pack.codes ?? []).entries()) {
    yield { path: ['codes', i, 'title'], text: list.title, id: list.id, idAt: ['codes', i, 'id'], measured: true };
    for (const [n, { code, title }] of list.codes.entries())
      yield { path: ['codes', i, 'codes', n, 'title'], text: title, id: code, measured: true };
  }
  for (const [id, type] of Object.entries(pack.matters ?? {})) {
    const at: Path = ['matters', id];
    yield { path: [...at, 'title'], text: type.title, id, idAt: at, measured: true };
    for (const [state, { title }] of Object.entries(type.states))
      yield {
        path: [...at, 'states', state, 'title'],
        text: title,
        id: state,
        idAt: [...at, 'states', state],
        measured: true,
      };
    for (const [move, { title }] of Object.entries(type.moves ?? {}))
      yield {
        path: [...at, 'moves', move, 'title'],
        text: title,
        id: move,
        idAt: [...at, 'moves', move],
        measured: true,
      };
    for (const [i, { id: clock, title }] of (type.clocks ?? []).entries())
      yield {
        path: [...at, 'clocks', i, 'title'],
        text: title,
        id: clock,
        idAt: [...at, 'clocks', i, 'id'],
        measured: true,
      };
  }
  for (const [i, { id, why }] of (pack.rules ?? []).entries())
    yield { path: ['rules', i, 'why'], text: why, id, idAt: ['rules', i, 'id'], measured: true };
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
  for (const { path, text, id, idAt = path, measured } of said(pack)) {
    if (text.zh.trim() === '' || text.en.trim() === '') add(path, 'missing-translation');
    const words: [Path, string][] = [
      [path, text.zh],
      [path, text.en],
    ];
    if (id !== undefined) words.push([idAt, id]);
    for (const [at, one] of words) {
      // The basis may name a law on what is never asked, and a role card what not to ask.
      if (path[0] !== 'basis' && path[0] !== 'roles') problems.push(...neverModelled([one], at));
      const word = measured ? forbiddenByLaw([one]) : undefined;
      if (word !== undefined) add(at, 'legal-guard', { word });
    }
  }
  for (const [i, entry] of pack.elements.entries()) {
    if ('use' in entry) continue;
    const word = forbiddenByLaw([entry.id, entry.title.zh, entry.title.en, ...entry.synonyms]);
    if (word !== undefined) add(['elements', i], 'legal-guard', { word });
  }
  return problems;
}
