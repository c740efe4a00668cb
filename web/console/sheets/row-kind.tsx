// What one row of a sheet stands for, and the way to say that it is something else.
import { Select } from 'antd';
import type { SheetView } from '../../../core/sheets/contract.ts';
import { ROW_SUBJECTS } from '../../../core/sheets/model.ts';
import { useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

type RowKindProps = {
  subject: SheetView['subject'];
  busy: boolean;
  onChoose(subject: SheetView['subject']): void;
};

export function RowKind({ subject, busy, onChoose }: RowKindProps) {
  const text = useText(WORDS);
  return (
    <Select
      className="row-kind"
      variant="underlined"
      aria-label={text('rowKind')}
      value={subject}
      disabled={busy}
      onChange={onChoose}
      virtual={false}
      popupMatchSelectWidth={false}
      options={ROW_SUBJECTS.map(one => ({ value: one, label: text(`subject_${one}`) }))}
    />
  );
}
