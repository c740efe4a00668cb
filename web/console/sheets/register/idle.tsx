// Columns somebody should look at, and those nobody can fill: what to say to the office about them.
import { Panel, useText } from '../../frame/index.ts';
import { useMeaning } from '../use-meaning.ts';
import type { Analysis, Aside } from './analysis.ts';
import { No, Nos } from './no.tsx';
import { WORDS } from './words.ts';

type GlancesProps = { found: Analysis; onSay(key: number, column: number, means: string): void };

export function Glances({ found: { asides }, onSay }: GlancesProps) {
  const text = useText(WORDS);
  const meaning = useMeaning();
  if (asides.glance.length === 0) return null;
  return (
    <div id="register-glance" className="register-anchor no-print">
      <Panel title={text('glance')} side={<span className="soft">{text('glanceLead')}</span>}>
        <ul className="register-glances" aria-label={text('glance')}>
          {asides.glance.map(({ key, no, column, header, maybe }) => {
            const title = meaning(maybe!);
            return (
              <li key={`${key} ${column}`}>
                <span>
                  <No no={no} /> <strong>{header}</strong>
                </span>
                <span className="register-acts">
                  <button
                    type="button"
                    className="register-press"
                    aria-label={text('isItOf', { header, title })}
                    onClick={() => onSay(key, column, maybe!)}
                  >
                    {text('isIt', { title })}
                  </button>
                  <button
                    type="button"
                    className="plain"
                    aria-label={text('isNotOf', { header, title })}
                    onClick={() => onSay(key, column, 'unknown')}
                  >
                    {text('isNot')}
                  </button>
                </span>
              </li>
            );
          })}
        </ul>
      </Panel>
    </div>
  );
}

const KINDS = ['never_held', 'unknown', 'office'] as const;

/** The same header in several forms is one line. */
const byHeader = (asides: readonly Aside[]): [string, number[]][] =>
  [...Map.groupBy(asides, ({ header }) => header)]
    .map(([header, same]): [string, number[]] => [header, [...new Set(same.map(({ no }) => no))]])
    .sort((a, b) => b[1].length - a[1].length);

export function Idle({ found: { asides } }: { found: Analysis }) {
  const text = useText(WORDS);
  return (
    <div id="register-idle" className="register-anchor">
      <Panel title={text('idle')} side={<span className="soft">{text('idleLead')}</span>}>
        <dl className="register-idle">
          {KINDS.map(kind => (
            <div key={kind}>
              <dt>
                {text(`idle_${kind}`)} <span className="num soft">{asides[kind].length}</span>
              </dt>
              <dd>
                {asides[kind].length === 0 ? (
                  <p className="soft">{text('idleNone')}</p>
                ) : (
                  <ul>
                    {byHeader(asides[kind]).map(([header, nos]) => (
                      <li key={header}>
                        {header} <Nos nos={nos} />
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
