// The moves one card may make, opened from the keyboard or by its button: arrows choose, Enter does it, Escape goes back.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { NextMove } from '../../../core/matters/contract-reads.ts';
import type { Asked } from '../frame/index.ts';
import { Icon, Refused, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

type CardMenuProps = {
  label: string;
  asked: Pick<Asked<{ next: NextMove[] }>, 'value' | 'refusal'>;
  /** Only those that lead to this state. */
  into: string | undefined;
  onMove(move: NextMove): void;
  onOpen(): void;
  onClose(): void;
};

export function CardMenu({ label, asked, into, onMove, onOpen, onClose }: CardMenuProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const menu = useRef<HTMLDivElement>(null);
  const moves = asked.value?.next.filter(move => into === undefined || move.target === into);
  const known = moves !== undefined || asked.refusal !== undefined;
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first move is chosen as soon as the moves are known.
  useEffect(() => {
    items()[0]?.focus();
  }, [known]);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all[(at - 1 + all.length) % all.length]?.focus();
    else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      className="card-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onBlur={event => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} />}
      {known ? null : (
        <p className="soft" role="status">
          {text('looking')}
        </p>
      )}
      {moves?.map(move => (
        <button key={move.transition} type="button" role="menuitem" tabIndex={-1} onClick={() => onMove(move)}>
          <span>{title(move.title)}</span>
          <span className="soft small">
            <Icon name="next" /> {title(move.targetTitle)}
          </span>
        </button>
      ))}
      {moves?.length === 0 ? <p className="soft">{text('noMove')}</p> : null}
      {known ? (
        <button type="button" role="menuitem" tabIndex={-1} className="card-open" onClick={onOpen}>
          {text('openMatter')}
        </button>
      ) : null}
    </div>
  );
}
