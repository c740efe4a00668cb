// One home: its door, its people, everything recorded with its purpose, source and freshness, and the visits paid.
import { Button } from 'antd';
import type { Dictionary } from '../../../core/facts/model.ts';
import { getHousehold, type HouseholdView } from '../../../core/registry/contract.ts';
import {
  Icon,
  Loading,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useCodeTitle,
  useDictionary,
  useMay,
  useQueryOf,
  useText,
} from '../frame/index.ts';
import { HomeMatters } from '../matters/home-matters.tsx';
import { FactList } from './fact-list.tsx';
import { answersOf } from './facts.ts';
import './registry.css';
import { VisitList } from './visit-list.tsx';
import { WORDS } from './words.ts';

export default function HouseholdPage() {
  const text = useText(WORDS);
  const { query } = useAddress();
  const { id, community } = query;
  const asked = useQueryOf(getHousehold, id === undefined || community === undefined ? undefined : { id, community });
  const { value: dictionary } = useDictionary();
  const home = asked.value;
  const mayRegister = useMay('register-household');
  return (
    <Page
      title={home?.door.text ?? text('ofHome')}
      over={
        <To className="quiet-link" path="/registry">
          <Icon name="back" /> {text('back')}
        </To>
      }
      lead={home === undefined ? undefined : leadOf(home, text)}
      actions={
        home === undefined ? undefined : (
          <>
            <Button className="no-print" icon={<Icon name="print" />} onClick={() => window.print()}>
              {text('print')}
            </Button>
            {mayRegister ? (
              <To className="button-link" path="/registry/register" query={{ id, community }}>
                {text('edit')}
              </To>
            ) : null}
          </>
        )
      }
    >
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {home === undefined || dictionary === undefined ? (
        asked.refusal === undefined ? (
          <Loading lines={8} />
        ) : null
      ) : (
        <div className="home">
          <div className="home-people">
            {home.persons.length === 0 ? <Panel>{text('noPersons')}</Panel> : null}
            {home.persons.map((person, i) => (
              <PersonPanel
                key={person.personId}
                home={home}
                person={person}
                name={person.name === '' ? text('personNumber', { number: i + 1 }) : person.name}
                dictionary={dictionary}
                marked={person.personId === query.person}
              />
            ))}
          </div>
          <div className="home-side">
            <HomeMatters community={home.communityId} household={home.householdId} />
            <Panel title={text('ofHome')}>
              <FactList
                answers={answersOf(home.facts, dictionary)}
                dictionary={dictionary}
                sources={home.sources}
                subject={{ id: home.householdId, communityId: home.communityId, name: text('ofHome') }}
                none={text('noFactsHome')}
              />
            </Panel>
            <Panel title={text('visits')}>
              <VisitList visits={home.visits} />
            </Panel>
          </div>
        </div>
      )}
    </Page>
  );
}

function leadOf(home: HouseholdView, text: ReturnType<typeof useText<typeof WORDS>>): string {
  const people = home.persons.length === 1 ? text('onePerson') : text('persons', { count: home.persons.length });
  return `${home.door.gridName ?? text('noGrid')} · ${people}`;
}

type PersonPanelProps = {
  home: HouseholdView;
  person: HouseholdView['persons'][number];
  name: string;
  dictionary: Dictionary;
  marked: boolean;
};

/** Shown above the facts, so not again among them. */
const IN_HEADING = ['person.name', 'person.sex'];

function PersonPanel({ home, person, name, dictionary, marked }: PersonPanelProps) {
  const text = useText(WORDS);
  const codeTitle = useCodeTitle();
  const sex = person.facts.find(fact => fact.element === 'person.sex')?.value;
  const about = [
    typeof sex === 'string' ? codeTitle('person.sex', sex) : undefined,
    person.age === undefined ? undefined : text('age', { age: person.age }),
    text(`residence_${person.residence}`),
  ].filter(part => part !== undefined);
  return (
    <Panel
      title={name}
      side={<span className="soft">{about.join(' · ')}</span>}
      label={name}
      className={marked ? 'marked' : ''}
    >
      <FactList
        answers={answersOf(
          person.facts.filter(fact => !IN_HEADING.includes(fact.element)),
          dictionary,
        )}
        dictionary={dictionary}
        sources={home.sources}
        subject={{ id: person.personId, communityId: home.communityId, name }}
        none={text('noFactsPerson')}
      />
    </Panel>
  );
}
