// The matters of a pack on its page: of each type who opens it and answers for it, its states with their promises, and
// every way from one to the next with who may go it.
import { APPEAL, matterTypes } from '../../../core/packs/compile-rules.ts';
import type { MatterType, MoveSpec } from '../../../core/packs/model.ts';
import { table, type Writing } from './page.ts';

const listed = (of: Writing, ids: readonly string[]): string =>
  ids.map(of.name).join(of.language === 'zh' ? '、' : ', ');

/** Who may make a move, and on what terms. */
function termsOf(of: Writing, type: MatterType, { may, reason, other_than, when, time }: MoveSpec): string {
  const { w, t, length } = of;
  const titleOf = (move: string) =>
    move === 'open' ? (of.language === 'zh' ? '提出' : 'open') : t(type.moves![move]!.title);
  const terms = [may.length === 0 ? w('byRules') : listed(of, may)];
  if (reason !== undefined) terms.push(w('reason'));
  if (time !== undefined) terms.push(`≤ ${length(time)}`);
  if (other_than !== undefined) terms.push(w('others', { moves: other_than.map(titleOf).join(' / ') }));
  if (when !== undefined) terms.push(w('guarded', { when }));
  return terms.join(of.language === 'zh' ? '；' : '; ');
}

function intro(of: Writing, { subject, open, assign, merge, reopen, exit, states, moves }: MatterType): string {
  const { w, t, name, length } = of;
  const said = [w('about', { subject: name(subject) })];
  if (open === undefined) said.push(w('openedByRules'));
  else {
    const by = w('opened', { movers: listed(of, open.may) });
    said.push(
      open.when === undefined
        ? by
        : `${by}${of.language === 'zh' ? '，' : ', '}${w('openedWhen', { when: open.when })}`,
    );
  }
  if (assign !== undefined) said.push(w('answers', { role: name(assign.role) }));
  if (merge !== undefined) said.push(w('merged'));
  if (reopen !== undefined)
    said.push(
      w('reopened', {
        within: length(reopen.within),
        movers: listed(of, reopen.may ?? ['resident', 'community_staff']),
        to: t(states[reopen.to]!.title),
      }),
    );
  if (exit !== undefined) said.push(w('exits', { move: t(moves![exit]!.title) }));
  return `${said.join(of.language === 'zh' ? '；' : '. ')}${of.language === 'zh' ? '。' : '.'}`;
}

function one(of: Writing, type: MatterType): string[] {
  const { w, t, length } = of;
  const titles = (states: readonly string[]) => states.map(state => t(type.states[state]!.title)).join(' / ');
  const rows = Object.values(type.states).flatMap(({ title, initial, final, due, on }) => {
    const name = `${t(title)}${initial === true ? w('starts') : ''}${final === true ? w('ends') : ''}`;
    const ways = Object.entries(on ?? {});
    if (ways.length === 0) return [[name, '', '', '']];
    return ways.map(([move, to], i) => {
      const spec = type.moves![move]!;
      const way = `${t(spec.title)} → ${t(type.states[to]!.title)}`;
      return [i === 0 ? name : '', i === 0 && due !== undefined ? length(due) : '', way, termsOf(of, type, spec)];
    });
  });
  const clocks = (type.clocks ?? []).map(({ title, within, runs, pauses }) => {
    const counted = w('clock', { title: t(title), within: length(within), runs: titles(runs) });
    return `- ${counted}${pauses === undefined ? '' : w('pauses', { pauses: titles(pauses) })}`;
  });
  return [
    `#### ${t(type.title)}`,
    '',
    intro(of, type),
    '',
    ...table([w('state'), w('promise'), w('ways'), w('who')], rows),
    ...(clocks.length === 0 ? [] : [...clocks, '']),
  ];
}

/** Every type the pack writes, then the appeal where it has one. */
export const mattersOf = (of: Writing): string[] =>
  Object.entries(matterTypes(of.pack))
    .sort(([a], [b]) => Number(a === APPEAL) - Number(b === APPEAL))
    .flatMap(([, type]) => one(of, type));
