// Calling back: the homes drawn are asked one question. What they say is shown for the community, never for a worker.
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { type CallbackRow, listCallbacks } from '../../../core/visits/contract.ts';
import {
  Empty,
  Icon,
  isAboveCommunities,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useArea,
  useCommand,
  useDictionary,
  useElementTitle,
  useFormats,
  useMay,
  usePages,
  useText,
} from '../frame/index.ts';
import { SealedValue } from '../registry/sealed-value.tsx';
import { DoorLink } from '../rows/door-link.tsx';
import { More } from '../rows/more.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import './visits.css';
import { WORDS } from './words.ts';

const ANSWERS = ['came', 'did_not_come', 'unsure', 'not_reached'] as const;
type Answer = (typeof ANSWERS)[number];

export default function CallbacksPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  return (
    <Page title={text('callTitle')} over={area?.name} lead={text('callLead')}>
      {area !== undefined && isAboveCommunities(area) ? <WideFigures area={area.id} /> : null}
      <OneCommunity>{(_community, areaId) => <Callbacks area={areaId} />}</OneCommunity>
    </Page>
  );
}

/** What all communities of a larger area say together; the calls themselves open one community at a time. */
function WideFigures({ area }: { area: string }) {
  const { first } = usePages(listCallbacks, { area, open: true });
  return first === undefined ? null : <Figures {...first} />;
}

function Callbacks({ area }: { area: string }) {
  const text = useText(WORDS);
  const may = useMay('answer-callback');
  const open = usePages(listCallbacks, { area, open: true });
  const all = usePages(listCallbacks, { area }, { enabled: may });
  // Asks for the titles once, so that a number opened later names itself at once.
  useDictionary();
  if (open.refusal !== undefined) return <Refused refusal={open.refusal} onAgain={open.again} />;
  if (open.loading || open.first === undefined) return <Loading lines={6} />;
  const answered = all.items.filter(row => row.answer !== undefined);
  return (
    <>
      <Figures {...open.first} />
      {may ? (
        <>
          <Panel title={text('toCall')}>
            {open.items.length === 0 ? (
              <Empty icon="phone" title={text('noCalls')} />
            ) : (
              <>
                <Script />
                <ul className="calls" aria-label={text('toCall')}>
                  {open.items.map(row => (
                    <Call key={row.visitId} row={row} />
                  ))}
                </ul>
                <More more={open.more} loading={open.loadingMore} />
              </>
            )}
          </Panel>
          <Panel title={text('answered')}>
            {answered.length === 0 ? (
              <p className="soft">{text('noAnswered')}</p>
            ) : (
              <Answered rows={answered} more={all.more} loadingMore={all.loadingMore} />
            )}
          </Panel>
        </>
      ) : (
        <p className="told">
          <Icon name="lamp" />
          {text('mayNot')}
        </p>
      )}
    </>
  );
}

type FiguresProps = { drawn: number; asked: number; came: number; interval?: { low: number; high: number } };

function Figures({ drawn, asked, came, interval }: FiguresProps) {
  const text = useText(WORDS);
  const { number, share } = useFormats();
  return (
    <dl className="counts">
      <Count title={text('drawn')}>{number(drawn)}</Count>
      <Count title={text('asked')}>{number(asked)}</Count>
      <Count title={text('came')}>{number(came)}</Count>
      <Count title={text('interval')}>
        {interval === undefined ? (
          <small>{text('intervalFew')}</small>
        ) : (
          <>
            {text('intervalText', { low: share(interval.low), high: share(interval.high) })}
            <small>{text('intervalTold')}</small>
          </>
        )}
      </Count>
    </dl>
  );
}

const Count = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

function Script() {
  const text = useText(WORDS);
  const { trail } = useArea();
  const community = trail.find(one => one.kind === 'community')?.name ?? '';
  return (
    <blockquote className="script">
      <span className="script-title">{text('script')}</span>
      {text('scriptText', { community })}
    </blockquote>
  );
}

function Call({ row }: { row: CallbackRow }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const elementTitle = useElementTitle();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const mayOpen = useMay('open-value');
  const say = async (answer: Answer) => {
    const said = await send('answer-callback', { stream: row.communityId, subject: row.visitId, payload: { answer } });
    if (said.ok) void message.success(text('recorded', { answer: text(`answer_${answer}`) }));
  };
  return (
    <li className="call">
      <div className="call-who">
        <To
          className="call-door"
          path="/registry/household"
          query={{ id: row.householdId, community: row.communityId }}
        >
          {row.door.text}
        </To>
        <span>{row.contactName}</span>
        {row.phoneMasked === undefined || row.phoneOf === undefined ? (
          <span className="soft">{text('noPhone')}</span>
        ) : (
          <SealedValue
            masked={row.phoneMasked}
            element={row.phoneOf.element}
            name={elementTitle(row.phoneOf.element)}
            subject={{
              id: row.phoneOf.subjectId,
              communityId: row.communityId,
              name: row.contactName ?? row.door.text,
            }}
            may={mayOpen}
          />
        )}
      </div>
      <span className="call-when soft">
        {text('visited')} <span className="num">{when(row.at)}</span>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame. */}
      <div className="buttons" role="group" aria-label={text('answer')}>
        {ANSWERS.map(answer => (
          <Button
            key={answer}
            disabled={sending}
            aria-label={text('answerOf', { door: row.door.text, answer: text(`answer_${answer}`) })}
            onClick={() => void say(answer)}
          >
            {text(`answer_${answer}`)}
          </Button>
        ))}
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </li>
  );
}

type AnsweredProps = { rows: readonly CallbackRow[]; more?: () => void; loadingMore: boolean };

function Answered({ rows, more, loadingMore }: AnsweredProps) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const columns: Column<CallbackRow>[] = [
    {
      key: 'door',
      title: text('door'),
      as: 'main',
      cell: row => <DoorLink home={row} />,
    },
    { key: 'contact', title: text('contact'), cell: row => row.contactName },
    { key: 'visited', title: text('visited'), cell: row => <span className="num">{when(row.at)}</span> },
    {
      key: 'answer',
      title: text('answer'),
      cell: row => {
        const answer = ANSWERS.find(one => one === row.answer);
        return answer === undefined ? row.answer : text(`answer_${answer}`);
      },
    },
  ];
  return (
    <Rows
      label={text('answered')}
      columns={columns}
      items={rows}
      keyOf={row => row.visitId}
      more={more}
      loadingMore={loadingMore}
    />
  );
}
