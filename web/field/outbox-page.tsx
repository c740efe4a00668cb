// Everything this phone has not handed over yet, and what came back refused: nothing disappears until it is settled.
import { useState } from 'preact/hooks';
import { Nothing, Refused } from './comfort/empty.tsx';
import { Icon } from './comfort/icon.tsx';
import { Screen } from './comfort/screen.tsx';
import { useText } from './comfort/text.ts';
import { useWatched } from './comfort/watched.ts';
import { outbox, recorder } from './field.ts';
import type { Queued } from './outbox.ts';
import { takeBack } from './outbox-line.tsx';
import { before } from './route.ts';
import { begunKey } from './visits/record.ts';

function Returned({ entry }: { entry: Queued }) {
  const text = useText();
  const [sure, setSure] = useState(false);
  const drop = () => {
    if (!sure) return setSure(true);
    const undone = recorder.undo(entry.command.id);
    if (undone !== undefined) recorder.begun.delete(begunKey(undone.door, undone.corrected));
  };
  return (
    <li class="panel">
      <h2>
        <span>{entry.label}</span>
        <span class="soft">{text('returned')}</span>
      </h2>
      {entry.refusal === undefined ? null : <Refused refusal={entry.refusal} />}
      <p class="soft">{text('returnedHint')}</p>
      <div class="pair">
        <button type="button" class="secondary" onClick={drop}>
          {text(sure ? 'discardSure' : 'discard')}
        </button>
        <button type="button" class="primary" onClick={() => takeBack(entry.command.id)}>
          {text('openDoor')}
        </button>
      </div>
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
      up={before()}
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
