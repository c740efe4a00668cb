// Each group of forms as the one sheet that would serve them: its columns, whom each serves, and the blank workbook.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { getMergedSheet } from '../../../../core/sheets/register-contract.ts';
import { fetchFile } from '../../../shared/client.ts';
import { save } from '../../files/save.ts';
import { Empty, Icon, Panel, Refused, To, useText } from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { useMeaning } from '../use-meaning.ts';
import type { Analysis, Merged } from './analysis.ts';
import { No } from './no.tsx';
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
        merged.map(one => <MergedPanel key={one.forms.join(' ')} merged={one} areaId={areaId} />)
      )}
    </div>
  );
}

type Line = Merged['columns'][number] & { at: number };

function MergedPanel({ merged, areaId }: { merged: Merged; areaId: Id }) {
  const text = useText(WORDS);
  const meaning = useMeaning();
  const { forms, titles, columns, cells } = merged;
  const list = forms.join(', ');
  const [title, setTitle] = useState(() => text('mergedTitle', { title: merged.title.slice(0, 40), n: forms.length }));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [saved, setSaved] = useState<string>();
  const download = async () => {
    setBusy(true);
    setRefusal(undefined);
    const serves = (nos: readonly number[]) => nos.map(no => forms.indexOf(no));
    const body = {
      title: title.trim() || merged.title.slice(0, LONGEST),
      forms: titles,
      columns: columns.map(({ header, forms: nos }) => ({ header, serves: serves(nos) })),
    };
    const answer = await fetchFile(getMergedSheet, { query: { area: areaId }, body });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    save(answer.value);
    setSaved(answer.value.name);
  };
  const shown: Column<Line>[] = [
    { key: 'at', title: text('no'), as: 'number', cell: ({ at }) => at },
    { key: 'header', title: text('column'), as: 'main', cell: ({ header }) => header },
    { key: 'means', title: text('means'), cell: ({ means }) => meaning(means) },
    {
      key: 'serves',
      title: text('serves'),
      cell: line => (
        <span className="register-nos">
          {line.forms.map(no => (
            <No key={no} no={no} />
          ))}
        </span>
      ),
    },
  ];
  return (
    <Panel
      title={text('merged')}
      side={<span className="soft">{text('mergedFor', { n: forms.length, list })}</span>}
      className="register-merged"
    >
      <p>{text('mergedCells', { n: forms.length, ...cells })}</p>
      <p className="soft">{text('mergedNote')}</p>
      <div className="buttons no-print">
        <Input
          className="register-title"
          aria-label={text('nameOf')}
          maxLength={LONGEST}
          value={title}
          onChange={event => setTitle(event.target.value)}
        />
        <Button type="primary" icon={<Icon name="export" />} loading={busy} onClick={() => void download()}>
          {text(busy ? 'downloading' : 'download')}
        </Button>
        {saved === undefined ? null : <To path="/sheets">{text('fill')}</To>}
        <span role="status" className="soft">
          {saved === undefined ? null : text('downloaded', { name: saved })}
        </span>
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <Rows
        label={title}
        columns={shown}
        items={columns.map((column, i) => ({ ...column, at: i + 1 }))}
        keyOf={({ means }) => means}
      />
    </Panel>
  );
}
