// The picture: facts down, forms across, a mark where a form asks a fact. One cell at a time is in the tab order and the
// arrows move it; the line below says in words what the cell shows.
import { type KeyboardEvent, useRef, useState } from 'react';
import { Panel, useText } from '../../frame/index.ts';
import { useMeaning } from '../use-meaning.ts';
import type { Analysis } from './analysis.ts';
import './matrix.css';
import { WORDS } from './words.ts';

/** Up to so many rows are shown whole. */
const SHOWN_WHOLE = 24;
const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Whether the form in this place is the first of another run. */
const beginnings = (runs: readonly number[]): Set<number> => {
  const begins = new Set<number>();
  let at = 0;
  for (const length of runs) {
    begins.add(at);
    at += length;
  }
  return begins;
};

export function Matrix({ found: { forms, facts, runs } }: { found: Analysis }) {
  const text = useText(WORDS);
  const meaning = useMeaning();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const [looked, setLooked] = useState(false);
  const often = facts.filter(({ asks }) => asks.length > 1).length;
  const folds = facts.length > SHOWN_WHOLE && often > 0 && often < facts.length;
  const [open, setOpen] = useState(false);
  if (facts.length === 0) return null;
  const rows = folds && !open ? often : facts.length;
  const begins = beginnings(runs);
  const edge = (form: number) => (form > 0 && begins.has(form) ? ' begins' : '');
  const go = (event: KeyboardEvent, [row, column]: readonly [number, number]) => {
    const step = STEPS[event.key];
    const to =
      step !== undefined
        ? ([row + step[0], column + step[1]] as const)
        : event.key === 'Home'
          ? ([row, 0] as const)
          : event.key === 'End'
            ? ([row, forms.length] as const)
            : undefined;
    if (to === undefined) return;
    event.preventDefault();
    if (to[0] < 0 || to[0] >= rows || to[1] < 0 || to[1] > forms.length) return;
    setAt(to);
    body.current?.querySelector<HTMLElement>(`[data-at="${to[0]} ${to[1]}"]`)?.focus();
  };
  const list = (nos: readonly number[]) => nos.join(', ');
  /** Column 0 is the fact itself. */
  const sayCell = ([row, column]: readonly [number, number]): string => {
    const { means, fate, asks } = facts[row]!;
    const fact = meaning(means);
    const nos = asks.map(({ form }) => form + 1);
    if (column === 0) return text('factAsked', { fact, n: asks.length, list: list(nos) });
    const { no, title } = forms[column - 1]!;
    const ask = asks.find(({ form }) => form === column - 1);
    if (ask === undefined) return text('cellNot', { no, form: title, fact });
    const others = nos.filter(one => one !== no);
    return text('cellAsks', {
      ...{ no, form: title, fact, headers: ask.headers.join('、'), fate: text(`fate_${fate}`) },
      others: others.length === 0 ? text('othersNone') : text('othersToo', { list: list(others) }),
    });
  };
  const cellProps = (row: number, column: number) => ({
    'data-at': `${row} ${column}`,
    tabIndex: at[0] === row && at[1] === column ? 0 : -1,
    onFocus: () => {
      setAt([row, column]);
      setLooked(true);
    },
    onClick: (event: { currentTarget: HTMLElement }) => event.currentTarget.focus(),
    onKeyDown: (event: KeyboardEvent) => go(event, [row, column]),
  });
  return (
    <div id="register-matrix" className="register-anchor">
      <Panel title={text('matrix')} side={<span className="soft no-print">{text('matrixLead')}</span>}>
        <p className="register-legend soft">
          <span>{text('markRegister')}</span>
          <span>{text('markDoor')}</span>
        </p>
        <div className="register-matrix">
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells the arrows move through. */}
          <table role="grid" aria-label={text('matrix')} aria-rowcount={facts.length + 1}>
            <thead>
              {runs.some(length => length > 1) ? (
                <tr className="runs">
                  <td />
                  {runs.map((length, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a run is told by its place.
                    <th key={i} scope="colgroup" colSpan={length} className={i === 0 ? '' : 'begins'}>
                      {length > 1 ? text('together') : <span className="unseen">{text('alone')}</span>}
                    </th>
                  ))}
                  <td />
                </tr>
              ) : null}
              <tr>
                <th scope="col" className="fact">
                  {text('fact')}
                </th>
                {forms.map(({ no, title }, i) => (
                  <th key={no} scope="col" className={`form${edge(i)}`} title={title}>
                    <span className="register-no num">{no}</span>
                    <span className="unseen"> {title}</span>
                  </th>
                ))}
                <th scope="col" className="times">
                  {text('times')}
                </th>
              </tr>
            </thead>
            <tbody ref={body}>
              {facts.map(({ means, fate, asks }, row) => (
                <tr key={means} className={row >= rows ? 'folded' : ''}>
                  <th scope="row" className="fact" {...cellProps(row, 0)}>
                    {meaning(means)}
                  </th>
                  {forms.map(({ no }, i) => {
                    const asked = asks.some(({ form }) => form === i);
                    return (
                      <td
                        key={no}
                        className={`${asked ? `asks ${fate}` : ''}${edge(i)}`}
                        title={asked ? sayCell([row, i + 1]) : undefined}
                        {...cellProps(row, i + 1)}
                      >
                        <span aria-hidden="true">{asked ? (fate === 'register' ? '■' : '●') : ''}</span>
                        <span className="unseen">{asked ? text(`fate_${fate}`) : ''}</span>
                      </td>
                    );
                  })}
                  <td className="times num">{asks.length}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {folds ? (
          <button type="button" className="plain register-more no-print" onClick={() => setOpen(!open)}>
            {open ? text('fewer') : text('more', { n: facts.length - often })}
          </button>
        ) : null}
        <p className="register-line no-print" aria-live="polite">
          {looked && at[0] < facts.length && at[1] <= forms.length ? sayCell(at) : text('matrixHint')}
        </p>
        <ol className="register-key" aria-label={text('forms')}>
          {forms.map(({ no, title }) => (
            <li key={no}>
              <span className="register-no num">{no}</span> {title}
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
