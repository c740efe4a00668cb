// Raising a demand: what is asked, who asks, on what basis and until when, with what it costs the people at the doors
// told before anything is sent.
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { priceDemand, type RaiseDemand } from '../../../core/demands/contract.ts';
import { localDate } from '../../../core/facts/local-time.ts';
import { subjectOf } from '../../../core/facts/model.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { newId } from '../../shared/client.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';
import {
  Icon,
  Loading,
  Refused,
  To,
  useCommand,
  useElementTitle,
  useFormats,
  useNow,
  useOnce,
  useText,
} from '../frame/index.ts';
import { Burden } from './burden.tsx';
import './demands.css';
import { Refusing } from './refusing.tsx';
import { WORDS } from './words.ts';

const SHORTEST = 2;
const USUAL_DAYS = 14;
const DAY_MS = 86_400_000;

const askedOf = (element: string) => `askedOf_${subjectOf(element) as 'person' | 'household' | 'dwelling'}` as const;

type AskFormProps = {
  communityId: Id;
  /** The community or a grid of it. */
  area: { id: Id; name: string };
  purpose: string;
  /** What may be asked for, and what of it is chosen at first; absent: all of it. */
  elements: readonly string[];
  chosen?: readonly string[];
  basis?: string;
  /** Fingerprint of the form whose gaps it is to fill. */
  form?: string;
  /** Of whom alone that form speaks, in words; a demand asks everybody. */
  narrower?: string;
};

export function AskForm({
  communityId,
  area,
  purpose,
  elements,
  chosen,
  basis: given = '',
  form,
  narrower,
}: AskFormProps) {
  const text = useText(WORDS);
  const elementTitle = useElementTitle();
  const { number } = useFormats();
  const id = useId();
  const now = useNow();
  const [left, setLeft] = useState<readonly string[]>(elements.filter(element => chosen?.includes(element) === false));
  const [sponsor, setSponsor] = useState('');
  const [basis, setBasis] = useState(given);
  const [day, setDay] = useState<string>();
  const [raised, setRaised] = useState<Id>();
  const { send, sending, refusal } = useCommand();
  // Of everything, for what may not be asked at all; and of what is ticked, for what it costs.
  const all = useOnce(priceDemand, { area: area.id, purpose, elements: elements.join(',') });
  const may = (element: string) => all.value?.elements.find(one => one.element === element)?.refused === undefined;
  const asked = elements.filter(element => !left.includes(element) && may(element));
  const priced = useOnce(
    priceDemand,
    asked.length === 0 ? undefined : { area: area.id, purpose, elements: asked.join(',') },
  );
  if (raised !== undefined)
    return (
      <div className="stack tight" role="status">
        <p className="told">
          <Icon name="check" />
          <span>
            <strong>{text('raised')}</strong> {text('raisedWhat')}
          </span>
        </p>
        <div className="buttons">
          <To className="button-link primary" path="/demands" query={{ demand: raised }}>
            {text('toDemands')}
          </To>
        </div>
      </div>
    );
  if (all.value === undefined)
    return all.refusal === undefined ? <Loading /> : <Refused refusal={all.refusal} onAgain={all.again} />;
  const { latest } = all.value;
  const usual = localDate(now + USUAL_DAYS * DAY_MS, DEFAULT_TIME_ZONE);
  const until = day ?? [usual, latest].sort()[0]!;
  const ready =
    asked.length > 0 && sponsor.trim().length >= SHORTEST && basis.trim().length >= SHORTEST && until !== '';
  const raise = async () => {
    const subject = newId();
    const payload: RaiseDemand = {
      ...{ areaId: area.id, sponsor: sponsor.trim(), purpose, basis: basis.trim(), until, elements: asked },
      ...(form === undefined ? {} : { form }),
    };
    const done = await send('raise-demand', { stream: communityId, subject, payload });
    if (done.ok) setRaised(subject);
  };
  return (
    <form
      className="stack tight ask-form"
      onSubmit={event => {
        event.preventDefault();
        if (ready) void raise();
      }}
    >
      <fieldset>
        <legend>{text('askWhat')}</legend>
        <ul>
          {all.value.elements.map(({ element, missing, refused }) => (
            <li key={element}>
              <Checkbox
                checked={refused === undefined && !left.includes(element)}
                disabled={refused !== undefined}
                onChange={({ target }) =>
                  setLeft(before => (target.checked ? before.filter(one => one !== element) : [...before, element]))
                }
              >
                {elementTitle(element)}{' '}
                {refused === undefined ? (
                  <span className="soft num">{text(askedOf(element), { n: number(missing) })}</span>
                ) : null}
              </Checkbox>
              {refused === undefined ? null : <Refusing code={refused} element={element} />}
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="ask-fields">
        <label className="demand-field" htmlFor={`${id}sponsor`}>
          <span>{text('sponsor')}</span>
          <Input
            id={`${id}sponsor`}
            maxLength={60}
            placeholder={text('sponsorHint')}
            value={sponsor}
            onChange={event => setSponsor(event.target.value)}
          />
        </label>
        <label className="demand-field" htmlFor={`${id}basis`}>
          <span>{text('basisLabel')}</span>
          <Input
            id={`${id}basis`}
            maxLength={500}
            placeholder={text('basisHint')}
            value={basis}
            onChange={event => setBasis(event.target.value)}
          />
        </label>
        <label className="demand-field" htmlFor={`${id}until`}>
          <span>{text('untilLabel')}</span>
          <Input
            id={`${id}until`}
            type="date"
            min={localDate(now, DEFAULT_TIME_ZONE)}
            max={latest}
            value={until}
            onChange={event => setDay(event.target.value)}
          />
          <span className="soft small">{text('untilLatest', { day: latest })}</span>
        </label>
      </div>
      <section className="ask-cost" aria-label={text('cost')} aria-live="polite">
        <h3>
          {text('cost')} <span className="soft">{area.name}</span>
        </h3>
        {asked.length === 0 ? (
          <p className="soft">{text('choose')}</p>
        ) : priced.value === undefined ? (
          priced.refusal === undefined ? (
            <p className="soft">{text('counting')}</p>
          ) : (
            <Refused refusal={priced.refusal} onAgain={priced.again} />
          )
        ) : (
          <div className={priced.previous ? 'previous' : undefined} aria-busy={priced.previous}>
            <Burden burden={priced.value} />
          </div>
        )}
        <p className="soft small">
          {text('along')} {form === undefined ? null : text('more')}
          {narrower === undefined ? null : ` ${text('notOnly', { whom: narrower })}`}
        </p>
      </section>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
      <div className="buttons">
        <Button
          type="primary"
          htmlType="submit"
          loading={sending}
          disabled={!ready || priced.value === undefined || priced.previous}
        >
          {text('raise')}
        </Button>
      </div>
    </form>
  );
}
