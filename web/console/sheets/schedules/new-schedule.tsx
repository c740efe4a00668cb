// A new form to be filled by itself: what it is for, its blank workbook, and when.
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { SheetView } from '../../../../core/sheets/contract.ts';
import { listForms } from '../../../../core/sheets/mapping-contract.ts';
import { Icon, Panel, useDictionary, useQueryOf, useText, useTitle } from '../../frame/index.ts';
import { countColumns } from '../../rows/workbook-columns.tsx';
import { HandIn } from '../hand-in.tsx';
import { ScheduleThis } from './schedule-this.tsx';
import { WORDS } from './words.ts';

const LONGEST = 200;

type NewScheduleProps = { areaId: Id; communityId: Id; onClose(): void };

export function NewSchedule({ areaId, communityId, onClose }: NewScheduleProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const id = useId();
  const { value: dictionary } = useDictionary();
  const [purpose, setPurpose] = useState<string>();
  const [basis, setBasis] = useState('');
  const [sheet, setSheet] = useState<SheetView>();
  const chosen = dictionary?.purposes.find(one => one.id === purpose);
  const group = (mode: 'everyday' | 'emergency') => ({
    label: text(mode),
    options: (dictionary?.purposes ?? [])
      .filter(one => one.mode === mode)
      .map(one => ({ value: one.id, label: title(one.title) })),
  });
  return (
    <Panel
      title={text('addTitle')}
      side={
        <Button size="small" onClick={onClose}>
          {text('close')}
        </Button>
      }
    >
      {sheet === undefined ? (
        <div className="stack">
          <p className="soft">{text('addSteps')}</p>
          <div className="request">
            <div>
              <label htmlFor={`${id}purpose`}>{text('purpose')}</label>
              <Select
                id={`${id}purpose`}
                size="large"
                placeholder={text('purposeHint')}
                value={purpose}
                onChange={setPurpose}
                showSearch={{ optionFilterProp: 'label' }}
                virtual={false}
                options={[group('everyday'), group('emergency')]}
              />
              <p className="soft">
                {chosen === undefined ? null : text('basis', { basis: title(chosen.basis) })}{' '}
                {chosen?.mode === 'emergency' ? text('emergencyNote') : null}
              </p>
            </div>
            <div>
              <label htmlFor={`${id}basis`}>{text('document')}</label>
              <Input
                id={`${id}basis`}
                size="large"
                maxLength={LONGEST}
                value={basis}
                onChange={event => setBasis(event.target.value)}
              />
              <p className="soft">{text('documentHint')}</p>
            </div>
          </div>
          <HandIn
            area={areaId}
            purpose={purpose}
            asked={basis.trim() === '' ? {} : { basis: basis.trim() }}
            onSheet={setSheet}
          />
        </div>
      ) : (
        <Settled sheet={sheet} communityId={communityId} areaId={areaId} onAnother={() => setSheet(undefined)} />
      )}
    </Panel>
  );
}

type SettledProps = { sheet: SheetView; communityId: Id; areaId: Id; onAnother(): void };

function Settled({ sheet, communityId, areaId, onAnother }: SettledProps) {
  const text = useText(WORDS);
  const { value } = useQueryOf(listForms, { area: areaId });
  const [set, setSet] = useState(false);
  const known = value?.forms.some(({ fingerprint }) => fingerprint === sheet.fingerprint) === true;
  const filled = countColumns(sheet.columns, 'known');
  return (
    <div className="stack tight">
      <p>{text('read', { title: sheet.title, filled, rest: sheet.columns.length - filled, rows: sheet.rows })}</p>
      <p className="soft">
        <Icon name={known ? 'check' : 'alert'} /> {text(known ? 'known' : 'unknown')}
      </p>
      <ScheduleThis open sheet={sheet} communityId={communityId} onSet={() => setSet(true)} />
      <div>
        <Button onClick={onAnother}>{text(set ? 'add' : 'another')}</Button>
      </div>
    </div>
  );
}
