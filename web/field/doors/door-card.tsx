// One door of a list: room, whose it is in a short form, how many people, and where it stands in the round.
import type { FieldDoor } from '../../../core/visits/contract.ts';
import { Icon, type IconName } from '../comfort/icon.tsx';
import { useText } from '../comfort/text.ts';
import { hashOf } from '../route.ts';
import { isHome } from './order.ts';
import { hourWord, peopleText, roomText, stairwellText, stateText } from './words-of-door.ts';

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
  /** In the list of doors to go back to, where only the hour differs. */
  hourOnly?: boolean;
};

export function DoorCard(props: DoorCardProps) {
  const { grid, door, onPhone, active, next = false, withStairwell = false, hourOnly = false } = props;
  const text = useText();
  const home = isHome(door);
  const room = roomText(text, door);
  const place = withStairwell ? `${stairwellText(text, door)} ${room}` : room;
  const people = home ? peopleText(text, door) : text('nobodyRegistered');
  const state = home && active ? stateText(text, door) : '';
  return (
    <a
      class={`card door ${withStairwell ? 'anywhere ' : ''}${home ? (active ? door.state : '') : 'empty'}${next ? ' next' : ''}`}
      id={`door-${door.dwellingId}`}
      href={hashOf({ at: 'door', grid, door: door.dwellingId })}
      aria-label={[place, people, state, onPhone === undefined ? '' : text(onPhone)]
        .filter(part => part !== '')
        .join(', ')}
    >
      {withStairwell ? <small class="door-stairwell">{stairwellText(text, door)}</small> : null}
      <strong class="door-room">{door.room}</strong>
      <span class="door-people">{people}</span>
      {state !== '' ? (
        <span class={`state ${door.state}`}>
          <span>
            <Icon name={STATE_ICON[door.state]} />
            {hourOnly && door.again !== undefined ? text('againHour', { hour: text(hourWord(door.again)) }) : state}
          </span>
          {onPhone === undefined ? null : <small class={onPhone}>{text(onPhone)}</small>}
        </span>
      ) : null}
    </a>
  );
}
