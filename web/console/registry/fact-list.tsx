// What is recorded about one person or home: each answer with why it was collected, who said so, when, and whether it
// still holds. Freshness is told by a word and a sign, never by colour alone.
import type { Dictionary } from '../../../core/facts/model.ts';
import type { HouseholdView } from '../../../core/registry/contract.ts';
import {
  FRAME_WORDS,
  Icon,
  type IconName,
  roleWord,
  useFormats,
  useLanguage,
  useMay,
  useNow,
  useText,
  useTitle,
} from '../frame/index.ts';
import { type Answer, elementOf, freshness, valueText } from './facts.ts';
import { type OpenSubject, SealedValue } from './sealed-value.tsx';
import { sourceWord, WORDS } from './words.ts';

type FactListProps = {
  answers: readonly Answer[];
  dictionary: Dictionary;
  sources: HouseholdView['sources'];
  subject: OpenSubject;
  /** Said when there is nothing. */
  none: string;
};

export function FactList({ answers, dictionary, sources, subject, none }: FactListProps) {
  if (answers.length === 0) return <p className="soft">{none}</p>;
  return (
    <dl className="facts">
      {answers.map(answer => (
        <Fact
          key={`${answer.element} ${answer.observedAt} ${answer.source} ${answer.purposes.join()}`}
          answer={answer}
          dictionary={dictionary}
          source={sources[answer.source]}
          subject={subject}
        />
      ))}
    </dl>
  );
}

type FactProps = Pick<FactListProps, 'dictionary' | 'subject'> & {
  answer: Answer;
  source: HouseholdView['sources'][number] | undefined;
};

function Fact({ answer, dictionary, source, subject }: FactProps) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const language = useLanguage();
  const title = useTitle();
  const { when } = useFormats();
  const mayOpen = useMay('open-value');
  const element = elementOf(dictionary, answer.element);
  const name = element === undefined ? answer.element : title(element.title);
  const purposes = answer.purposes.map(id => {
    const purpose = dictionary.purposes.find(one => one.id === id);
    return purpose === undefined ? id : title(purpose.title);
  });
  const about = [
    purposes.join(language === 'zh' ? '、' : ', '),
    when(answer.observedAt, 'day'),
    ...(source === undefined
      ? []
      : [text(sourceWord(source.type)), frame(roleWord(source.role)), source.organisation].filter(part => part !== '')),
  ];
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <div className="fact-value">
          {answer.declined === true ? (
            <span className="soft">{text('declined')}</span>
          ) : answer.masked !== undefined ? (
            <SealedValue masked={answer.masked} element={answer.element} name={name} subject={subject} may={mayOpen} />
          ) : (
            valueText(answer, dictionary, language)
          )}
          <FreshMark answer={answer} />
        </div>
        <div className="fact-about">
          {about.join(' · ')}
          {answer.activationId === undefined ? null : (
            <span className="fact-emergency"> · {text('emergencyOnly')}</span>
          )}
        </div>
      </dd>
    </div>
  );
}

const SIGNS: Record<'fresh' | 'stale', IconName> = { fresh: 'check', stale: 'clock' };

function FreshMark({ answer }: { answer: Answer }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const state = freshness(answer, useNow());
  if (state === 'lasting') return null;
  return (
    <span className={`mark ${state}`}>
      <Icon name={SIGNS[state]} />
      {state === 'stale' ? text('stale') : text('fresh', { date: when(answer.freshUntil ?? 0, 'day') })}
    </span>
  );
}
