// Records that may be one person, side by side. People decide; "not the same" is remembered and not asked again.
import { App, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { PersonRow } from '../../../../core/registry/contract.ts';
import { type DuplicateView, listDuplicates } from '../../../../core/registry/duplicates-contract.ts';
import {
  Empty,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useArea,
  useCodeTitle,
  useCommand,
  useMay,
  usePages,
  useText,
} from '../../frame/index.ts';
import { More } from '../../rows/more.tsx';
import { WORDS as REGISTRY } from '../words.ts';
import './duplicates.css';
import { WORDS } from './words.ts';

export default function DuplicatesPage() {
  const text = useText(WORDS);
  const { trail } = useArea();
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      over={
        <To className="quiet-link" path="/registry">
          <Icon name="back" /> {trail.find(one => one.kind === 'community')?.name ?? text('back')}
        </To>
      }
    >
      <OneCommunity>{communityId => <Pairs communityId={communityId} />}</OneCommunity>
    </Page>
  );
}

function Pairs({ communityId }: { communityId: Id }) {
  const text = useText(WORDS);
  const pages = usePages(listDuplicates, { community: communityId });
  if (pages.refusal !== undefined) return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.loading) return <Loading lines={6} />;
  if (pages.items.length === 0)
    return (
      <Panel>
        <Empty icon="twins" title={text('none')} />
      </Panel>
    );
  return (
    <>
      {pages.items.map(pair => (
        <Pair key={pair.id} pair={pair} />
      ))}
      <More more={pages.more} loading={pages.loadingMore} />
    </>
  );
}

const whyWord = (reason: string): keyof typeof WORDS => {
  const word = `why_${reason}`;
  return word in WORDS ? (word as keyof typeof WORDS) : 'why_other';
};

function Pair({ pair }: { pair: DuplicateView }) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const may = useMay('settle-duplicate');
  const { send, sending, refusal } = useCommand();
  const [choosing, setChoosing] = useState(false);
  const { a, b } = pair;
  const settle = async (payload: { verdict: 'same' | 'not_same'; keep?: Id }) => {
    const answer = await send('settle-duplicate', { stream: pair.communityId, subject: pair.id, payload });
    if (!answer.ok) return;
    setChoosing(false);
    void message.success(text('settled'));
  };
  return (
    <Panel
      label={text('pair', { a: a.name, b: b.name })}
      title={text('pair', { a: a.name, b: b.name })}
      side={
        <ul className="reasons" aria-label={text('why')}>
          {pair.reasons.map(reason => (
            <li key={reason} className="mark stale">
              <Icon name="twins" />
              {text(whyWord(reason))}
            </li>
          ))}
        </ul>
      }
    >
      <div className="pair">
        <Side person={a} other={b} />
        <Side person={b} other={a} />
      </div>
      {may ? (
        <div className="buttons pair-buttons">
          <Button disabled={sending} onClick={() => void settle({ verdict: 'not_same' })}>
            {text('notSame')}
          </Button>
          <Button type="primary" disabled={sending} onClick={() => setChoosing(true)}>
            {text('same')}
          </Button>
        </div>
      ) : null}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {choosing ? (
        <KeepDialog
          pair={pair}
          sending={sending}
          onClose={() => setChoosing(false)}
          onKeep={keep => void settle({ verdict: 'same', keep })}
        />
      ) : null}
    </Panel>
  );
}

function Side({ person, other }: { person: PersonRow; other: PersonRow }) {
  const text = useText(WORDS);
  const registry = useText(REGISTRY);
  const codeTitle = useCodeTitle();
  const about = ({ sex, age }: PersonRow) =>
    [
      sex === undefined ? undefined : codeTitle('person.sex', sex),
      age === undefined ? undefined : registry('age', { age }),
    ]
      .filter(part => part !== undefined)
      .join(' · ');
  const phone = ({ phoneTail }: PersonRow) =>
    phoneTail === undefined ? '' : registry('phoneTail', { tail: phoneTail });
  const lines: { title: string; mine: string; theirs: string }[] = [
    { title: text('sexAge'), mine: about(person), theirs: about(other) },
    { title: text('door'), mine: person.door.text, theirs: other.door.text },
    { title: text('grid'), mine: person.door.gridName ?? '', theirs: other.door.gridName ?? '' },
    {
      title: text('residence'),
      mine: registry(`residence_${person.residence}`),
      theirs: registry(`residence_${other.residence}`),
    },
    { title: text('phone'), mine: phone(person), theirs: phone(other) },
  ];
  return (
    <div className="pair-side">
      <h3>{person.name}</h3>
      <dl>
        {lines
          .filter(({ mine, theirs }) => mine !== '' || theirs !== '')
          .map(({ title, mine, theirs }) => (
            <div key={title} className={mine === theirs ? undefined : 'differs'}>
              <dt>{title}</dt>
              <dd>
                {mine === '' ? '—' : mine}
                {mine === theirs ? null : <span className="differs-word">{text('differs')}</span>}
              </dd>
            </div>
          ))}
      </dl>
      <To
        path="/registry/household"
        query={{ id: person.householdId, community: person.communityId, person: person.personId }}
      >
        {text('openHome')}
      </To>
    </div>
  );
}

type KeepDialogProps = { pair: DuplicateView; sending: boolean; onClose(): void; onKeep(keep: Id): void };

function KeepDialog({ pair, sending, onClose, onKeep }: KeepDialogProps) {
  const text = useText(WORDS);
  const [keep, setKeep] = useState<Id>();
  return (
    <Modal
      open
      title={text('keepWhich')}
      okText={text('same')}
      cancelText={text('cancel')}
      okButtonProps={{ disabled: keep === undefined }}
      confirmLoading={sending}
      onOk={() => (keep === undefined ? undefined : onKeep(keep))}
      onCancel={onClose}
    >
      <p className="told">
        <Icon name="lamp" />
        <span>{text('keepTold')}</span>
      </p>
      <Radio.Group
        className="keep"
        aria-label={text('keepWhich')}
        value={keep}
        onChange={event => setKeep(event.target.value as Id)}
        options={[pair.a, pair.b].map(one => ({
          value: one.personId,
          label: `${one.name} · ${text('keep', { door: one.door.text })}`,
        }))}
      />
    </Modal>
  );
}
