// The matters of one type in a column for each state, in the pack's order. A card goes where the server says it may, and
// nowhere else: dragged, or by the keyboard (arrows choose a card, Enter shows its moves).
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { listMatters, type MatterRow, type NextMove, readMatter } from '../../../core/matters/contract-reads.ts';
import { call } from '../../shared/client.ts';
import { Loading, Refused, useAddress, usePages, useText, useTitle } from '../frame/index.ts';
import { More } from '../rows/more.tsx';
import { aboutText, toMatter } from './about.tsx';
import { ARROWS, type Arrow, columnsOf, stepFrom } from './board.ts';
import { Card } from './card.tsx';
import { CardMenu } from './card-menu.tsx';
import './kanban.css';
import { useMoving } from './moving.tsx';
import type { TypeView } from './types.ts';
import { WORDS } from './words.ts';

const OPEN = 200;
const CLOSED = 20;

type Answer = { next?: NextMove[]; refusal?: Refusal };
/** A card that is held, and what it may do: asked when it is picked up. `drop`: let go of before that was answered. */
type Held = Answer & { row: MatterRow; how: 'drag' | 'drop' | 'menu'; into?: string };

async function nextOf({ id, community }: MatterRow): Promise<Answer> {
  const answer = await call(readMatter, { query: { id, community } });
  return answer.ok ? { next: answer.value.next } : { refusal: answer.refusal };
}

const cardOf = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-card="${id}"]`);

type KanbanProps = { community: Id; type: TypeView; mine: boolean; grid: Id | undefined };

export default function Kanban({ community, type, mine, grid }: KanbanProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { go } = useAddress();
  const narrowed = {
    ...{ community, pack: type.pack, type: type.type },
    ...(mine ? { mine } : {}),
    ...(grid === undefined ? {} : { grid }),
  };
  const open = usePages(listMatters, { ...narrowed, show: 'open', limit: OPEN });
  const closed = usePages(listMatters, { ...narrowed, show: 'closed', limit: CLOSED });
  const columns = useMemo(
    () => columnsOf(type.states, [...open.items, ...closed.items.slice(0, CLOSED)]),
    [type.states, open.items, closed.items],
  );
  const [at, setAt] = useState<string>();
  const [held, setHeld] = useState<Held>();
  const [over, setOver] = useState<string>();
  /** Of a card that was let go of where it may not go. */
  const [told, setTold] = useState<{ id: Id; words: string }>();
  // Where the keyboard goes when a card has changed columns.
  const follow = useRef<string>(undefined);
  const moving = useMoving(row => {
    follow.current = row.id;
    cardOf(row.id)?.focus();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card that changed columns is another element.
  useEffect(() => {
    if (follow.current === undefined) return;
    const card = cardOf(follow.current);
    if (card !== null && (document.activeElement === document.body || document.activeElement === null)) card.focus();
  }, [columns]);

  const hold = (row: MatterRow, how: Held['how'], into?: string, known?: Answer) => {
    moving.clear();
    setTold(undefined);
    follow.current = undefined;
    setHeld({ row, how, ...known, ...(into === undefined ? {} : { into }) });
    if (known === undefined)
      void nextOf(row).then(answer => setHeld(now => (now?.row.id === row.id ? { ...now, ...answer } : now)));
  };
  const letGo = () => {
    setHeld(undefined);
    setOver(undefined);
  };
  const move = (row: MatterRow, one: NextMove) => {
    letGo();
    cardOf(row.id)?.focus();
    moving.start(row, one);
  };
  const into = (state: string): NextMove[] =>
    held?.how === 'drag' ? (held.next ?? []).filter(one => one.target === state) : [];
  const takes = (state: string): boolean =>
    held?.how === 'drag' && held.row.state !== state && (held.next === undefined || into(state).length > 0);
  const settle = ({ row, next = [], refusal }: Held, state: string) => {
    const [one, ...others] = next.filter(move => move.target === state);
    setOver(undefined);
    if (one !== undefined && others.length === 0) return move(row, one);
    if (one !== undefined) return hold(row, 'menu', state, { next });
    setHeld(undefined);
    if (refusal !== undefined) return moving.refuse(row.id, refusal);
    const to = columns.find(column => column.id === state);
    const words = { from: title(row.stateTitle), to: to === undefined ? state : title(to.title) };
    setTold({ id: row.id, words: text('noWay', words) });
  };
  const drop = (state: string) => {
    if (held === undefined) return;
    if (held.next === undefined && held.refusal === undefined) setHeld({ ...held, how: 'drop', into: state });
    else settle(held, state);
  };
  // Let go of faster than the server said where it may go.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only its answer settles a card that was dropped.
  useEffect(() => {
    if (held?.how === 'drop' && held.into !== undefined && (held.next ?? held.refusal) !== undefined)
      settle(held, held.into);
  }, [held]);
  const onKey = (row: MatterRow) => (key: string) => {
    if (key === 'Enter' || key === ' ') hold(row, 'menu');
    else if ((ARROWS as readonly string[]).includes(key)) {
      const next = stepFrom(columns, row.id, key as Arrow);
      if (next !== undefined) cardOf(next)?.focus();
    } else return false;
    return true;
  };

  if (open.refusal !== undefined && open.items.length === 0)
    return <Refused refusal={open.refusal} onAgain={open.again} />;
  if (open.loading) return <Loading lines={8} />;
  const all = columns.flatMap(column => column.cards);
  const chosen = all.some(row => row.id === at) ? at : all[0]?.id;
  const dragging = held?.how === 'drag' ? held : undefined;
  const looksOf = (state: string): string => {
    if (dragging?.next === undefined || dragging.row.state === state) return '';
    return into(state).length === 0 ? ' shut' : over === state ? ' ready over' : ' ready';
  };
  return (
    <>
      <p className="soft small no-print">{text('kanbanHow')}</p>
      <div className="kanban" style={{ '--columns': columns.length } as React.CSSProperties}>
        {columns.map(column => (
          <section
            key={column.id}
            className={`kanban-column${looksOf(column.id)}`}
            aria-label={title(column.title)}
            data-state={column.id}
            onDragOver={event => {
              if (!takes(column.id)) return;
              event.preventDefault();
              if (over !== column.id) setOver(column.id);
            }}
            onDragLeave={event => {
              if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(undefined);
            }}
            onDrop={event => {
              event.preventDefault();
              drop(column.id);
            }}
          >
            <h2>
              {title(column.title)}{' '}
              <span className="soft num">
                {column.final
                  ? text('closedN', { n: column.cards.length })
                  : `${column.cards.length}${open.more === undefined ? '' : '+'}`}
              </span>
            </h2>
            <p className="kanban-into" aria-hidden="true">
              {into(column.id).length > 0
                ? text('dropHere', {
                    move: into(column.id)
                      .map(one => title(one.title))
                      .join(' / '),
                  })
                : text('notHere')}
            </p>
            <ul>
              {column.cards.map(row => (
                <Card
                  key={row.id}
                  row={row}
                  chosen={row.id === chosen}
                  moving={moving.moving === row.id || (held?.how === 'drop' && held.row.id === row.id)}
                  dragged={dragging?.row.id === row.id}
                  told={told?.id === row.id ? told.words : undefined}
                  refusal={moving.refused?.id === row.id ? moving.refused.refusal : undefined}
                  onFocus={() => setAt(row.id)}
                  onKey={onKey(row)}
                  onMenu={() => (held?.row.id === row.id ? letGo() : hold(row, 'menu'))}
                  onDrag={is => {
                    if (is) hold(row, 'drag');
                    else setHeld(now => (now?.how === 'drag' ? undefined : now));
                  }}
                  menu={
                    held?.how === 'menu' && held.row.id === row.id ? (
                      <CardMenu
                        label={text('moveCard', { about: aboutText(row) })}
                        asked={{
                          value: held.next === undefined ? undefined : { next: held.next },
                          refusal: held.refusal,
                        }}
                        into={held.into}
                        onMove={one => move(row, one)}
                        onOpen={() => go(toMatter(row).path, toMatter(row).query)}
                        onClose={() => {
                          letGo();
                          cardOf(row.id)?.focus();
                        }}
                      />
                    ) : undefined
                  }
                />
              ))}
            </ul>
            {column.cards.length === 0 ? <p className="soft small kanban-none">{text('noCards')}</p> : null}
          </section>
        ))}
      </div>
      <More more={open.more} loading={open.loadingMore} />
      {moving.dialog}
    </>
  );
}
