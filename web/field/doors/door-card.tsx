// One door of a list: room, whose it is in a short form, how many people, and where it stands in the round.
import type { FieldDoor } from '../../../core/visits/contract.ts';
import { Icon, type IconName } from '../comfort/icon.tsx';
import { useText } from '../comfort/text.ts';
import { hashOf } from '../route.ts';
import { isHome } from './order.ts';
import { peopleText, stairwellText, stateText } from './words-of-door.ts';

const STATE_ICON: Record<FieldDoor['state'], IconName> = { todo: 'knock', again: 'again', done: 'check' };

export type DoorCardProps = {
  grid: string;
  door: FieldDoor;
  /** Recorded here and not with the server: not sent yet, or returned. */
  onPhone?: 'unsent' | 'returned';
  /** Whether a round is on; without one a door has no state. */
  active: boolean;
  next?: boolean;
  /** In lists over several stairwells. */
  withStairwell?: boolean;
};

export function DoorCard({ grid, door, onPhone, active, next = false, withStairwell = false }: DoorCardProps) {
  const text = useText();
  const home = isHome(door);
  const room = text('room', { room: door.room });
  const place = withStairwell ? `${stairwellText(text, door)} ${room}` : room;
  const people = home ? peopleText(text, door) : text('nobodyRegistered');
  const state = home && active ? stateText(text, door) : '';
  return (
    <a
      class={`card door ${home ? (active ? door.state : '') : 'empty'}${next ? ' next' : ''}`}
      id={`door-${door.dwellingId}`}
      href={hashOf({ at: 'door', grid, door: door.dwellingId })}
      aria-label={[place, people, state, onPhone === undefined ? '' : text(onPhone)]
        .filter(part => part !== '')
        .join(', ')}
    >
      <span class="door-room">
        {withStairwell ? <small>{stairwellText(text, door)}</small> : null}
        <strong>{door.room}</strong>
      </span>
      <span class="door-people">{people}</span>
      {state !== '' ? (
        <span class={`state ${door.state}`}>
          <span>
            <Icon name={STATE_ICON[door.state]} />
            {state}
          </span>
          {onPhone === undefined ? null : <small class={onPhone}>{text(onPhone)}</small>}
        </span>
      ) : null}
    </a>
  );
}
