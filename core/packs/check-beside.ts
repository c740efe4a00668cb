// Checks what stands beside the elements, matters and rules of a pack: its own code lists, its messages, its role cards,
// its calendar and its cadence. What nothing uses is refused: it would mislead whoever reads the file.
import { durationDays } from '../facts/durations.ts';
import type { Dictionary } from '../facts/model.ts';
import { checkMovers } from './check-movers.ts';
import type { Pack } from './model.ts';
import { hintFor } from './nearest.ts';
import { collector, isDuration, type PackProblem, type Path } from './problems.ts';
import { parseTrigger } from './trigger.ts';

/** Messages a screen shows at the door, without any rule. */
export const SAID_AT_DOOR = ['greeting', 'nobody_home', 'neutral', 'closing'] as const;

export function checkBeside(pack: Pack, dictionary: Dictionary): PackProblem[] {
  const { problems, add } = collector();
  const told = new Set<string>(SAID_AT_DOOR);
  for (const { then } of pack.rules ?? []) for (const effect of then) if ('notify' in effect) told.add(effect.message);
  for (const key of Object.keys(pack.messages ?? {}))
    if (!told.has(key)) add(['messages', key], 'message-idle', { message: key, known: SAID_AT_DOOR.join(', ') });
  for (const role of Object.keys(pack.roles ?? {})) checkMovers([role], ['roles', role], add);
  const calendars = (dictionary.calendars ?? []).map(({ id }) => id);
  if (pack.calendar !== undefined && !calendars.includes(pack.calendar))
    add(['calendar'], 'unknown-calendar', { calendar: pack.calendar, hint: hintFor(pack.calendar, calendars) });
  return [...problems, ...checkCodeLists(pack, dictionary), ...checkCadence(pack)];
}

function checkCodeLists(pack: Pack, dictionary: Dictionary): PackProblem[] {
  const { problems, add } = collector();
  const shared = new Set(dictionary.codeLists.map(({ id }) => id));
  const used = new Set(pack.elements.flatMap(entry => ('use' in entry ? [] : (entry.codes ?? []))));
  const lists = new Set<string>();
  for (const [i, { id, codes }] of (pack.codes ?? []).entries()) {
    const at: Path = ['codes', i];
    if (shared.has(id) || lists.has(id)) add([...at, 'id'], 'codes-twice', { codes: id });
    else if (!used.has(id)) add([...at, 'id'], 'codes-idle', { codes: id });
    lists.add(id);
    const seen = new Set<string>();
    for (const [n, { code }] of codes.entries()) {
      if (seen.has(code)) add([...at, 'codes', n, 'code'], 'code-twice', { code });
      seen.add(code);
    }
  }
  return problems;
}

/** How far a community may slow a rhythm: only one the pack has, and never faster than it. */
function checkCadence(pack: Pack): PackProblem[] {
  const { problems, add } = collector();
  const slower = (slowest: string, usual: string | undefined, path: Path) => {
    if (!isDuration(slowest)) add(path, 'bad-duration', { duration: slowest });
    else if (usual === undefined || !isDuration(usual)) add(path, 'cadence-of-nothing');
    else if (durationDays(slowest) < durationDays(usual)) add(path, 'cadence-faster', { duration: slowest, usual });
  };
  const { visits, rules = {} } = pack.cadence ?? {};
  if (visits !== undefined) slower(visits.slowest, pack.visits?.fresh, ['cadence', 'visits', 'slowest']);
  const known = (pack.rules ?? []).map(({ id }) => id);
  for (const [id, { slowest }] of Object.entries(rules)) {
    const at: Path = ['cadence', 'rules', id];
    const rule = (pack.rules ?? []).find(one => one.id === id);
    if (rule === undefined) {
      add(at, 'unknown-rule', { rule: id, hint: hintFor(id, known) });
      continue;
    }
    const trigger = parseTrigger(rule.on);
    slower(slowest, trigger?.kind === 'schedule' ? trigger.every : undefined, [...at, 'slowest']);
  }
  return problems;
}
