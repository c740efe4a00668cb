// One matter whole: where it stands, until when, what may be done next, with whom and why, and all that happened. Prints
// on one sheet of paper.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { type MatterWhole, readMatter } from '../../../core/matters/contract-reads.ts';
import {
  FRAME_WORDS,
  Icon,
  Loading,
  Page,
  Panel,
  Refused,
  roleWord,
  To,
  useAddress,
  useDuration,
  useFormats,
  useQueryOf,
  useText,
  useTitle,
} from '../frame/index.ts';
import { About, aboutText, Lead } from './about.tsx';
import { Affected } from './affected.tsx';
import { Clocks } from './clocks.tsx';
import './matter.css';
import './matters.css';
import { Next } from './next.tsx';
import { Holds, Needs, Related } from './related.tsx';
import { Strip } from './strip.tsx';
import { Timeline } from './timeline.tsx';
import { WORDS } from './words.ts';

export default function MatterPage() {
  const text = useText(WORDS);
  const title = useTitle();
  const { when } = useFormats();
  const { query } = useAddress();
  const { id, community } = query;
  const asked = useQueryOf(readMatter, id === undefined || community === undefined ? undefined : { id, community });
  const { value } = asked;
  // Another matter on the same page begins at its top.
  const shown = useRef(id);
  useEffect(() => {
    if (shown.current !== id) window.scrollTo(0, 0);
    shown.current = id;
  }, [id]);
  const row = value?.matter;
  return (
    <Page
      title={row === undefined ? text('matter') : title(row.title)}
      over={
        <To className="quiet-link" path="/matters">
          <Icon name="back" /> {text('toMatters')}
        </To>
      }
      lead={
        row === undefined
          ? undefined
          : `${aboutText(row)} · ${text('openedWhen', { when: when(row.openedAt), source: text(`source_${row.source}`) })}`
      }
      actions={
        row === undefined ? undefined : (
          <Button className="no-print" icon={<Icon name="print" />} onClick={() => window.print()}>
            {text('print')}
          </Button>
        )
      }
    >
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {value === undefined ? asked.refusal === undefined && <Loading lines={12} /> : <Whole key={id} whole={value} />}
    </Page>
  );
}

function Whole({ whole }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const { matter, joinedInto } = whole;
  return (
    <div className="matter">
      {joinedInto === undefined ? null : (
        <p className="told amber">
          <Icon name="twins" />
          <span>
            {text('joinedInto')}{' '}
            <To path="/matters/matter" query={{ id: joinedInto, community: matter.community }}>
              {text('toJoined')}
            </To>
          </span>
        </p>
      )}
      <Strip whole={whole} />
      <div className="matter-main">
        <Next whole={whole} />
        <Clocks whole={whole} />
        <Timeline whole={whole} />
      </div>
      <div className="matter-side">
        <Who whole={whole} />
        <Affected whole={whole} />
        <Needs whole={whole} />
        <Holds whole={whole} />
        <Related whole={whole} />
        <Basis whole={whole} />
      </div>
    </div>
  );
}

function Who({ whole: { matter, beside } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  return (
    <Panel title={text('who')}>
      <dl className="matter-facts">
        <dt>{text('colAbout')}</dt>
        <dd>
          <About row={matter} />
        </dd>
        <dt>{text('colLead')}</dt>
        <dd>
          <Lead row={matter} />
          {matter.lead === undefined ? null : <span className="soft"> · {matter.lead.organisation}</span>}
        </dd>
        {beside.length === 0 ? null : (
          <>
            <dt>{text('beside')}</dt>
            <dd>
              <ul>
                {beside.map(one => (
                  <li key={one.postId}>
                    {one.name} <span className="soft">{`${frame(roleWord(one.role))} · ${one.organisation}`}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {matter.reopened === 0 ? null : (
          <>
            <dt>{text('reopenedN')}</dt>
            <dd className="num">{text('times', { n: matter.reopened })}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function Basis({ whole: { basis, restricts, matter } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const duration = useDuration();
  return (
    <Panel title={text(restricts === undefined ? 'basis' : 'restricts')}>
      {restricts === undefined ? null : (
        <p>
          <strong>{text(`restricts_${restricts.kind}` as keyof typeof WORDS)}</strong>
        </p>
      )}
      <p>{title(basis)}</p>
      <p className="soft small">
        <To path="/packs/pack" query={{ pack: matter.pack, version: String(matter.version) }}>
          {text('packVersion', { n: matter.version })}
        </To>
      </p>
      {restricts === undefined ? null : (
        <p className="told">
          <Icon name="ask" />
          {text('appeal', {
            to: frame(roleWord(restricts.appealTo)),
            within: duration(restricts.appealWithin),
          })}
        </p>
      )}
    </Panel>
  );
}
