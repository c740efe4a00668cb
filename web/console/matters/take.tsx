// Taking a matter nobody has taken: one press, and it is the post's own.
import { App, Button } from 'antd';
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import { Icon, Refused, useCommand, useMay, useText, useTitle } from '../frame/index.ts';
import { aboutText } from './about.tsx';
import { WORDS } from './words.ts';

export function Take({ row, primary = false }: { row: MatterRow; primary?: boolean }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const may = useMay('assign-matter');
  if (!may || !row.open || row.lead !== undefined) return null;
  const take = async () => {
    const done = await send('assign-matter', { stream: row.community, subject: row.id, payload: {} });
    if (done.ok) void message.success(text('taken', { matter: title(row.title) }));
  };
  return (
    <>
      <Button
        className="above"
        type={primary ? 'primary' : 'default'}
        icon={<Icon name="hand" />}
        loading={sending}
        aria-label={`${text('take')} · ${title(row.title)} · ${aboutText(row)}`}
        onClick={() => void take()}
      >
        {text('take')}
      </Button>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
    </>
  );
}
