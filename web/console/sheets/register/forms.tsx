// Each form and each office in numbers: how many of its columns are on record, asked elsewhere too, or nobody's to fill.
import { Input } from 'antd';
import { Panel, useText } from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { type Analysis, byOffice, type FormLine, type OfficeLine } from './analysis.ts';
import { No, Nos } from './no.tsx';
import { WORDS } from './words.ts';

const LONGEST = 40;
const rowWord = (row: string): keyof typeof WORDS => {
  const word = `row_${row}`;
  return word in WORDS ? (word as keyof typeof WORDS) : 'row_other';
};

type FormsProps = { found: Analysis; onName(key: number, office: string): void };

export function Forms({ found: { forms }, onName }: FormsProps) {
  const text = useText(WORDS);
  const count = (n: number) => (n === 0 ? <span className="soft">0</span> : n);
  const columns: Column<FormLine>[] = [
    {
      key: 'form',
      title: text('form'),
      as: 'main',
      cell: ({ no, title, counts, row }) => (
        <>
          <No no={no} /> {title}
          <span className="register-under soft">
            {text(rowWord(row))}
            {counts.coveredBy.length === 0
              ? null
              : ` · ${text('covered', { form: forms[counts.coveredBy[0]!]!.title })}`}
          </span>
        </>
      ),
    },
    {
      key: 'office',
      title: text('office'),
      cell: ({ key, title, office }) => (
        <>
          <Input
            className="no-print"
            aria-label={text('officeOf', { form: title })}
            placeholder={text('officeHint')}
            maxLength={LONGEST}
            value={office}
            onChange={event => onName(key, event.target.value)}
          />
          <span className="print-only">{office}</span>
        </>
      ),
    },
    { key: 'columns', title: text('columns'), as: 'number', cell: ({ counts }) => counts.columns },
    { key: 'register', title: text('fate_register'), as: 'number', cell: ({ counts }) => count(counts.fates.register) },
    { key: 'door', title: text('fate_door'), as: 'number', cell: ({ counts }) => count(counts.fates.door) },
    { key: 'itself', title: text('fate_itself'), as: 'number', cell: ({ counts }) => count(counts.fates.itself) },
    { key: 'elsewhere', title: text('elsewhere'), as: 'number', cell: ({ counts }) => count(counts.elsewhere) },
    {
      key: 'idle',
      title: text('idleFig'),
      as: 'number',
      cell: ({ counts: { fates } }) => count(fates.unknown + fates.never_held),
    },
    {
      key: 'rest',
      title: text('unfilled'),
      as: 'number',
      cell: ({ counts: { fates } }) => count(fates.office + fates.glance),
    },
  ];
  return (
    <div id="register-forms" className="register-anchor">
      <Panel title={text('forms')} side={<span className="soft">{text('formsLead')}</span>}>
        <Rows label={text('forms')} columns={columns} items={forms} keyOf={({ key }) => String(key)} />
        <Offices lines={byOffice(forms)} />
      </Panel>
    </div>
  );
}

function Offices({ lines }: { lines: readonly OfficeLine[] }) {
  const text = useText(WORDS);
  if (lines.length === 0) return null;
  const columns: Column<OfficeLine>[] = [
    { key: 'office', title: text('office'), as: 'main', cell: ({ office }) => office },
    {
      key: 'forms',
      title: text('officeForms'),
      cell: ({ forms }) => <Nos nos={forms} />,
    },
    { key: 'columns', title: text('columns'), as: 'number', cell: line => line.columns },
    { key: 'known', title: text('known'), as: 'number', cell: line => line.known },
    { key: 'rest', title: text('unfilled'), as: 'number', cell: line => line.unfilled },
  ];
  return (
    <>
      <h3 className="register-h3">{text('offices')}</h3>
      <Rows label={text('offices')} columns={columns} items={lines} keyOf={({ office }) => office} />
    </>
  );
}
