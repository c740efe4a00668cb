// Opens the screens of one visit with the door they are about, or goes back to the door when there is none.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Nothing } from '../comfort/empty.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { type ReadyRound, WithRound } from '../doors/with-round.tsx';
import { Correct } from './correct-page.tsx';
import { Met } from './met-page.tsx';
import { NoContact } from './no-contact-page.tsx';
import { asHome } from './record.ts';
import { correctionOf, type Occasion } from './saving.ts';

type At = { grid: string; door: string };

function WithOccasion(props: {
  at: At;
  round: ReadyRound;
  correcting: boolean;
  children(occasion: Occasion): ComponentChildren;
}) {
  const text = useText();
  const { grid, door: id } = props.at;
  // The door is held still while a form is open: a list refreshed meanwhile must not change what was being answered.
  const [occasion] = useState(() => {
    const door = asHome(props.round.doors.find(one => one.dwellingId === id));
    if (door === undefined || props.round.actives.length === 0) return undefined;
    return props.correcting ? correctionOf(grid, props.round, door) : { grid, round: props.round, door };
  });
  if (occasion !== undefined) return <>{props.children(occasion)}</>;
  return (
    <Screen title={text('doors')} up={{ at: 'doors', grid }}>
      <Nothing icon="door" line={text(props.round.actives.length === 0 ? 'noRound' : 'doorGone')} />
    </Screen>
  );
}

const page = (correcting: boolean, Body: (props: { occasion: Occasion }) => ComponentChildren) => (at: At) => (
  <WithRound grid={at.grid} up={{ at: 'doors', grid: at.grid }}>
    {round => (
      <WithOccasion at={at} round={round} correcting={correcting}>
        {occasion => <Body occasion={occasion} />}
      </WithOccasion>
    )}
  </WithRound>
);

export const MetPage = page(false, Met);
export const NoContactPage = page(false, NoContact);
export const CorrectPage = page(true, Correct);
export const CorrectMetPage = page(true, Met);
export const CorrectNoContactPage = page(true, NoContact);
