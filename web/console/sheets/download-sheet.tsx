// Takes the filled sheet away: as the kind of file it came as, as a roster to be printed, or its rows between commas.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import { type FilledAs, getFilledSheet, type SheetView } from '../../../core/sheets/contract.ts';
import { fetchFile } from '../../shared/client.ts';
import { save } from '../files/save.ts';
import { Icon, Refused, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

const KINDS: readonly { key: FilledAs; word: 'asPdf' | 'asCsv' | 'asGb' }[] = [
  { key: 'pdf', word: 'asPdf' },
  { key: 'csv', word: 'asCsv' },
  { key: 'csv-gb18030', word: 'asGb' },
];

type DownloadSheetProps = {
  sheet: SheetView;
  onAnother(): void;
  /** The name it was saved under; undefined while another is being filled. */
  onSaved(name: string | undefined): void;
};

export function DownloadSheet({ sheet, onAnother, onSaved }: DownloadSheetProps) {
  const text = useText(WORDS);
  const [fetching, setFetching] = useState(false);
  const [saved, setSaved] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const download = async (as?: FilledAs) => {
    setFetching(true);
    setRefusal(undefined);
    onSaved(undefined);
    const answer = await fetchFile(getFilledSheet, { query: { id: sheet.id, as } });
    setFetching(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    save(answer.value);
    setSaved(answer.value.name);
    onSaved(answer.value.name);
  };
  const nothing = sheet.rows === 0;
  return (
    <>
      <div className="buttons sheet-buttons">
        <Button
          type="primary"
          size="large"
          icon={<Icon name="export" />}
          loading={fetching}
          disabled={nothing}
          onClick={() => void download()}
        >
          {text(fetching ? 'downloading' : 'download')}
        </Button>
        <Dropdown
          trigger={['click']}
          disabled={nothing || fetching}
          menu={{
            items: KINDS.map(({ key, word }) => ({ key, label: text(word) })),
            onClick: ({ key }) => void download(key as FilledAs),
          }}
        >
          <Button size="large">
            {text('downloadAs')} <Icon name="down" />
          </Button>
        </Dropdown>
        <Button size="large" onClick={onAnother}>
          {text('another')}
        </Button>
        <span role="status" className="soft">
          {saved === undefined ? null : text('downloaded', { name: saved })}
        </span>
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
