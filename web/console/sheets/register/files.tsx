// The forms handed in, each with how far it came or why it was not read; the others go on whatever happens to one.
import { Button } from 'antd';
import { MOST_FORMS } from '../../../../core/sheets/register-contract.ts';
import { refusalText } from '../../../shared/client.ts';
import { FileDrop } from '../../files/file-drop.tsx';
import { Work } from '../../files/work.tsx';
import { Icon, type IconName, Panel, useLanguage, useText } from '../../frame/index.ts';
import { ENDINGS } from '../endings.ts';
import type { Entry, Register } from './register-store.ts';
import { WORDS } from './words.ts';

const ICONS: Readonly<Record<Entry['state'], IconName>> = {
  waiting: 'clock',
  reading: 'again',
  read: 'check',
  refused: 'alert',
  stopped: 'close',
  again: 'twins',
  'too-many': 'alert',
  'not-a-workbook': 'alert',
};
const MAY_RETRY: ReadonlySet<Entry['state']> = new Set(['refused', 'stopped', 'too-many']);

export function Files({ register, busy }: { register: Register; busy: boolean }) {
  const text = useText(WORDS);
  const { entries } = register;
  const done = entries.filter(({ state }) => state !== 'waiting' && state !== 'reading').length;
  const drop = (
    <FileDrop
      many
      label={text('fileOf')}
      title={text(entries.length === 0 ? 'drop' : 'dropMore')}
      hint={text('dropKinds', { most: MOST_FORMS })}
      endings={ENDINGS}
      onFile={file => register.add([file])}
    />
  );
  if (entries.length === 0)
    return (
      <Panel>
        <div className="register-empty">
          {drop}
          <div>
            <h2>{text('first')}</h2>
            <ol>
              <li>{text('first1')}</li>
              <li>{text('first2')}</li>
              <li>{text('first3')}</li>
            </ol>
          </div>
        </div>
      </Panel>
    );
  return (
    <Panel
      className="no-print"
      title={text('files')}
      side={
        <Button size="small" onClick={register.clear}>
          {text('clear')}
        </Button>
      }
    >
      <div className="stack tight">
        {busy ? (
          <Work
            title={text('sending')}
            share={done / entries.length}
            words={text('progress', { done, all: entries.length })}
            stop={<Button onClick={register.stop}>{text('stop')}</Button>}
          />
        ) : null}
        <div className={busy ? '' : 'register-files'}>
          <div>{busy ? <Lines entries={entries} register={register} /> : <Settled register={register} />}</div>
          {busy ? null : drop}
        </div>
      </div>
    </Panel>
  );
}

function Lines({ entries, register }: { entries: Register['entries']; register: Register }) {
  const text = useText(WORDS);
  return (
    <ul className="register-list" aria-label={text('files')}>
      {entries.map(entry => (
        <Line key={entry.key} entry={entry} register={register} />
      ))}
    </ul>
  );
}

/** What was not read stays in view; what was read folds away. */
function Settled({ register }: { register: Register }) {
  const text = useText(WORDS);
  const read = register.entries.filter(({ state }) => state === 'read');
  const others = register.entries.filter(({ state }) => state !== 'read');
  return (
    <>
      {others.length === 0 ? null : <Lines entries={others} register={register} />}
      {read.length === 0 ? null : (
        <details className="register-read">
          <summary>
            <Icon name="check" /> {text('filesRead', { n: read.length })}
          </summary>
          <Lines entries={read} register={register} />
        </details>
      )}
    </>
  );
}

function Line({ entry, register }: { entry: Entry; register: Register }) {
  const text = useText(WORDS);
  const language = useLanguage();
  const { key, name, state } = entry;
  const values = { most: MOST_FORMS, n: entry.state === 'read' ? entry.sheet.columns.length : 0 };
  return (
    <li className={`register-file is-${state}`}>
      <span className="register-name">{name}</span>
      <span className="register-state">
        <Icon name={ICONS[state]} /> {text(`state_${state}`, values)}
        {entry.state === 'refused' ? `${language === 'zh' ? '：' : ': '}${refusalText(entry.refusal, language)}` : null}
      </span>
      <span className="register-acts">
        {MAY_RETRY.has(state) ? (
          <button
            type="button"
            className="plain"
            aria-label={text('retryOf', { name })}
            onClick={() => register.retry(key)}
          >
            {text('retry')}
          </button>
        ) : null}
        <button
          type="button"
          className="plain"
          aria-label={text('removeOf', { name })}
          onClick={() => register.remove(key)}
        >
          {text('remove')}
        </button>
      </span>
    </li>
  );
}
