// Opening a matter: about which home or whom, of which type among those the post may open, who told of it, and what was said.
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { OpenMatter } from '../../../core/matters/contract.ts';
import { getHousehold, type HouseholdView } from '../../../core/registry/contract.ts';
import { newId } from '../../shared/client.ts';
import {
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useCommand,
  useQueryOf,
  useText,
  useTitle,
} from '../frame/index.ts';
import { FindHome, type FoundHome } from './find-home.tsx';
import './matters.css';
import { chosenOf, keyOf, mayOpen, sourcesOf, type TypeView, useTypes } from './types.ts';
import { WORDS } from './words.ts';

export default function OpenPage() {
  const text = useText(WORDS);
  const { query } = useAddress();
  return (
    <Page
      title={text(query.parent === undefined ? 'openTitle' : 'openChild')}
      lead={text('openLead')}
      over={
        <To className="quiet-link" path="/matters">
          <Icon name="back" /> {text('toMatters')}
        </To>
      }
    >
      <OneCommunity>{community => <OpenForm community={query.community ?? community} />}</OneCommunity>
    </Page>
  );
}

function OpenForm({ community }: { community: Id }) {
  const text = useText(WORDS);
  const { query, change } = useAddress();
  const asked = useTypes(community);
  const home = useQueryOf(getHousehold, query.household === undefined ? undefined : { id: query.household, community });
  const types = (asked.value?.types ?? []).filter(mayOpen);
  const type = chosenOf(types, query.what);
  const chosen: FoundHome | undefined =
    home.value === undefined
      ? undefined
      : { householdId: home.value.householdId, name: '', door: home.value.door.text };
  if (asked.value === undefined)
    return asked.refusal === undefined ? <Loading /> : <Refused refusal={asked.refusal} onAgain={asked.again} />;
  if (types.length === 0)
    return (
      <p className="told amber">
        <Icon name="alert" />
        <span>
          {text('noTypes')} <To path="/packs">{text('toPacks')}</To>
        </span>
      </p>
    );
  return (
    <div className="open-form">
      <Panel title={text('openWhich')}>
        <Types types={types} chosen={type} onChoose={what => change({ what }, true)} />
      </Panel>
      <Panel title={text('openWhere')}>
        {home.refusal === undefined ? null : <Refused refusal={home.refusal} onAgain={home.again} />}
        {home.loading ? <Loading lines={2} /> : null}
        {query.household === undefined || chosen !== undefined ? (
          <FindHome
            area={community}
            chosen={chosen}
            onChoose={found => change({ household: found?.householdId, person: found?.personId }, true)}
          />
        ) : null}
      </Panel>
      {type === undefined || home.value === undefined ? (
        <p className="soft">{text(type === undefined ? 'openFirstType' : 'openFirstHome')}</p>
      ) : (
        <Said key={`${keyOf(type)} ${home.value.householdId}`} community={community} type={type} home={home.value} />
      )}
    </div>
  );
}

type TypesProps = { types: readonly TypeView[]; chosen: TypeView | undefined; onChoose(what: string): void };

function Types({ types, chosen, onChoose }: TypesProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const packs = [...new Map(types.map(one => [one.pack, title(one.packTitle)]))];
  return (
    <Radio.Group
      className="type-choice"
      aria-label={text('openWhich')}
      value={chosen === undefined ? undefined : keyOf(chosen)}
      onChange={event => onChoose(event.target.value as string)}
    >
      {packs.map(([pack, name]) => (
        <div key={pack} className="type-group">
          <h3>{name}</h3>
          {types
            .filter(one => one.pack === pack)
            .map(one => (
              <Radio key={keyOf(one)} value={keyOf(one)}>
                {title(one.title)} <span className="soft small">{text(`about_${one.subject}`)}</span>
              </Radio>
            ))}
        </div>
      ))}
    </Radio.Group>
  );
}

/** The id of what a type is about, behind a door. */
function subjectOf(type: TypeView, home: HouseholdView, personId: Id | undefined): Id | undefined {
  switch (type.subject) {
    case 'person':
      return personId;
    case 'household':
      return home.householdId;
    case 'dwelling':
      return home.door.dwellingId;
    case 'building':
      return home.door.buildingId;
  }
}

function Said({ community, type, home }: { community: Id; type: TypeView; home: HouseholdView }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { query, go } = useAddress();
  const { send, sending, refusal } = useCommand();
  const sources = sourcesOf(type);
  const [source, setSource] = useState(sources[0]);
  const [personId, setPersonId] = useState<Id | undefined>(
    query.person ?? (home.persons.length === 1 ? home.persons[0]!.personId : undefined),
  );
  const [words, setWords] = useState('');
  const [wished, setWished] = useState(false);
  const id = subjectOf(type, home, personId);
  const mustWish = !type.may;
  const open = async () => {
    if (id === undefined || source === undefined) return;
    const subject = newId();
    const payload: OpenMatter = {
      ...{ pack: type.pack, type: type.type, about: { kind: type.subject, id }, source },
      ...(words.trim() === '' ? {} : { words: words.trim() }),
      ...(query.parent === undefined ? {} : { parentId: query.parent }),
      ...(mustWish ? { forResident: true } : {}),
    };
    const done = await send('open-matter', { stream: community, subject, payload });
    if (done.ok) go('/matters/matter', { id: subject, community });
  };
  const there = refusal?.code === 'matter-already-open' ? refusal.detail?.id : undefined;
  return (
    <Panel title={title(type.title)}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault();
          void open();
        }}
      >
        {type.subject === 'person' ? (
          <fieldset>
            <legend>{text('openWho')}</legend>
            <Radio.Group
              className="stacked"
              value={personId}
              onChange={event => setPersonId(event.target.value as Id)}
              options={home.persons.map((person, i) => ({
                value: person.personId,
                label: person.name === '' ? text('personN', { n: i + 1 }) : person.name,
              }))}
            />
          </fieldset>
        ) : null}
        <fieldset>
          <legend>{text('openSource')}</legend>
          <Radio.Group
            className="stacked"
            value={source}
            onChange={event => setSource(event.target.value as (typeof sources)[number])}
            options={sources.map(value => ({ value, label: text(`from_${value}`) }))}
          />
        </fieldset>
        <label className="open-words" htmlFor="open-words">
          <span>{text('openWords')}</span>
          <Input.TextArea
            id="open-words"
            autoSize={{ minRows: 3 }}
            maxLength={2000}
            placeholder={text('openWordsHint')}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
          <span className="soft small">{text('openWordsWhat')}</span>
        </label>
        {mustWish ? (
          <Checkbox checked={wished} onChange={event => setWished(event.target.checked)}>
            {text('forResident')}
          </Checkbox>
        ) : null}
        {refusal === undefined ? null : <Refused refusal={refusal} about={text('notOpened')} />}
        {there === undefined ? null : (
          <To path="/matters/matter" query={{ id: String(there), community }}>
            {text('toThere')}
          </To>
        )}
        <div className="buttons">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={sending}
            disabled={id === undefined || source === undefined || (mustWish && !wished)}
          >
            {text('openIt')}
          </Button>
          {id === undefined ? <span className="soft">{text('openFirstWho')}</span> : null}
        </div>
      </form>
    </Panel>
  );
}
