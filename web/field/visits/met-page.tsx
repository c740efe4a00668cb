// An open door: one form for everybody behind it, answered by taps. Compiled on this phone and saved on it: nothing here
// waits for the network.
import { useMemo, useRef, useState } from 'preact/hooks';
import { localDate } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import { serverNow as now } from '../../shared/clock.ts';
import { Nothing, Refused } from '../comfort/empty.tsx';
import { Icon } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { titleOf, useText } from '../comfort/text.ts';
import { roomText, stairwellText } from '../doors/words-of-door.ts';
import { recorder } from '../field.ts';
import {
  answersOf,
  confirmKnown,
  type Draft,
  draftOf,
  EMPTY,
  keyOf,
  openItems,
  type Section,
  sectionsOf,
} from './draft.ts';
import { formOf, type OpenForm, openForm } from './form-of-door.ts';
import { HeldPanel, KnownPanel, WaitingPanel } from './known-panel.tsx';
import { aboutWhom, adultsOf, personName } from './people.ts';
import { type Begun, begunKey } from './record.ts';
import type { FormDesk } from './row.tsx';
import { type Occasion, save } from './saving.ts';
import { QuestionSection } from './section.tsx';

/** The form as it was left, else the answers of the visit being corrected, else empty. */
function begunAt({ round, door, corrects }: Occasion): Begun {
  const begun = recorder.begun.get(begunKey(door, corrects !== undefined));
  if (begun !== undefined) return begun;
  const payload = corrects === undefined ? undefined : recorder.remembered(corrects)?.payload;
  if (payload === undefined || payload.outcome !== 'met') return { draft: EMPTY };
  const secret = new Set(
    round.dictionary.elements.filter(element => round.engine.isSecret(element.class)).map(element => element.id),
  );
  return { draft: draftOf(payload.answers, element => !secret.has(element)), spokeWith: payload.spokeWith };
}

function useOpenForm(occasion: Occasion) {
  const { round, door, corrects } = occasion;
  const [begun, setBegun] = useState<Begun>(() => begunAt(occasion));
  const [changing, setChanging] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const shown = useRef(new Set<string>());
  const { draft } = begun;
  const form = useMemo(() => {
    const first = formOf(round, door);
    const all = (of: typeof first) => [...of.items, ...of.rest, ...of.held];
    // Twice, because what follows from an answer may itself have been answered.
    const second = formOf(round, door, { draft, items: all(first) });
    return formOf(round, door, { draft, items: all(second) });
  }, [round, door, draft]);
  const open = openForm(form, draft, shown.current, changing, everything);
  for (const item of [...open.asked, ...open.known]) shown.current.add(keyOf(item));

  const keep = (next: Begun) => {
    recorder.begun.set(begunKey(door, corrects !== undefined), next);
    setBegun(next);
  };
  return {
    begun,
    open,
    change: (next: (draft: Draft) => Draft) => keep({ ...begun, draft: next(draft) }),
    speakWith: (spokeWith: Id | 'other') => keep({ ...begun, spokeWith }),
    changeKnown: (item: FormItem) => setChanging(new Set([...changing, keyOf(item)])),
    askEverything: () => setEverything(true),
  };
}

function SpokeWith(props: {
  occasion: Occasion;
  chosen?: Id | 'other';
  missing: boolean;
  onChoose(who: Id | 'other'): void;
}) {
  const text = useText();
  const { door } = props.occasion;
  const choice = (who: Id | 'other', name: string) => (
    <button
      key={who}
      type="button"
      class="chip"
      aria-pressed={props.chosen === who}
      onClick={() => props.onChoose(who)}
    >
      {name}
    </button>
  );
  return (
    <section class={`panel${props.missing ? ' missing' : ''}`} id="spoke-with" aria-labelledby="spoke-with-title">
      <h2 id="spoke-with-title">{text('spokeWith')}</h2>
      {props.missing ? <p role="alert">{text('chooseWho')}</p> : null}
      <div class="chips">
        {adultsOf(door).map(id => choice(id, personName(text, door, id)))}
        {choice('other', text('otherAdult'))}
      </div>
    </section>
  );
}

/** What the one large button says and does: with only known values left, one press confirms them and saves. */
function saveWord(open: OpenForm, draft: Draft): 'nothingChangedSave' | 'saveOpen' | 'save' {
  const untouched = openItems(draft, open.known).length;
  if (untouched > 0 && openItems(draft, open.asked).length === 0) return 'nothingChangedSave';
  return openItems(draft, [...open.asked, ...open.known]).length > 0 ? 'saveOpen' : 'save';
}

export function Met({ occasion }: { occasion: Occasion }) {
  const text = useText();
  const { grid, round, door, corrects } = occasion;
  const { begun, open, change, speakWith, changeKnown, askEverything } = useOpenForm(occasion);
  const { draft, spokeWith } = begun;
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [faulty, setFaulty] = useState<string>();
  const desk: FormDesk = {
    draft,
    change,
    faulty,
    whom: item => aboutWhom(text, door, item),
    others: item => adultsOf(door).flatMap(id => (id === item.subjectId ? [] : (door.names[id] ?? []))),
    today: localDate(now(), round.round.grid.timeZone),
  };
  const aloneItems = open.asked.filter(item => draft.alone[keyOf(item)] === true);
  const together = open.asked.filter(item => draft.alone[keyOf(item)] !== true);
  // In order of urgency: what is on record stands where its most urgent question would.
  const turn = open.all.findIndex(item => open.known.includes(item));
  const isFirst = (item: FormItem) => turn < 0 || open.all.indexOf(item) < turn;
  const first = together.filter(isFirst);
  const then = together.filter(item => !isFirst(item));
  const question = (section: Section) => <QuestionSection key={section.element} section={section} desk={desk} />;
  const left = openItems(draft, [...open.asked, ...open.known]).length;
  const word = saveWord(open, draft);

  const aboutOf = (key?: string) => {
    const item = open.all.find(one => keyOf(one) === key);
    return item && `${desk.whom(item)} · ${titleOf(item.title)}`;
  };
  const finish = () => {
    if (spokeWith === undefined) {
      setMissing(true);
      document.getElementById('spoke-with')?.scrollIntoView({ block: 'start' });
      return;
    }
    const final = word === 'nothingChangedSave' ? confirmKnown(draft, open.known) : draft;
    const answers = answersOf(final, open.all);
    const refused = save(occasion, { outcome: 'met', spokeWith, answers }, { draft: final, spokeWith });
    const wrong = answers[Number(/^payload\.answers\.(\d+)/.exec(refused?.field ?? '')?.[1])];
    setRefusal(refused);
    setFaulty(wrong && keyOf(wrong));
    if (wrong !== undefined) document.getElementById(`item-${keyOf(wrong)}`)?.scrollIntoView({ block: 'center' });
  };

  return (
    <Screen
      over={corrects === undefined ? stairwellText(text, door) : `${stairwellText(text, door)} · ${text('correcting')}`}
      title={roomText(text, door)}
      up={{ at: corrects === undefined ? 'door' : 'correct', grid, door: door.dwellingId }}
      foot={
        <div class="save">
          {refusal === undefined ? null : <Refused refusal={refusal} about={aboutOf(faulty)} />}
          <p class="soft" role="status">
            {left === 0
              ? text('allAnswered')
              : text(word === 'nothingChangedSave' ? 'leftKnown' : 'leftOpen', { count: left })}
          </p>
          <button type="button" class="primary" onClick={finish}>
            <Icon name="check" />
            {text(word)}
          </button>
        </div>
      }
    >
      <SpokeWith
        occasion={occasion}
        chosen={spokeWith}
        missing={missing && spokeWith === undefined}
        onChoose={speakWith}
      />
      {open.asked.length + open.known.length === 0 ? <Nothing icon="check" line={text('nothingToAsk')} /> : null}
      {sectionsOf(first).map(question)}
      <KnownPanel items={open.known} desk={desk} round={round} onChange={changeKnown} />
      {sectionsOf(then).map(question)}
      {aloneItems.length > 0 ? (
        <section class="alone" aria-labelledby="ask-alone">
          <h2 id="ask-alone" class="section-title">
            {text('aloneTitle')}
          </h2>
          <p class="soft">{text('aloneHint')}</p>
          {sectionsOf(aloneItems).map(section => (
            <QuestionSection key={section.element} section={section} desk={desk} alone />
          ))}
        </section>
      ) : null}
      <HeldPanel items={open.held} desk={desk} round={round} onChange={changeKnown} />
      <WaitingPanel items={open.waiting} onAskNow={askEverything} />
      {open.neutral ? (
        <p class="neutral">
          <Icon name="phone" />
          <span>{text('neutral')}</span>
        </p>
      ) : null}
    </Screen>
  );
}
