// All that happened to a matter, in words: what, when, by which role of which organisation or by which rule and why.
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { MatterWhole, TimelineEntry } from '../../../core/matters/contract-reads.ts';
import {
  FRAME_WORDS,
  Icon,
  type IconName,
  Panel,
  Refused,
  roleWord,
  To,
  useCommand,
  useFormats,
  useMay,
  useText,
  useTitle,
} from '../frame/index.ts';
import { WORDS } from './words.ts';

const ICONS: Record<string, IconName> = {
  opened: 'matter',
  moved: 'next',
  reopened: 'again',
  assigned: 'people',
  returned: 'back',
  asked: 'ask',
  passed: 'alert',
  joined: 'twins',
  noted: 'note',
  affected: 'need',
};

/** `matter.moved` → `moved`. */
const kindOf = ({ kind }: TimelineEntry): string => kind.replace(/^matter\./, '');

function Line({ entry }: { entry: TimelineEntry }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const { when } = useFormats();
  const kind = kindOf(entry);
  const word = `line_${kind}`;
  const said = word in WORDS ? text(word as keyof typeof WORDS) : text('line_other');
  const { at, by, rule, words } = entry;
  return (
    <li className={`line ${kind}`}>
      <span className="line-mark">
        <Icon name={ICONS[kind] ?? 'next'} />
      </span>
      <div>
        <p>
          <strong>
            {entry.title === undefined
              ? said
              : kind === 'moved'
                ? title(entry.title)
                : `${said} · ${title(entry.title)}`}
          </strong>
          {entry.forResident === true ? <span className="mark">{text('lineForResident')}</span> : null}
        </p>
        {words === undefined ? null : <p className="line-words">{words}</p>}
        <p className="soft small">
          <time dateTime={new Date(at).toISOString()} className="num">
            {when(at)}
          </time>
          {by === undefined ? null : ` · ${frame(roleWord(by.role))} · ${by.organisation}`}
          {rule === undefined ? null : (
            <>
              {' · '}
              <To path="/packs/pack" query={{ pack: rule.pack, version: String(rule.version) }}>
                {text('byRule')}
              </To>
              {rule.why === undefined ? null : ` ${title(rule.why)}`}
            </>
          )}
        </p>
      </div>
    </li>
  );
}

function NoteBox({ whole: { matter } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const [words, setWords] = useState('');
  const note = async () => {
    const done = await send('note-matter', {
      stream: matter.community,
      subject: matter.id,
      payload: { words: words.trim() },
    });
    if (!done.ok) return;
    setWords('');
    void message.success(text('noted'));
  };
  return (
    <form
      className="note-box no-print"
      onSubmit={event => {
        event.preventDefault();
        if (words.trim() !== '') void note();
      }}
    >
      <label htmlFor="note-words">{text('noteLabel')}</label>
      <Input.TextArea
        id="note-words"
        autoSize={{ minRows: 2 }}
        maxLength={2000}
        placeholder={text('noteHint')}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <Button htmlType="submit" loading={sending} disabled={words.trim() === ''}>
        {text('note')}
      </Button>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
    </form>
  );
}

export function Timeline({ whole }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const mayNote = useMay('note-matter');
  const newestFirst = [...whole.timeline].sort((a, b) => b.at - a.at || b.seq - a.seq);
  return (
    <Panel title={text('timeline')}>
      {mayNote ? <NoteBox whole={whole} /> : null}
      <ol className="timeline" aria-label={text('timeline')}>
        {newestFirst.map(entry => (
          <Line key={entry.seq} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}
