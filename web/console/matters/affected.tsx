// The doors a matter affects; another household that says "me too"; and joining two reports of one thing.
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { listMatters, type MatterWhole } from '../../../core/matters/contract-reads.ts';
import {
  Icon,
  Panel,
  ReasonDialog,
  To,
  useCommand,
  useFormats,
  useMay,
  useQueryOf,
  useText,
  useTitle,
} from '../frame/index.ts';
import { aboutText } from './about.tsx';
import { FindHome, type FoundHome } from './find-home.tsx';
import { WORDS } from './words.ts';

/** Open ones of the same type that may be the same thing. */
const OTHERS = 50;

type DialogProps = { whole: MatterWhole; onClose(): void };

export function Affected({ whole }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const mayAffect = useMay('affect-household');
  const mayJoin = useMay('join-matters');
  const [open, setOpen] = useState<'too' | 'join'>();
  const { matter, affected } = whole;
  const close = () => setOpen(undefined);
  return (
    <Panel title={text('affected')} side={<span className="soft num">{text('doorsN', { n: affected.length })}</span>}>
      <ul className="doors">
        {affected.map(({ householdId, door }) => (
          <li key={householdId}>
            <To path="/registry/household" query={{ id: householdId, community: matter.community }}>
              {door}
            </To>
          </li>
        ))}
      </ul>
      {matter.open ? (
        <div className="buttons no-print">
          {mayAffect ? (
            <Button icon={<Icon name="need" />} onClick={() => setOpen('too')}>
              {text('meToo')}
            </Button>
          ) : null}
          {mayJoin ? (
            <Button type="text" onClick={() => setOpen('join')}>
              {text('join')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {open === 'too' ? <MeToo whole={whole} onClose={close} /> : null}
      {open === 'join' ? <Join whole={whole} onClose={close} /> : null}
    </Panel>
  );
}

function MeToo({ whole: { matter }, onClose }: DialogProps) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const [home, setHome] = useState<FoundHome>();
  const give = async (words: string) => {
    if (home === undefined) return;
    const done = await send('affect-household', {
      stream: matter.community,
      subject: matter.id,
      payload: { householdId: home.householdId, ...(words === '' ? {} : { words }) },
    });
    if (!done.ok) return;
    void message.success(text('addedToo', { door: home.door }));
    onClose();
  };
  return (
    <ReasonDialog
      title={text('meTooTitle')}
      ok={text('meTooOk')}
      label={text('wordsMay')}
      hint={text('wordsHint')}
      shortest={0}
      longest={2000}
      notYet={home === undefined}
      sending={sending}
      refusal={refusal}
      about={text('notDone')}
      onGive={words => void give(words)}
      onClose={onClose}
    >
      <p>{text('meTooWhat')}</p>
      <FindHome area={matter.community} chosen={home} onChoose={setHome} />
    </ReasonDialog>
  );
}

function Join({ whole: { matter }, onClose }: DialogProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { when } = useFormats();
  const { send, sending, refusal } = useCommand();
  const [into, setInto] = useState<string>();
  const { community, pack, type } = matter;
  const asked = useQueryOf(listMatters, { community, pack, type, show: 'open', limit: OTHERS });
  const others = (asked.value?.items ?? []).filter(one => one.id !== matter.id);
  const give = async () => {
    const done = await send('join-matters', { stream: community, subject: matter.id, payload: { into } });
    if (done.ok) onClose();
  };
  return (
    <ReasonDialog
      title={text('joinTitle', { matter: title(matter.title) })}
      ok={text('joinOk')}
      notYet={into === undefined}
      sending={sending}
      refusal={refusal ?? asked.refusal}
      about={text('notDone')}
      onGive={() => void give()}
      onClose={onClose}
    >
      <p>{text('joinWhat')}</p>
      <label htmlFor="join-into">
        <span>{text('joinInto')}</span>
        <Select
          id="join-into"
          placeholder={text('joinHint')}
          notFoundContent={text('joinNone')}
          value={into}
          onChange={setInto}
          options={others.map(one => ({
            value: one.id,
            label: `${aboutText(one)} · ${title(one.stateTitle)} · ${when(one.openedAt)}`,
          }))}
        />
      </label>
    </ReasonDialog>
  );
}
