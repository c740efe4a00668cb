// One import from file to homes: reading, what was recognised and what needs mending, the confirmation, the writing.
// Nothing is written before the confirmation, and every long step can be stopped.
import { Button, Popconfirm } from 'antd';
import { useEffect } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { getImport, type ImportView } from '../../../../core/registry/contract.ts';
import { Work } from '../../files/work.tsx';
import { Icon, Loading, Panel, Refused, To, useCommand, useMay, useQueryOf, useText } from '../../frame/index.ts';
import { Columns } from './columns.tsx';
import { Problems } from './problems.tsx';
import { WORDS } from './words.ts';

/** While something goes on, ms between two looks. */
const LOOK_MS = 600;
const STEPS = ['file', 'check', 'confirm', 'write'] as const;
const STEP_OF: Record<ImportView['state'], number> = {
  reading: 1,
  checked: 2,
  writing: 3,
  done: 4,
  cancelled: 2,
  refused: 1,
};

type OneImportProps = { id: Id; communityId: Id; communityName: string };

export function OneImport({ id, communityId, communityName }: OneImportProps) {
  const { value: one, refusal, again } = useQueryOf(getImport, { id, community: communityId });
  const goesOn = one?.state === 'reading' || one?.state === 'writing';
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is new with every answer; the look goes on.
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(again, LOOK_MS);
    return () => clearInterval(timer);
  }, [goesOn, id]);
  if (one === undefined) return refusal === undefined ? <Loading /> : <Refused refusal={refusal} onAgain={again} />;
  return (
    <div className="stack">
      <Steps at={STEP_OF[one.state]} />
      <State one={one} communityName={communityName} again={again} />
      {one.columns.length === 0 ? null : <Columns columns={one.columns} />}
      {one.state === 'reading' || one.state === 'refused' ? null : <Problems one={one} />}
    </div>
  );
}

function Steps({ at }: { at: number }) {
  const text = useText(WORDS);
  return (
    <ol className="steps">
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i < at ? 'past' : i === at ? 'now' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          <span aria-hidden="true">{i < at ? <Icon name="check" /> : i + 1}</span>
          {text(`step_${step}`)}
        </li>
      ))}
    </ol>
  );
}

type StateProps = { one: ImportView; communityName: string; again(): void };

function State({ one, communityName, again }: StateProps) {
  const text = useText(WORDS);
  const may = useMay('confirm-import');
  const { send, sending, refusal } = useCommand();
  const give = (type: string) =>
    void send(type, { stream: one.communityId, subject: one.id, payload: {} }).then(answer => {
      if (answer.ok) again();
    });
  const { done, total } = one.progress;
  switch (one.state) {
    case 'reading':
      return (
        <Panel>
          <Work
            title={`${text('reading')} ${one.fileName}`}
            share={total === 0 ? undefined : done / total}
            words={total === 0 ? text('readingBegin') : text('readingRows', { done, total })}
            note={text('nothingYet')}
            stop={may ? <Stop kind="cancel" onStop={() => give('cancel-import')} /> : null}
          />
          <Said refusal={refusal} />
        </Panel>
      );
    case 'checked':
      return (
        <Panel title={one.fileName} className="confirm-panel">
          <Counts one={one} />
          <WillWrite one={one} />
          {may ? (
            <div className="buttons">
              {one.counts.households === 0 ? null : (
                <Button type="primary" size="large" loading={sending} onClick={() => give('confirm-import')}>
                  {text('confirm')}
                </Button>
              )}
              <Stop kind="cancel" onStop={() => give('cancel-import')} />
              <span className="soft">{text('into', { community: communityName })}</span>
            </div>
          ) : (
            <p className="told amber">
              <Icon name="alert" />
              {text('mayNot')}
            </p>
          )}
          <Said refusal={refusal} />
        </Panel>
      );
    case 'writing':
      return (
        <Panel>
          <Work
            title={`${text('writing')} ${one.fileName}`}
            share={total === 0 ? undefined : done / total}
            words={text('writingHomes', { done, total })}
            stop={may ? <Stop kind="stop" onStop={() => give('cancel-import')} /> : null}
          />
          <Said refusal={refusal} />
        </Panel>
      );
    case 'done':
      return <Done one={one} />;
    case 'cancelled':
      return (
        <Panel title={text('cancelled')}>
          <p>{text('cancelledLead')}</p>
          <Another />
        </Panel>
      );
    case 'refused':
      return (
        <Panel title={one.fileName}>
          <Refused refusal={(one.refusal ?? { code: 'unexpected' }) as Refusal} about={text('fileRefused')} />
          <Another />
        </Panel>
      );
  }
}

const Said = ({ refusal }: { refusal: Refusal | undefined }) =>
  refusal === undefined ? null : <Refused refusal={refusal} />;

const Another = () => {
  const text = useText(WORDS);
  return (
    <p className="buttons after">
      <To className="button-link primary" path="/registry/import">
        {text('another')}
      </To>
    </p>
  );
};

/** `cancel` before the writing, `stop` within it: what is lost differs, so the question does. */
function Stop({ kind, onStop }: { kind: 'cancel' | 'stop'; onStop(): void }) {
  const text = useText(WORDS);
  return (
    <Popconfirm
      title={text(kind === 'cancel' ? 'cancelSure' : 'stopSure')}
      okText={text(kind === 'cancel' ? 'cancelYes' : 'stopYes')}
      cancelText={text('cancelNo')}
      onConfirm={onStop}
      overlayClassName="sure"
    >
      <Button>{text(kind)}</Button>
    </Popconfirm>
  );
}

const COUNTED = [
  'rows',
  'households',
  'persons',
  'newPersons',
  'updatedPersons',
  'newBuildings',
  'refusedRows',
] as const;

function Counts({ one }: { one: ImportView }) {
  const text = useText(WORDS);
  return (
    <dl className="counts">
      {COUNTED.map(count => (
        <div key={count}>
          <dt>{text(count)}</dt>
          <dd>{text('figure', { n: one.counts[count] })}</dd>
        </div>
      ))}
    </dl>
  );
}

function WillWrite({ one }: { one: ImportView }) {
  const text = useText(WORDS);
  const { households, newPersons, updatedPersons, newBuildings, refusedRows } = one.counts;
  const changes = newPersons + updatedPersons + newBuildings > 0;
  if (households === 0) return <p className="will-write">{text('nothingToWrite')}</p>;
  return (
    <p className="will-write">
      {text(changes ? 'willWrite' : 'nothingChanges', one.counts)}{' '}
      {newBuildings === 0 ? null : text('willBuild', { newBuildings })}{' '}
      {refusedRows === 0 ? null : text('willRefuse', { refusedRows })}
    </p>
  );
}

function Done({ one }: { one: ImportView }) {
  const text = useText(WORDS);
  return (
    <Panel title={text('done')} side={<span className="soft">{one.fileName}</span>}>
      <p className="done-lead" role="status">
        <Icon name="check" /> {text('doneLead', one.counts)}
      </p>
      <h3>{text('doneNext')}</h3>
      <div className="buttons">
        <To className="button-link primary" path="/registry" query={{ id: undefined }}>
          {text('toPeople')}
        </To>
        <To className="button-link" path="/packs">
          {text('toPacks')}
        </To>
        <To className="button-link" path="/board">
          {text('toBoard')}
        </To>
        <To className="button-link" path="/registry/duplicates">
          {text('toDuplicates')}
        </To>
      </div>
    </Panel>
  );
}
