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
  /** Recorded here and not yet with the server. */
  unsent: boolean;
  next?: boolean;
  /** In lists over several stairwells. */
  withStairwell?: boolean;
};

export function DoorCard({ grid, door, unsent, next = false, withStairwell = false }: DoorCardProps) {
  const text = useText();
  const home = isHome(door);
  const room = text('room', { room: door.room });
  const place = withStairwell ? `${stairwellText(text, door)} ${room}` : room;
  const people = home ? peopleText(text, door) : text('nobodyRegistered');
  const state = stateText(text, door);
  return (
    <a
      class={`card door ${home ? door.state : 'empty'}${next ? ' next' : ''}`}
      id={`door-${door.dwellingId}`}
      href={hashOf({ at: 'door', grid, door: door.dwellingId })}
      aria-label={[place, people, home ? state : '', unsent ? text('unsent') : '']
        .filter(part => part !== '')
        .join(', ')}
    >
      <span class="door-room">
        {withStairwell ? <small>{stairwellText(text, door)}</small> : null}
        <strong>{door.room}</strong>
      </span>
      <span class="door-people">{people}</span>
      {home ? (
        <span class={`state ${door.state}`}>
          <span>
            <Icon name={STATE_ICON[door.state]} />
            {state}
          </span>
          {unsent ? <small>{text('unsent')}</small> : null}
        </span>
      ) : null}
    </a>
  );
}
