// Everything this phone has not handed over yet, and what came back refused: nothing disappears until it is settled.
import { useState } from 'preact/hooks';
import { Nothing, Refused } from './comfort/empty.tsx';
import { Icon } from './comfort/icon.tsx';
import { Screen } from './comfort/screen.tsx';
import { useText } from './comfort/text.ts';
import { useWatched } from './comfort/watched.ts';
import { outbox, rounds } from './field.ts';
import type { Queued } from './outbox.ts';

function Returned({ entry }: { entry: Queued }) {
  const text = useText();
  const [sure, setSure] = useState(false);
  const drop = () => {
    if (!sure) return setSure(true);
    outbox.withdraw(entry.command.id);
    rounds.drop(entry.command.id);
  };
  return (
    <li class="panel">
      <h2>
        <span>{entry.label}</span>
        <span class="soft">{text('returned')}</span>
      </h2>
      {entry.refusal === undefined ? null : <Refused refusal={entry.refusal} />}
      <p class="soft">{text('returnedHint')}</p>
      <button type="button" class="secondary wide" onClick={drop}>
        {text(sure ? 'discardSure' : 'discard')}
      </button>
    </li>
  );
}

export function OutboxPage() {
  const text = useText();
  const { held, waiting, refused, sending } = useWatched(outbox, outbox.read);
  const unsent = [...held, ...waiting];
  return (
    <Screen
      title={text('outboxTitle')}
      up={{ at: 'grids' }}
      foot={
        unsent.length === 0 ? undefined : (
          <button type="button" class="primary" disabled={sending} onClick={() => outbox.flush()}>
            <Icon name="send" />
            {text('sendNow')}
          </button>
        )
      }
    >
      {unsent.length + refused.length === 0 ? <Nothing icon="check" line={text('outboxEmpty')} /> : null}
      <ul class="cards">
        {refused.map(entry => (
          <Returned key={entry.command.id} entry={entry} />
        ))}
        {unsent.map(entry => (
          <li key={entry.command.id} class="card still">
            <strong>{entry.label}</strong>
            <span class="soft">{text('unsent')}</span>
          </li>
        ))}
      </ul>
      {unsent.length > 0 ? <p class="lead">{text('waitingKeep')}</p> : null}
    </Screen>
  );
}
