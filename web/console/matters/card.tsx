// One matter as a card: whom it is about, when it is due, who answers for it. A link, so that it can be dragged, opened
// and reached by arrows alike.
import type { ReactNode } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import { Icon, Refused, To, useText } from '../frame/index.ts';
import { aboutText, Lead, toMatter } from './about.tsx';
import { DueMark } from './due-mark.tsx';
import { WORDS } from './words.ts';

type CardProps = {
  row: MatterRow;
  /** The one the arrows stand on. */
  chosen: boolean;
  moving: boolean;
  dragged: boolean;
  refusal: Refusal | undefined;
  /** Why it stayed where it was. */
  told: string | undefined;
  /** The menu of its moves while it is open. */
  menu: ReactNode;
  onMenu(): void;
  onFocus(): void;
  onKey(key: string): boolean;
  onDrag(dragging: boolean): void;
};

export function Card({ row, chosen, moving, dragged, refusal, told, menu, onMenu, onFocus, onKey, onDrag }: CardProps) {
  const text = useText(WORDS);
  const name = aboutText(row);
  const open = menu !== undefined;
  return (
    <li className={`card${dragged ? ' dragged' : ''}${moving ? ' moving' : ''}`}>
      <To
        className="card-link"
        {...toMatter(row)}
        data-card={row.id}
        tabIndex={chosen ? 0 : -1}
        draggable
        aria-haspopup="menu"
        aria-expanded={open}
        onFocus={onFocus}
        onKeyDown={event => {
          if (onKey(event.key)) event.preventDefault();
        }}
        onDragStart={event => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', row.id);
          onDrag(true);
        }}
        onDragEnd={() => onDrag(false)}
      >
        <strong>{name}</strong>
        <span className="card-line">
          <DueMark row={row} />
          {row.affected > 1 ? <span className="soft small">{text('affectedN', { n: row.affected })}</span> : null}
        </span>
        <span className="card-line small">
          <Lead row={row} />
        </span>
      </To>
      {row.open || open ? (
        <button
          type="button"
          className="card-more no-print"
          tabIndex={-1}
          aria-label={text('moveCard', { about: name })}
          onClick={onMenu}
        >
          <Icon name="more" />
        </button>
      ) : null}
      {menu}
      {moving ? (
        <p className="soft small" role="status">
          {text('moving')}
        </p>
      ) : null}
      {told === undefined ? null : (
        <p className="card-told" role="alert">
          <Icon name="alert" />
          {told}
        </p>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notMoved')} />}
    </li>
  );
}
