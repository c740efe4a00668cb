// Any door of the grid by its number, typed on keys large enough for a thumb in a glove.
import { useState } from 'preact/hooks';
import { Nothing } from '../comfort/empty.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { DoorCard } from './door-card.tsx';
import { findDoors } from './order.ts';
import { type ReadyRound, useOnPhone, WithRound } from './with-round.tsx';

const SHOWN = 12;
const LONGEST = 8;

function Search({ grid, round }: { grid: string; round: ReadyRound }) {
  const text = useText();
  const onPhone = useOnPhone();
  const [digits, setDigits] = useState('');
  const found = findDoors(round.doors, digits).slice(0, SHOWN);
  const key = (label: string, press: () => void, name = label) => (
    <button key={name} type="button" aria-label={name} onClick={press}>
      {label}
    </button>
  );

  return (
    <Screen
      over={round.round.grid.name}
      title={text('searchTitle')}
      up={{ at: 'doors', grid }}
      lifeFirst={false}
      foot={
        <div class="finder">
          <output class="typed" aria-live="polite">
            {digits === '' ? '—' : digits}
          </output>
          <div class="keys">
            {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit =>
              key(digit, () => setDigits(before => (before + digit).slice(0, LONGEST))),
            )}
            {key('✕', () => setDigits(''), text('clear'))}
            {key('0', () => setDigits(before => `${before}0`.slice(0, LONGEST)))}
            {key('⌫', () => setDigits(before => before.slice(0, -1)), text('erase'))}
          </div>
        </div>
      }
    >
      {digits === '' ? <p class="lead">{text('searchHint')}</p> : null}
      {digits !== '' && found.length === 0 ? <Nothing icon="search" line={text('searchNone')} /> : null}
      <ul class="cards">
        {found.map(door => (
          <li key={door.dwellingId}>
            <DoorCard
              grid={grid}
              door={door}
              onPhone={onPhone.get(door.householdId)}
              active={round.actives.length > 0}
              withStairwell
            />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

export const SearchPage = ({ grid }: { grid: string }) => (
  <WithRound grid={grid} up={{ at: 'doors', grid }}>
    {round => <Search grid={grid} round={round} />}
  </WithRound>
);
