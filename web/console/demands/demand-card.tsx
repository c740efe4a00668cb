// One demand: what is asked, for whom, on what basis, until when and at what cost; and what the community may do with it.
import type { DemandBurden, DemandView } from '../../../core/demands/contract.ts';
import {
  countdownOf,
  FRAME_WORDS,
  Icon,
  type IconName,
  roleWord,
  useDictionary,
  useElementTitle,
  useFormats,
  useNow,
  useText,
  useTitle,
} from '../frame/index.ts';
import '../files/files.css';
import { Burden } from './burden.tsx';
import { Refusing } from './refusing.tsx';
import { Settle } from './settle.tsx';
import { WORDS } from './words.ts';

type State = DemandView['state'] | 'stopped';

const stateOf = ({ state, admittedAt }: DemandView): State =>
  state === 'declined' && admittedAt !== undefined ? 'stopped' : state;

const MARKS: Record<State, { icon: IconName; look: string }> = {
  raised: { icon: 'clock', look: 'stale' },
  admitted: { icon: 'check', look: 'fresh' },
  declined: { icon: 'close', look: '' },
  stopped: { icon: 'close', look: '' },
  over: { icon: 'clock', look: '' },
};

export function StateMark({ demand }: { demand: DemandView }) {
  const text = useText(WORDS);
  const state = stateOf(demand);
  const { icon, look } = MARKS[state];
  return (
    <span className={`mark ${look}`}>
      <Icon name={icon} />
      {text(`state_${state}`)}
    </span>
  );
}

/** How much of what was missing when it was raised is known by now. */
function Progress({ demand, burden }: { demand: DemandView; burden: DemandBurden }) {
  const text = useText(WORDS);
  const { number, share } = useFormats();
  const all = demand.elements.reduce((sum, one) => sum + one.missing, 0);
  const open = burden.elements.reduce((sum, one) => sum + one.missing, 0);
  // Whoever moved in since is asked as well, and was not counted then.
  const done = Math.max(0, all - open);
  const words = text('progress', { all: number(all), done: number(done) });
  return (
    <div className="demand-progress">
      <p className="num">{words}</p>
      <div
        className="work-bar"
        role="progressbar"
        aria-label={text('progressOf')}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <span style={{ width: share(all === 0 ? 1 : done / all) }} />
      </div>
    </div>
  );
}

type CardProps = {
  demand: DemandView;
  /** Absent while it is counted, and of what is settled. */
  burden: DemandBurden | undefined;
  counting: boolean;
  /** Others that wait or are asked; whoever asks for the same is named. */
  others: readonly DemandView[];
  /** A link led to it. */
  marked: boolean;
};

export function DemandCard({ demand, burden, counting, others, marked }: CardProps) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const elementTitle = useElementTitle();
  const { number, when, until: untilText } = useFormats();
  const now = useNow();
  const { value: dictionary } = useDictionary();
  const purpose = dictionary?.purposes.find(one => one.id === demand.purpose);
  const open = demand.state === 'raised' || demand.state === 'admitted';
  const left = countdownOf(demand.until - now);
  return (
    <article
      className={`demand${marked ? ' marked' : ''}`}
      id={`demand-${demand.id}`}
      aria-labelledby={`of-${demand.id}`}
    >
      <div className="demand-head">
        <h3 id={`of-${demand.id}`}>{demand.sponsor}</h3>
        <StateMark demand={demand} />
      </div>
      <dl className="demand-facts">
        <dt>{text('what')}</dt>
        <dd>
          <ul className="demand-elements">
            {demand.elements.map(({ element, missing }) => (
              <li key={element}>{text('missingOf', { element: elementTitle(element), n: number(missing) })}</li>
            ))}
          </ul>
        </dd>
        <dt>{text('forWhom')}</dt>
        <dd>{demand.areaName}</dd>
        <dt>{text('purpose')}</dt>
        <dd>{purpose === undefined ? demand.purpose : title(purpose.title)}</dd>
        <dt>{text('basis')}</dt>
        <dd>{demand.basis}</dd>
        <dt>{text('until')}</dt>
        <dd className="num">
          {untilText(demand.until)}
          {open ? <span className="left"> · {text('left', { left: frame(left.word, left.values) })}</span> : null}
        </dd>
        {demand.reason === undefined ? null : (
          <>
            <dt>{text('reason')}</dt>
            <dd>{demand.reason}</dd>
          </>
        )}
        {open ? (
          <>
            <dt>{text(demand.state === 'raised' ? 'cost' : 'costLeft')}</dt>
            <dd>
              {burden !== undefined ? (
                <Burden burden={burden} />
              ) : counting ? (
                <span role="status" className="soft">
                  {text('counting')}
                </span>
              ) : (
                text('minutes', { n: number(demand.minutes) })
              )}
            </dd>
          </>
        ) : null}
      </dl>
      {demand.state === 'admitted' && burden !== undefined ? <Progress demand={demand} burden={burden} /> : null}
      {burden?.refused === undefined ? null : <Refusing code={burden.refused} />}
      {open
        ? others
            .filter(other => other.id !== demand.id)
            .flatMap(({ id, sponsor, elements }) =>
              elements
                .filter(({ element }) => demand.elements.some(one => one.element === element))
                .map(({ element }) => (
                  <p key={`${id} ${element}`} className="refusing">
                    <Icon name="twins" /> {text('alsoAsked', { sponsor, element: elementTitle(element) })}
                  </p>
                )),
            )
        : null}
      <p className="soft small">
        {text('raisedBy', { role: frame(roleWord(demand.role)), when: when(demand.raisedAt) })}
      </p>
      <Settle demand={demand} />
    </article>
  );
}
