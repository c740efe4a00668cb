// Handing a matter to another post, or asking it to help beside whoever answers for it.
import { App, Radio, Select } from 'antd';
import { useState } from 'react';
import type { MatterWhole } from '../../../core/matters/contract-reads.ts';
import { FRAME_WORDS, ReasonDialog, roleWord, useCommand, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

export function Hand({ whole: { matter, posts }, onClose }: { whole: MatterWhole; onClose(): void }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const [postId, setPostId] = useState<string>();
  const [beside, setBeside] = useState(false);
  const give = async () => {
    const done = await send('assign-matter', {
      stream: matter.community,
      subject: matter.id,
      payload: { postId, ...(beside ? { beside } : {}) },
    });
    if (!done.ok) return;
    const name = posts.find(one => one.postId === postId)?.name ?? '';
    void message.success(text(beside ? 'handedBeside' : 'handed', { name }));
    onClose();
  };
  return (
    <ReasonDialog
      title={text('handTitle', { matter: title(matter.title) })}
      ok={text('handOk')}
      notYet={postId === undefined}
      sending={sending}
      refusal={refusal}
      about={text('notDone')}
      onGive={() => void give()}
      onClose={onClose}
    >
      <label htmlFor="hand-post">
        <span>{text('handWhom')}</span>
        <Select
          id="hand-post"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={text('handHint')}
          value={postId}
          onChange={setPostId}
          notFoundContent={text('handNobody')}
          options={posts.map(one => ({
            value: one.postId,
            label: `${one.name} · ${frame(roleWord(one.role))} · ${one.organisation}`,
          }))}
        />
      </label>
      <Radio.Group
        className="stacked"
        aria-label={text('handHow')}
        value={beside}
        onChange={event => setBeside(event.target.value as boolean)}
        options={[
          { value: false, label: text('handLead') },
          { value: true, label: text('handBeside') },
        ]}
      />
    </ReasonDialog>
  );
}
