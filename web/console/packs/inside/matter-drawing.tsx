// The matters of a pack: each drawn as states and arrows, with a table beside that says the same in words.

import { matterTypes } from '../../../../core/packs/compile-rules.ts';
import type { MatterType, MoveSpec, Pack } from '../../../../core/packs/model.ts';
import { FRAME_WORDS, Panel, roleWord, useDuration, useText, useTitle } from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { type Diagram, diagramOf, NODE } from './diagram.ts';
import { WORDS } from './words.ts';

/** `WD3` in words, any other duration as durations are said. */
export function usePromise(): (within: string) => string {
  const text = useText(WORDS);
  const duration = useDuration();
  return within => {
    const days = /^WD(\d+)$/.exec(within)?.[1];
    if (days === undefined) return duration(within);
    return days === '1' ? text('workingDay') : text('workingDays', { n: Number(days) });
  };
}

export function useMover(): (mover: string) => string {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  return mover => (mover === 'lead' || mover === 'resident' ? text(mover) : frame(roleWord(mover)));
}

/** About how wide the longest of these words is drawn, px: a Chinese character is as wide as two others. */
const widestOf = (words: readonly string[]): number =>
  Math.max(0, ...words.map(word => [...word].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12.5 : 7), 0)));

function Drawing({ diagram, type, label }: { diagram: Diagram; type: MatterType; label: string }) {
  const text = useText(WORDS);
  const title = useTitle();
  const promise = usePromise();
  const { nodes, arrows, width, height } = diagram;
  return (
    <div className="drawing">
      <svg viewBox={`0 0 ${width} ${height}`} style={{ width, height }} role="img" aria-label={label}>
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {arrows.map(arrow => (
          <path
            key={`${arrow.from} ${arrow.move}`}
            className={type.moves?.[arrow.move]?.may.length === 0 ? 'arrow by-rule' : 'arrow'}
            d={arrow.path}
            markerEnd="url(#arrow)"
          />
        ))}
        {nodes.map(node => {
          const { due } = type.states[node.id]!;
          return (
            <g key={node.id} className={`node ${node.kind}`}>
              <rect
                x={node.x}
                y={node.y}
                width={NODE.width}
                height={NODE.height}
                rx={node.kind === 'end' ? NODE.height / 2 : 8}
              />
              <foreignObject x={node.x} y={node.y} width={NODE.width} height={NODE.height}>
                <div className="node-words">
                  <strong>{title(node.title)}</strong>
                  {node.kind === 'between' && due === undefined ? null : (
                    <span>
                      {node.kind === 'end'
                        ? text('end')
                        : [
                            node.kind === 'first' ? text('first') : undefined,
                            due === undefined ? undefined : promise(due),
                          ]
                            .filter(part => part !== undefined)
                            .join(' · ')}
                    </span>
                  )}
                </div>
              </foreignObject>
            </g>
          );
        })}
        {arrows.map(({ from, move, label: { x, y } }) => (
          <text key={`${from} ${move}`} x={x} y={y} className="arrow-words">
            {title(type.moves?.[move]?.title ?? { zh: move, en: move })}
          </text>
        ))}
      </svg>
    </div>
  );
}

type MoveRow = { id: string; from: string; to: string; move: MoveSpec | undefined; key: string };

function OneMatter({ id, type }: { id: string; type: MatterType }) {
  const text = useText(WORDS);
  const title = useTitle();
  const promise = usePromise();
  const mover = useMover();
  const name = title(type.title);
  const stateTitle = (state: string) => title(type.states[state]?.title ?? { zh: state, en: state });
  const rows = Object.entries(type.states).flatMap(([from, { on }]) =>
    Object.entries(on ?? {}).map(
      ([move, to]): MoveRow => ({
        ...{ id: move, from, to, move: type.moves?.[move], key: `${from} ${move}` },
      }),
    ),
  );
  const needsOf = (move: MoveSpec | undefined): string[] =>
    move === undefined
      ? []
      : [
          ...(move.reason === 'required' ? [text('needReason')] : []),
          ...(move.other_than === undefined ? [] : [text('needOther')]),
          ...('time' in move && move.time !== undefined ? [text('needTime')] : []),
          ...(move.when === undefined ? [] : [text('needWhen', { when: move.when })]),
        ];
  const columns: Column<MoveRow>[] = [
    { key: 'from', title: text('from'), cell: row => stateTitle(row.from) },
    {
      key: 'move',
      title: text('move'),
      as: 'main',
      cell: row => title(row.move?.title ?? { zh: row.id, en: row.id }),
    },
    { key: 'to', title: text('to'), cell: row => stateTitle(row.to) },
    {
      key: 'by',
      title: text('by'),
      cell: row =>
        row.move === undefined || row.move.may.length === 0 ? text('byRules') : row.move.may.map(mover).join(' · '),
    },
    { key: 'needs', title: text('needs'), as: 'text', cell: row => needsOf(row.move).join(' · ') },
  ];
  const { open, clocks = [], reopen } = type;
  const promises = [
    ...Object.values(type.states).flatMap(({ title: of, due }) =>
      due === undefined ? [] : [text('promise', { state: title(of), within: promise(due) })],
    ),
    ...clocks.map(clock => text('promise', { state: title(clock.title), within: promise(clock.within) })),
  ];
  return (
    <section className="one-matter" aria-labelledby={`matter-${id}`}>
      <h3 id={`matter-${id}`}>
        {name} <span className="soft small">{text(`matterOf_${type.subject}`)}</span>
      </h3>
      <p className="soft small">
        {open === undefined ? text('opensRules') : text('opens', { who: open.may.map(mover).join(' · ') })}
        {promises.length === 0 ? '' : ` · ${text('promises', { promises: promises.join(text('promiseAnd')) })}`}
        {reopen === undefined ? '' : ` · ${text('reopens', { within: promise(reopen.within) })}`}
      </p>
      <Drawing
        diagram={diagramOf(type, widestOf(Object.values(type.moves ?? {}).map(move => title(move.title))))}
        type={type}
        label={text('drawing', { matter: name })}
      />
      <Rows label={text('movesOf', { matter: name })} columns={columns} items={rows} keyOf={row => row.key} />
    </section>
  );
}

export function Matters({ pack }: { pack: Pack }) {
  const text = useText(WORDS);
  const types = Object.entries(matterTypes(pack));
  if (types.length === 0) return null;
  return (
    <Panel title={text('matters')}>
      {types.map(([id, type]) => (
        <OneMatter key={id} id={id} type={type} />
      ))}
    </Panel>
  );
}
