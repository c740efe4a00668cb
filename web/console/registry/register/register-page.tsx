// Registering a home by hand, or correcting one on record (`?id=`). Only the usual elements; the rest comes with visits.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { listAreas } from '../../../../core/areas/contract.ts';
import { localDate } from '../../../../core/facts/local-time.ts';
import type { Dictionary } from '../../../../core/facts/model.ts';
import type { Id } from '../../../../core/kernel/id.ts';
import { getHousehold } from '../../../../core/registry/contract.ts';
import { newId } from '../../../shared/client.ts';
import { serverNow } from '../../../shared/clock.ts';
import { DEFAULT_TIME_ZONE } from '../../../shared/i18n.ts';
import {
  Empty,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useCommand,
  useDictionary,
  useMay,
  useQueryOf,
  useText,
} from '../../frame/index.ts';
import { DoorFields } from './door-fields.tsx';
import { draftOf, emptyHome, emptyPerson, HOME_FIELDS, type HomeDraft, PERSON_FIELDS, readDraft } from './draft.ts';
import { FieldList } from './field-list.tsx';
import './register.css';
import { WORDS } from './words.ts';

export default function RegisterPage() {
  const text = useText(WORDS);
  const { query } = useAddress();
  const may = useMay('register-household');
  const edits = query.id !== undefined;
  return (
    <Page
      title={text(edits ? 'titleEdit' : 'title')}
      lead={text(edits ? 'leadEdit' : 'lead')}
      over={
        <To
          className="quiet-link"
          path={edits ? '/registry/household' : '/registry'}
          query={edits ? { id: query.id, community: query.community } : {}}
        >
          <Icon name="back" /> {text('back')}
        </To>
      }
    >
      {may ? (
        <OneCommunity>
          {communityId => <Loaded communityId={query.community ?? communityId} id={query.id} />}
        </OneCommunity>
      ) : (
        <p className="told amber">
          <Icon name="alert" />
          {text('mayNot')}
        </p>
      )}
    </Page>
  );
}

function Loaded({ communityId, id }: { communityId: Id; id: Id | undefined }) {
  const { value: dictionary } = useDictionary();
  const { value: home, refusal } = useQueryOf(
    getHousehold,
    id === undefined ? undefined : { id, community: communityId },
  );
  if (refusal !== undefined) return <Refused refusal={refusal} />;
  if (dictionary === undefined || (id !== undefined && home === undefined)) return <Loading />;
  return (
    <HomeForm
      key={id ?? 'new'}
      communityId={communityId}
      dictionary={dictionary}
      begin={home === undefined ? emptyHome(newId) : draftOf(home)}
      doorText={home?.door.text}
    />
  );
}

type HomeFormProps = { communityId: Id; dictionary: Dictionary; begin: HomeDraft; doorText: string | undefined };

function HomeForm({ communityId, dictionary, begin, doorText }: HomeFormProps) {
  const text = useText(WORDS);
  const { go } = useAddress();
  const [draft, setDraft] = useState(begin);
  const [tried, setTried] = useState(false);
  const { send, sending, refusal } = useCommand();
  const ground = useQueryOf(listAreas, { under: communityId, kinds: 'building' });
  const read = useMemo(
    () => readDraft(draft, dictionary, localDate(serverNow(), DEFAULT_TIME_ZONE)),
    [draft, dictionary],
  );
  const problems = tried ? read.problems : new Map();
  const save = async () => {
    setTried(true);
    if (read.payload === undefined) return;
    const answer = await send('register-household', {
      stream: communityId,
      subject: draft.householdId,
      payload: read.payload,
    });
    if (answer.ok) go('/registry/household', { id: draft.householdId, community: communityId });
  };
  const change = (changed: Partial<HomeDraft>) => setDraft(before => ({ ...before, ...changed }));
  const changePerson = (personId: Id, changed: Partial<HomeDraft['persons'][number]>) =>
    change({ persons: draft.persons.map(one => (one.personId === personId ? { ...one, ...changed } : one)) });
  if (ground.value === undefined)
    return ground.refusal === undefined ? <Loading /> : <Refused refusal={ground.refusal} onAgain={ground.again} />;
  if (ground.value.areas.length === 0)
    return (
      <Panel>
        <Empty
          icon="areas"
          title={text('noBuildings')}
          action={
            <To className="button-link primary" path="/areas">
              {text('toAreas')}
            </To>
          }
        />
      </Panel>
    );
  return (
    <form
      className="stack"
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      {doorText === undefined ? (
        <Panel title={text('door')}>
          <DoorFields buildings={ground.value.areas} draft={draft} onChange={change} />
        </Panel>
      ) : null}
      {draft.persons.map((person, i) => (
        <Panel
          key={person.personId}
          title={person.fields['person.name']?.trim() || text('person', { number: i + 1 })}
          label={text('person', { number: i + 1 })}
          side={
            person.known || draft.persons.length === 1 ? undefined : (
              <Button
                type="link"
                onClick={() => change({ persons: draft.persons.filter(one => one.personId !== person.personId) })}
              >
                {text('removePerson')}
              </Button>
            )
          }
        >
          <FieldList
            subjectId={person.personId}
            elements={PERSON_FIELDS}
            fields={person.fields}
            sealed={person.sealed}
            dictionary={dictionary}
            problems={problems}
            onChange={fields => changePerson(person.personId, { fields })}
            residence={person.residence}
            onResidence={residence => changePerson(person.personId, { residence })}
          />
        </Panel>
      ))}
      <p>
        <Button onClick={() => change({ persons: [...draft.persons, emptyPerson(newId())] })}>
          {text('addPerson')}
        </Button>
      </p>
      <Panel title={doorText ?? text('ofHome')}>
        <FieldList
          subjectId={draft.householdId}
          elements={HOME_FIELDS}
          fields={draft.fields}
          sealed={draft.sealed}
          dictionary={dictionary}
          problems={problems}
          onChange={fields => change({ fields })}
        />
      </Panel>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <div className="buttons">
        <Button type="primary" size="large" htmlType="submit" loading={sending}>
          {text('save')}
        </Button>
        {tried && read.payload === undefined && read.problems.size === 0 ? (
          <span role="alert" className="field-problem">
            {text('needs')}
          </span>
        ) : null}
      </div>
    </form>
  );
}
