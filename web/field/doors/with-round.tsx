// Opens a grid's round for a screen, and says what to do when there is none to open.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Failed, Loading } from '../comfort/empty.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { useWatched } from '../comfort/watched.ts';
import { outbox, rounds } from '../field.ts';
import { openSession } from '../organisations/session.ts';
import type { Route } from '../route.ts';
import type { RoundView } from './rounds.ts';

export type ReadyRound = Extract<RoundView, { at: 'ready' }>;

/** A list this old is fetched again when a screen opens. */
const OLD_MS = 5 * 60_000;

/** What is still on this phone about each household: not sent yet, or returned. */
export type OnPhone = ReadonlyMap<string | undefined, 'unsent' | 'returned'>;

export function useOnPhone(): OnPhone {
  const { held, waiting, refused } = useWatched(outbox, outbox.read);
  return new Map([
    ...[...held, ...waiting].map(entry => [entry.command.subject, 'unsent'] as const),
    ...refused.map(entry => [entry.command.subject, 'returned'] as const),
  ]);
}

export type WithRoundProps = { grid: string; up: Route; children(round: ReadyRound): ComponentChildren };

export function WithRound({ grid, up, children }: WithRoundProps) {
  const text = useText();
  const view = useWatched(rounds, () => rounds.read(grid));
  useEffect(() => void rounds.load(grid, OLD_MS), [grid]);
  const signedOut = view.at === 'failed' && view.refusal?.code === 'not-signed-in';
  // Whoever was signed out meanwhile is asked who they are, and comes back to this address.
  useEffect(() => {
    if (signedOut) void openSession();
  }, [signedOut]);
  if (view.at === 'ready') return <>{children(view)}</>;
  return (
    <Screen title={text('doors')} up={up}>
      {view.at === 'loading' ? <Loading /> : <Failed refusal={view.refusal} onAgain={() => void rounds.load(grid)} />}
    </Screen>
  );
}
