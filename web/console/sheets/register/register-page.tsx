// Many offices' blank workbooks beside one another: which ask for the same, what nobody can fill, and the one sheet that
// would serve them all. Only headers are read.
import { useMemo } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import { Loading, Page, Panel, Refused, useArea, useDictionary, useSession, useText } from '../../frame/index.ts';
import { SheetsNav } from '../sheets-nav.tsx';
import { analysisOf } from './analysis.ts';
import { Figures } from './figures.tsx';
import { Files } from './files.tsx';
import { Forms } from './forms.tsx';
import { Glances, Idle } from './idle.tsx';
import { Matrix } from './matrix.tsx';
import { MergedSheets } from './merged.tsx';
import './register.css';
import { type ReadEntry, type Register, useRegister } from './register-store.ts';
import { WORDS } from './words.ts';

const isRead = (entry: Register['entries'][number]): entry is ReadEntry => entry.state === 'read';

export default function RegisterPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const { post } = useSession();
  return (
    <Page title={text('title')} lead={text('lead')} over={area?.name}>
      <SheetsNav />
      {post === undefined || area === undefined ? (
        <Loading />
      ) : (
        <Laid key={`${post.id} ${area.id}`} postId={post.id} areaId={area.id} />
      )}
    </Page>
  );
}

function Laid({ postId, areaId }: { postId: Id; areaId: Id }) {
  const register = useRegister(postId, areaId);
  const { value: dictionary, refusal, again } = useDictionary();
  const { entries } = register;
  const busy = entries.some(({ state }) => state === 'waiting' || state === 'reading');
  const read = useMemo(() => entries.filter(isRead), [entries]);
  // Numbers that change while forms come in would only distract.
  const found = useMemo(
    () => (busy || read.length === 0 || dictionary === undefined ? undefined : analysisOf(read, dictionary)),
    [busy, read, dictionary],
  );
  if (refusal !== undefined && dictionary === undefined) return <Refused refusal={refusal} onAgain={again} />;
  return (
    <>
      <Files register={register} busy={busy} />
      {found === undefined ? (
        read.length > 0 && !busy ? (
          <Panel>
            <Loading />
          </Panel>
        ) : null
      ) : (
        <>
          <Figures found={found} />
          <Glances found={found} onSay={register.say} />
          <Matrix found={found} />
          <MergedSheets found={found} areaId={areaId} />
          <Forms found={found} onName={register.name} />
          <Idle found={found} />
        </>
      )}
    </>
  );
}
