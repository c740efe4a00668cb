// What was switched on and off lately. Nothing about any person stands on the first page.
import type { ActivationView } from '../../../core/packs/contract.ts';
import { Panel, To, useFormats, useNow, useText, useTitle } from '../frame/index.ts';
import { happenedOf } from './happened.ts';
import { WORDS } from './words.ts';

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
