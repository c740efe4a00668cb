// Forms that ask for mostly the same as the one sheet that would serve them: which of them to merge, its columns, whom
// each serves, and the blank workbook.
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { getMergedSheet } from '../../../../core/sheets/register-contract.ts';
import { fetchFile } from '../../../shared/client.ts';
import { save } from '../../files/save.ts';
import { Empty, fillsSheets, Icon, Panel, Refused, To, useFormats, useSession, useText } from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { useMeaning } from '../use-meaning.ts';
import type { Analysis, Merged } from './analysis.ts';
import { No, Nos } from './no.tsx';
import { WORDS } from './words.ts';

const LONGEST = 60;

export function MergedSheets({ found: { merged, forms }, areaId }: { found: Analysis; areaId: Id }) {
  const text = useText(WORDS);
  if (forms.length < 2) return null;
  return (
    <div id="register-merged" className="register-anchor stack">
      {merged.length === 0 ? (
        <Panel title={text('merged')}>
          <Empty icon="sheet" title={text('mergedNone')} />
        </Panel>
      ) : (
        merged.map(one => (
          <MergedPanel key={one.parts.map(({ title }) => title).join(' ')} merged={one} areaId={areaId} />
        ))
      )}
    </div>
  );
}

/** A merged sheet without the forms somebody took out of it. */
function without({ parts, columns, title }: Merged, out: ReadonlySet<string>): Merged {
  const left = parts.filter(part => !out.has(part.title));
  const nos = new Set(left.map(({ no }) => no));
  return {
    title,
    parts: left,
    columns: columns
      .map(column => ({ ...column, forms: column.forms.filter(no => nos.has(no)) }))
      .filter(({ forms }) => forms.length > 0),
  };
}

function MergedPanel({ merged, areaId }: { merged: Merged; areaId: Id }) {
  const text = useText(WORDS);
  const { share } = useFormats();
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const left = without(merged, out);
  return (
    <Panel
      title={text('merged')}
      side={<span className="soft">{text('mergedFor', { n: left.parts.length })}</span>}
      className="register-merged"
    >
      <ul className="register-parts" aria-label={text('mergedParts')}>
        {merged.parts.map(({ no, title, like }) => (
          <li key={no}>
            <Checkbox
              checked={!out.has(title)}
              onChange={({ target }) =>
                setOut(new Set(target.checked ? [...out].filter(one => one !== title) : [...out, title]))
              }
            >
              <No no={no} /> {title}{' '}
              <span className="soft">
                {title === merged.title ? text('mergedWidest') : text('mergedPart', { share: share(like) })}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {left.parts.length < 2 ? (
        <p className="soft">{text('mergedFew')}</p>
      ) : (
        <MergedSheet merged={left} areaId={areaId} />
      )}
    </Panel>
  );
}

type Line = Merged['columns'][number] & { at: number };

function MergedSheet({ merged: { title, parts, columns }, areaId }: { merged: Merged; areaId: Id }) {
  const text = useText(WORDS);
  const meaning = useMeaning();
  const { post } = useSession();
  const fills = post !== undefined && fillsSheets(post);
  // A workbook for Chinese offices, whatever language the page speaks.
  const usual = `${title.slice(0, LONGEST - 20)}（${parts.length}表合一）`;
  const [named, setNamed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [saved, setSaved] = useState<string>();
  const sum = (of: (part: Merged['parts'][number]) => number) => parts.reduce((all, part) => all + of(part), 0);
  const all = sum(part => part.columns);
  const asks = sum(part => part.asks);
  const download = async () => {
    setBusy(true);
    setRefusal(undefined);
    const nos = parts.map(({ no }) => no);
    const body = {
      title: named?.trim() || usual,
      forms: parts.map(part => part.title),
      columns: columns.map(({ header, forms }) => ({ header, serves: forms.map(no => nos.indexOf(no)) })),
    };
    const answer = await fetchFile(getMergedSheet, { query: { area: areaId }, body });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    save(answer.value);
    setSaved(answer.value.name);
  };
  const shown: Column<Line>[] = [
    { key: 'at', title: text('no'), cell: ({ at }) => <span className="num soft">{at}</span>, desk: true },
    { key: 'header', title: text('column'), as: 'main', cell: ({ header }) => header },
    { key: 'means', title: text('means'), cell: ({ means }) => meaning(means) },
    { key: 'serves', title: text('serves'), cell: ({ forms }) => <Nos nos={forms} /> },
  ];
  return (
    <>
      <p>{text('mergedCells', { n: parts.length, columns: all, asks, facts: columns.length, rest: all - asks })}</p>
      <p className="soft">{text('mergedNote')}</p>
      <div className="buttons no-print">
        <Input
          className="register-title"
          aria-label={text('nameOf')}
          maxLength={LONGEST}
          value={named ?? usual}
          onChange={event => setNamed(event.target.value)}
        />
        <Button type="primary" icon={<Icon name="export" />} loading={busy} onClick={() => void download()}>
          {text(busy ? 'downloading' : 'download')}
        </Button>
        <span role="status" className="soft">
          {saved === undefined ? null : (
            <>
              {text('downloaded', { name: saved })} {fills ? <To path="/sheets">{text('fill')}</To> : null}
            </>
          )}
        </span>
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <Rows
        label={named ?? usual}
        columns={shown}
        items={columns.map((column, i) => ({ ...column, at: i + 1 }))}
        keyOf={({ means }) => means}
      />
    </>
  );
}
