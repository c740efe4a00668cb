// One workbook at a time: say what it is for, drop it, look at what fills each column, take it away filled.
import { Select } from 'antd';
import { useId, useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { SheetView } from '../../../core/sheets/contract.ts';
import { useDemandArea } from '../demands/index.tsx';
import { Loading, Page, Panel, Refused, useArea, useDictionary, useText, useTitle } from '../frame/index.ts';
import { type Asked, AskedBy } from './asked-by.tsx';
import { FilledSheet } from './filled-sheet.tsx';
import { HandIn } from './hand-in.tsx';
import { SheetsNav } from './sheets-nav.tsx';
import './sheets.css';
import { WORDS } from './words.ts';

export default function SheetsPage() {
  const text = useText(WORDS);
  const { area, refusal, again } = useArea();
  const [purpose, setPurpose] = useState<string>();
  const [asked, setAsked] = useState<Asked>({});
  const [sheet, setSheet] = useState<SheetView>();
  const [askedIn, setAskedIn] = useState<{ id: Id; name: string }>();
  const asksIn = useDemandArea();
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      over={area === undefined ? undefined : text('forArea', { area: area.name })}
    >
      <SheetsNav />
      {area === undefined ? (
        refusal === undefined ? (
          <Loading />
        ) : (
          <Refused refusal={refusal} onAgain={again} />
        )
      ) : sheet === undefined || purpose === undefined ? (
        <Panel>
          <div className="stack">
            <Purpose chosen={purpose} onChoose={setPurpose} />
            <AskedBy given={asked} onGive={setAsked} />
            <HandIn
              area={area.id}
              purpose={purpose}
              asked={asked}
              onSheet={read => {
                setAskedIn(asksIn);
                setSheet(read);
              }}
            />
          </div>
        </Panel>
      ) : (
        // A sheet was read for one area; when another is chosen it is sent again.
        <FilledSheet
          key={sheet.id}
          sheet={sheet}
          communityId={area.communityId}
          area={askedIn ?? area}
          purpose={purpose}
          onChanged={setSheet}
          onAnother={() => setSheet(undefined)}
        />
      )}
    </Page>
  );
}

type PurposeProps = { chosen: string | undefined; onChoose(purpose: string): void };

function Purpose({ chosen, onChoose }: PurposeProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { value: dictionary, refusal, again } = useDictionary();
  const id = useId();
  if (dictionary === undefined)
    return refusal === undefined ? <Loading lines={2} /> : <Refused refusal={refusal} onAgain={again} />;
  const purpose = dictionary.purposes.find(one => one.id === chosen);
  const group = (mode: 'everyday' | 'emergency') => ({
    label: text(mode),
    options: dictionary.purposes
      .filter(one => one.mode === mode)
      .map(one => ({ value: one.id, label: title(one.title) })),
  });
  return (
    <div className="purpose">
      <label htmlFor={id}>{text('purpose')}</label>
      <Select
        id={id}
        size="large"
        placeholder={text('purposeHint')}
        value={chosen}
        onChange={onChoose}
        showSearch={{ optionFilterProp: 'label' }}
        virtual={false}
        listHeight={420}
        options={[group('everyday'), group('emergency')]}
      />
      <p className="soft">
        {purpose === undefined ? text('purposeFirst') : text('basis', { basis: title(purpose.basis) })}
      </p>
    </div>
  );
}
