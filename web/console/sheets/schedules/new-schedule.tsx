// A new form to be filled by itself: what it is for, its blank workbook, and when.
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { type SheetView, uploadSheet } from '../../../../core/sheets/contract.ts';
import { listForms } from '../../../../core/sheets/mapping-contract.ts';
import { type Sent, sendFile } from '../../../shared/upload.ts';
import { FileDrop } from '../../files/file-drop.tsx';
import { Work } from '../../files/work.tsx';
import { Icon, Panel, Refused, useDictionary, useQueryOf, useText, useTitle } from '../../frame/index.ts';
import { countColumns } from '../../rows/workbook-columns.tsx';
import { ENDINGS } from '../endings.ts';
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
          <Upload area={areaId} purpose={purpose} basis={basis} onSheet={setSheet} />
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

type UploadProps = { area: Id; purpose: string | undefined; basis: string; onSheet(sheet: SheetView): void };

function Upload({ area, purpose, basis, onSheet }: UploadProps) {
  const text = useText(WORDS);
  const [sending, setSending] = useState<{ name: string; share: number; sent: Sent<SheetView> }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [wrong, setWrong] = useState<string>();
  const begin = async (file: File, fits: boolean) => {
    if (purpose === undefined) return;
    setRefusal(undefined);
    setWrong(fits ? undefined : file.name);
    if (!fits) return;
    const request = { area, purpose, ...(basis.trim() === '' ? {} : { basis: basis.trim() }) };
    const sent = sendFile(uploadSheet, request, file, share =>
      setSending(before => (before === undefined ? before : { ...before, share })),
    );
    setSending({ name: file.name, share: 0, sent });
    const answer = await sent.answer;
    setSending(undefined);
    if (answer === 'stopped') return;
    if (answer.ok) onSheet(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <>
      {sending === undefined ? (
        <FileDrop
          label={text('fileOf')}
          title={text(purpose === undefined ? 'dropAfter' : 'drop')}
          hint={text('dropKinds')}
          endings={ENDINGS}
          disabled={purpose === undefined}
          onFile={(file, fits) => void begin(file, fits)}
        />
      ) : (
        <Work
          title={sending.name}
          share={sending.share === 1 ? undefined : sending.share}
          words={text('reading')}
          stop={<Button onClick={sending.sent.stop}>{text('stop')}</Button>}
        />
      )}
      {wrong === undefined ? null : (
        <p className="told amber" role="alert">
          <Icon name="alert" />
          {text('notAFile', { name: wrong })}
        </p>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
