// What was switched on and off lately. Nothing about any person stands on the first page.
import type { ActivationView } from '../../../core/packs/contract.ts';
import { Panel, To, useFormats, useNow, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

type Happened = { key: string; at: number; word: 'switchedOn' | 'switchedOff'; activation: ActivationView };

const MOST = 6;

/** Newest first; what is still to come is left out. */
export function happenedOf(activations: readonly ActivationView[], now: number): Happened[] {
  return activations
    .flatMap((activation): Happened[] => {
      const end = activation.endedAt ?? activation.until;
      const on: Happened = { key: `${activation.id} on`, at: activation.from, word: 'switchedOn', activation };
      return end === undefined ? [on] : [on, { key: `${activation.id} off`, at: end, word: 'switchedOff', activation }];
    })
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST);
}

export function Recent({ activations }: { activations: readonly ActivationView[] }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { when, since } = useFormats();
  const now = useNow();
  const happened = happenedOf(activations, now);
  return (
    <Panel title={text('recent')}>
      {happened.length === 0 ? <p className="soft">{text('recentNone')}</p> : null}
      <ul className="recent">
        {happened.map(({ key, at, word, activation }) => (
          <li key={key}>
            <To path="/packs">{text(word, { area: activation.areaName, pack: title(activation.title) })}</To>
            <time className="soft small" dateTime={new Date(at).toISOString()} title={when(at)}>
              {since(at, now)}
            </time>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
