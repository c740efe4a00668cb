// The one line that is always true about what was recorded, and the few seconds in which it can be taken back.
import { Icon } from './comfort/icon.tsx';
import { useComfort, useText } from './comfort/text.ts';
import { useWatched } from './comfort/watched.ts';
import { outbox, recorder } from './field.ts';
import { go, hashOf, returnTo } from './route.ts';
import { refusalText } from './wire.ts';

/** Undoes a visit and opens its form again as it was left. */
export function takeBack(commandId: string): void {
  const undone = recorder.undo(commandId);
  if (undone === undefined) return;
  const { grid, door, met, corrected } = undone;
  const at = { grid, door: door.dwellingId };
  if (met) go({ at: corrected ? 'correct-met' : 'met', ...at });
  else returnTo({ at: 'door', ...at });
}

export function OutboxLine() {
  const text = useText();
  const { language } = useComfort();
  const { held, waiting, refused, unreachable, because, delivered } = useWatched(outbox, outbox.read);
  // While something can still be undone, the bar above says so; after that it is counted here.
  const unsent = waiting.length === 0 ? 0 : held.length + waiting.length;
  const line =
    refused.length > 0
      ? text('refusedCount', { count: refused.length })
      : unsent > 0
        ? text('waiting', { count: unsent })
        : delivered > 0
          ? text('sentCount', { count: delivered })
          : undefined;
  if (line === undefined) return <p class="outbox-line" role="status" />;
  if (unsent + refused.length === 0)
    return (
      <p class="outbox-line" role="status">
        <Icon name="check" />
        {line}
      </p>
    );
  return (
    <p class={`outbox-line${refused.length > 0 ? ' attention' : ''}`} role="status">
      <a href={hashOf({ at: 'outbox' })}>
        <Icon name={refused.length > 0 ? 'alert' : 'send'} />
        <span>
          {line}
          {unreachable && unsent > 0
            ? ` · ${because === undefined ? text('noNetwork') : refusalText(because, language)}`
            : ''}
        </span>
      </a>
    </p>
  );
}

export function UndoBar() {
  const text = useText();
  const { held } = useWatched(outbox, outbox.read);
  const last = held.at(-1);
  if (last === undefined) return null;
  return (
    <div class="undo" role="status">
      <span>
        <Icon name="check" />
        {text('saved', { door: last.label })}
      </span>
      <button type="button" onClick={() => takeBack(last.command.id)}>
        {text('undo')}
      </button>
    </div>
  );
}
