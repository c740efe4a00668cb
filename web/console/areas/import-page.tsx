// Importing official area codes: the file is read and shown as a tree with its problems; only then is it written.
import { Button, Tree, type TreeDataNode } from 'antd';
import { useMemo, useState } from 'react';
import type { Static } from 'typebox';
import { checkAreaFile } from '../../../core/areas/contract.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { call, refusalText } from '../../shared/client.ts';
import { FileDrop } from '../files/file-drop.tsx';
import { Work } from '../files/work.tsx';
import {
  Icon,
  Page,
  Panel,
  Refused,
  To,
  useCommand,
  useLanguage,
  useMay,
  useSession,
  useText,
} from '../frame/index.ts';
import './areas.css';
import { type AddedBranch, branchesOf, countKinds } from './tree.ts';
import { WORDS } from './words.ts';

type Checked = Static<typeof checkAreaFile.response>;
type State =
  | { at: 'file' }
  | { at: 'reading'; name: string }
  | { at: 'checked'; name: string; checked: Checked }
  | { at: 'added'; count: number };

export default function AreaImportPage() {
  const text = useText(WORDS);
  const may = useMay('lay-out-areas');
  const [state, setState] = useState<State>({ at: 'file' });
  const [refusal, setRefusal] = useState<Refusal>();
  const read = async (file: File) => {
    setRefusal(undefined);
    setState({ at: 'reading', name: file.name });
    const answer = await call(checkAreaFile, { query: {}, file });
    if (answer.ok) return setState({ at: 'checked', name: file.name, checked: answer.value });
    setRefusal(answer.refusal);
    setState({ at: 'file' });
  };
  return (
    <Page
      title={text('importTitle')}
      lead={text('importLead')}
      over={
        <To className="quiet-link" path="/areas">
          <Icon name="back" /> {text('title')}
        </To>
      }
    >
      {may ? null : (
        <p className="told amber">
          <Icon name="alert" />
          {text('mayNotImport')}
        </p>
      )}
      {state.at === 'file' && may ? (
        <Panel>
          <FileDrop
            label={text('fileOf')}
            title={text('drop')}
            hint={text('dropKinds')}
            endings={['.csv', '.txt']}
            onFile={file => void read(file)}
          />
        </Panel>
      ) : null}
      {state.at === 'reading' ? (
        <Panel>
          <Work title={state.name} share={undefined} words={text('checking')} />
        </Panel>
      ) : null}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {state.at === 'checked' ? (
        <Preview
          {...state}
          onAdded={count => setState({ at: 'added', count })}
          onAnother={() => setState({ at: 'file' })}
        />
      ) : null}
      {state.at === 'added' ? (
        <Panel title={text('added', { count: state.count })}>
          <p className="soft" role="status">
            {text('nextCommunity')}
          </p>
          <p className="buttons">
            <To className="button-link primary" path="/areas">
              {text('seeAreas')}
            </To>
          </p>
        </Panel>
      ) : null}
    </Page>
  );
}

type PreviewProps = { name: string; checked: Checked; onAdded(count: number): void; onAnother(): void };

function Preview({ name, checked, onAdded, onAnother }: PreviewProps) {
  const text = useText(WORDS);
  const { session } = useSession();
  const { send, sending, refusal } = useCommand();
  const { additions, known, problems } = checked;
  const root = session?.rootAreaId;
  const add = async () => {
    if (root === undefined) return;
    const answer = await send('lay-out-areas', { stream: root, subject: root, payload: { areas: additions } });
    if (answer.ok) onAdded(additions.length);
  };
  return (
    <>
      <Panel title={name} side={<span className="soft">{text('knownAlready', { count: known })}</span>}>
        {additions.length === 0 ? (
          <p>{text('nothingNew')}</p>
        ) : (
          <dl className="counts">
            {countKinds(additions).map(([kind, count]) => (
              <div key={kind}>
                <dt>{text(`kind_${kind}` as keyof typeof WORDS)}</dt>
                <dd>{text('figure', { n: count })}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="buttons area-add">
          {additions.length === 0 ? null : (
            <Button type="primary" size="large" loading={sending} onClick={() => void add()}>
              {text('addThem', { count: additions.length })}
            </Button>
          )}
          <Button size={additions.length === 0 ? 'middle' : 'large'} disabled={sending} onClick={onAnother}>
            {text('another')}
          </Button>
        </p>
        {refusal === undefined ? null : <Refused refusal={refusal} />}
      </Panel>
      {problems.length === 0 ? null : <Problems problems={problems} />}
      {additions.length === 0 ? null : <AddedTree additions={additions} />}
    </>
  );
}

function Problems({ problems }: { problems: Checked['problems'] }) {
  const text = useText(WORDS);
  const language = useLanguage();
  return (
    <Panel title={text('problems', { count: problems.length })} className="unplaced">
      <ul className="problem-list">
        {problems.map(problem => (
          <li key={`${problem.row} ${problem.code}`}>
            <strong className="num">{text('rowAt', { row: String(problem.row) })}</strong>
            <span>{refusalText(problem, language)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const nodeOf = (branch: AddedBranch): TreeDataNode => ({
  key: branch.code,
  title: (
    <span>
      {branch.name} <span className="area-code">{branch.code}</span>
    </span>
  ),
  children: branch.parts.map(nodeOf),
});

function AddedTree({ additions }: { additions: Checked['additions'] }) {
  const text = useText(WORDS);
  const branches = useMemo(() => branchesOf(additions), [additions]);
  // A few levels open by themselves, as long as they fit on a page.
  const open = useMemo(
    () => additions.filter(({ kind }) => !['street', 'community'].includes(kind)).map(({ code }) => code),
    [additions],
  );
  return (
    <Panel title={text('preview')}>
      <div className="preview-tree">
        <Tree
          aria-label={text('preview')}
          blockNode
          selectable={false}
          defaultExpandedKeys={open}
          treeData={branches.map(nodeOf)}
        />
      </div>
    </Panel>
  );
}
