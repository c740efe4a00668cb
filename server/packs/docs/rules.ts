// The rules of a pack on its page: why each is there, what sets it off, on what condition, and what follows.
import { matterTypes } from '../../../core/packs/compile-rules.ts';
import type { Effect, Rule } from '../../../core/packs/model.ts';
import { parseTrigger } from '../../../core/packs/trigger.ts';
import { code, table, type Writing } from './page.ts';

function names({ pack, t }: Writing) {
  const types = matterTypes(pack);
  return {
    matter: (id: string) => (types[id] === undefined ? id : t(types[id].title)),
    move: (matter: string | undefined, id: string) => {
      const of = matter === undefined ? Object.values(types).find(({ moves }) => moves?.[id]) : types[matter];
      const move = of?.moves?.[id];
      return move === undefined ? id : t(move.title);
    },
    clock: (matter: string, id: string) => {
      const title = types[matter]?.clocks?.find(one => one.id === id)?.title ?? types[matter]?.states[id]?.title;
      return title === undefined ? id : t(title);
    },
    message: (id: string) => (pack.messages?.[id] === undefined ? id : t(pack.messages[id])),
  };
}

function causeOf(rule: Rule, of: Writing): string {
  const trigger = parseTrigger(rule.on);
  const { w, length, element } = of;
  const { matter, move, clock } = names(of);
  switch (trigger?.kind) {
    case 'fact':
      return w('onFact', { element: element(trigger.element) });
    case 'opened':
      return w('onOpened', { matter: matter(trigger.matter) });
    case 'moved':
      return trigger.transition === undefined
        ? w('onMoved', { matter: matter(trigger.matter) })
        : w('onMove', { matter: matter(trigger.matter), move: move(trigger.matter, trigger.transition) });
    case 'clock':
      return w('onClock', { matter: matter(trigger.matter), clock: clock(trigger.matter, trigger.clock) });
    case 'schedule':
      return w('onSchedule', { every: length(trigger.every), at: trigger.at });
    case 'switched':
      return w(trigger.to === 'on' ? 'onOn' : 'onOff');
    case undefined:
      return rule.on;
  }
}

function effectOf(effect: Effect, of: Writing, matterAtHand: string | undefined): string {
  const { w, name, length, element } = of;
  const { matter, move, message } = names(of);
  if ('open' in effect) return w('doOpen', { matter: matter(effect.open) });
  if ('send' in effect) return w('doSend', { move: move(effect.matter ?? matterAtHand, effect.send) });
  if ('assign' in effect) return w('doAssign', { role: name(effect.assign) });
  if ('ask' in effect)
    return effect.every === undefined
      ? w('doAsk', { element: element(effect.ask) })
      : w('doAskEvery', { element: element(effect.ask), every: length(effect.every) });
  if ('notify' in effect) return w('doTell', { role: name(effect.notify), message: message(effect.message) });
  if ('reserve' in effect) return w('doReserve', { supply: effect.reserve, n: String(effect.quantity ?? 1) });
  return w('doDraw', { matter: matter(effect.draw) });
}

/** One row a rule, in the order of the file. */
export function rulesOf(of: Writing): string[] {
  const { pack, w, t } = of;
  const rows = (pack.rules ?? []).map(rule => {
    const trigger = parseTrigger(rule.on);
    const atHand = trigger !== undefined && 'matter' in trigger ? trigger.matter : undefined;
    const cause = causeOf(rule, of);
    return [
      t(rule.why),
      rule.when === undefined ? cause : `${cause} (${code(rule.when)})`,
      rule.then.map(effect => effectOf(effect, of, atHand)).join('<br>'),
    ];
  });
  return table([w('why'), w('on'), w('follows')], rows);
}
