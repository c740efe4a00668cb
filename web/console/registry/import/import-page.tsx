// Importing a roster: choose the file here, or open an earlier import. One import's own page is `?id=`.
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { type ImportView, listImports, uploadRoster } from '../../../../core/registry/contract.ts';
import { newId } from '../../../shared/client.ts';
import { type Sent, sendFile } from '../../../shared/upload.ts';
import { FileDrop } from '../../files/file-drop.tsx';
import { Work } from '../../files/work.tsx';
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
  useArea,
  useFormats,
  useMay,
  usePages,
  useText,
} from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import './import.css';
import { OneImport } from './one-import.tsx';
import { StateMark } from './state-mark.tsx';
import { WORDS } from './words.ts';

const ENDINGS = ['.xlsx', '.xls', '.csv'];

export default function ImportPage() {
  const text = useText(WORDS);
  const { query } = useAddress();
  const { trail } = useArea();
  const may = useMay('confirm-import');
  const community = trail.find(one => one.kind === 'community')?.name;
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      over={
        query.id === undefined ? (
          community
        ) : (
          <To className="quiet-link" path="/registry/import">
            <Icon name="back" /> {text('toImports')}
          </To>
        )
      }
    >
      <OneCommunity>
        {communityId =>
          query.id === undefined ? (
            <div className="stack">
              <Upload communityId={communityId} communityName={community ?? ''} />
              {may ? <Earlier communityId={communityId} /> : null}
            </div>
          ) : (
            <OneImport key={query.id} id={query.id} communityId={communityId} communityName={community ?? ''} />
          )
        }
      </OneCommunity>
    </Page>
  );
}

type Sending = { name: string; share: number; sent: Sent<ImportView> };

function Upload({ communityId, communityName }: { communityId: Id; communityName: string }) {
  const text = useText(WORDS);
  const { share: shareText } = useFormats();
  const { change } = useAddress();
  const may = useMay('confirm-import');
  const [sending, setSending] = useState<Sending>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [wrong, setWrong] = useState<string>();
  const latest = useRef<Sent<ImportView>>(undefined);
  if (!may)
    return (
      <p className="told amber">
        <Icon name="alert" />
        {text('mayNot')}
      </p>
    );
  const begin = async (file: File, fits: boolean) => {
    setRefusal(undefined);
    setWrong(fits ? undefined : file.name);
    if (!fits) return;
    const id = newId();
    const sent = sendFile(uploadRoster, { community: communityId, id }, file, share =>
      setSending(before => (before === undefined ? before : { ...before, share })),
    );
    latest.current = sent;
    setSending({ name: file.name, share: 0, sent });
    const answer = await sent.answer;
    if (latest.current !== sent) return;
    setSending(undefined);
    if (answer === 'stopped') return;
    if (answer.ok) change({ id: answer.value.id });
    else setRefusal(answer.refusal);
  };
  return (
    <Panel title={text('into', { community: communityName })}>
      <div className="stack tight">
        {sending === undefined ? (
          <FileDrop
            label={text('fileOf')}
            title={text('drop')}
            hint={text('dropKinds')}
            endings={ENDINGS}
            onFile={(file, fits) => void begin(file, fits)}
          />
        ) : (
          <Work
            title={text('uploading', { name: sending.name })}
            share={sending.share === 1 ? undefined : sending.share}
            words={sending.share === 1 ? text('readingBegin') : shareText(sending.share)}
            note={text('nothingYet')}
            stop={<Button onClick={sending.sent.stop}>{text('stopUpload')}</Button>}
          />
        )}
        {wrong === undefined ? null : (
          <p className="told amber" role="alert">
            <Icon name="alert" />
            {text('notAFile', { name: wrong })}
          </p>
        )}
        {refusal === undefined ? null : <Refused refusal={refusal} about={text('fileRefused')} />}
      </div>
    </Panel>
  );
}

function Earlier({ communityId }: { communityId: Id }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const pages = usePages(listImports, { community: communityId });
  const columns: Column<ImportView>[] = [
    {
      key: 'file',
      title: text('file'),
      as: 'main',
      cell: one => (
        <To className="row-link" path="/registry/import" query={{ id: one.id }}>
          {one.fileName}
        </To>
      ),
    },
    { key: 'when', title: text('when'), cell: one => when(one.at) },
    { key: 'state', title: text('state'), cell: one => <StateMark state={one.state} /> },
    {
      key: 'written',
      title: text('written'),
      as: 'number',
      cell: one =>
        one.state === 'done'
          ? text('homesAndPeople', { households: one.counts.households, persons: one.counts.persons })
          : null,
    },
  ];
  return (
    <Panel title={text('earlier')}>
      {pages.refusal !== undefined ? (
        <Refused refusal={pages.refusal} onAgain={pages.again} />
      ) : pages.loading ? (
        <Loading />
      ) : pages.items.length === 0 ? (
        <Empty icon="import" title={text('noneEarlier')} />
      ) : (
        <Rows
          label={text('earlier')}
          columns={columns}
          items={pages.items}
          keyOf={one => one.id}
          more={pages.more}
          loadingMore={pages.loadingMore}
        />
      )}
    </Panel>
  );
}
