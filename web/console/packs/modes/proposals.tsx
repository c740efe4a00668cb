// What waits for the second organisation's word: told whole, then signed, or declined with a reason.
import { App, Button } from 'antd';
import { useState } from 'react';
import { listProposals, type ProposalView } from '../../../../core/packs/contract.ts';
import {
  Panel,
  ReasonDialog,
  To,
  useArea,
  useCommand,
  useFormats,
  useMay,
  useQueryOf,
  useSession,
  useText,
  useTitle,
} from '../../frame/index.ts';
import { useRefusalInWords } from '../refusal-words.ts';
import { Restricts } from './restricts.tsx';
import './modes.css';
import { WORDS } from './words.ts';

type Deciding = 'sign' | 'decline';

function Decide({ proposal, how, onClose }: { proposal: ProposalView; how: Deciding; onClose(): void }) {
  const text = useText(WORDS);
  const title = useTitle();
  const words = useRefusalInWords();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const signs = how === 'sign';
  const pack = title(proposal.title);
  const decide = async (reason: string) => {
    const done = await send(signs ? 'sign-activation' : 'decline-activation', {
      ...{ stream: proposal.stream, subject: proposal.id },
      payload: signs ? {} : { reason },
    });
    if (!done.ok) return;
    void message.success(text(signs ? 'signed' : 'declined', { pack }));
    onClose();
  };
  return (
    <ReasonDialog
      title={text(signs ? 'signTitle' : 'declineTitle', { pack })}
      ok={text(how)}
      cancel={text('cancel')}
      {...(signs ? {} : { label: text('declineReason'), hint: text('declineHint') })}
      sending={sending}
      refusal={refusal && words(refusal)}
      about={text(signs ? 'notSigned' : 'notDeclined')}
      onGive={reason => void decide(reason)}
      onClose={onClose}
    >
      {signs ? (
        <ul className="consequences">
          <li>{text('signWhat1', { area: proposal.areaName })}</li>
          <li>{text('signWhat2')}</li>
          <li>{text('signWhat3')}</li>
        </ul>
      ) : null}
    </ReasonDialog>
  );
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { when, until } = useFormats();
  const { post } = useSession();
  const may = useMay('sign-activation');
  const [deciding, setDeciding] = useState<Deciding>();
  const own = post?.organisation === proposal.organisation;
  return (
    <article className="activation waits" aria-label={title(proposal.title)}>
      <div className="activation-head">
        <h3>
          <To path="/packs/pack" query={{ pack: proposal.pack, version: String(proposal.version) }}>
            {title(proposal.title)}
          </To>
        </h3>
        <span className="mode emergency">{text(proposal.kind)}</span>
        <span className="soft">{proposal.areaName}</span>
      </div>
      <p className="num">
        {text('by', { organisation: proposal.organisation, when: when(proposal.at) })}
        {proposal.until === undefined ? null : ` · ${text('until', { when: until(proposal.until) })}`}
      </p>
      <p>
        <span className="soft">{text('basis')}</span> {proposal.basis}
      </p>
      {proposal.instrument === undefined ? null : (
        <p>
          <span className="soft">{text('document')}</span> {proposal.instrument}
        </p>
      )}
      {proposal.restricts === undefined ? null : <Restricts restricts={proposal.restricts} />}
      {may ? (
        <div className="activation-actions">
          {own ? null : (
            <Button type="primary" onClick={() => setDeciding('sign')}>
              {text('sign')}
            </Button>
          )}
          <Button onClick={() => setDeciding('decline')}>{text('decline')}</Button>
          {own ? <span className="soft small">{text('ownOffice')}</span> : null}
        </div>
      ) : null}
      {deciding === undefined ? null : (
        <Decide proposal={proposal} how={deciding} onClose={() => setDeciding(undefined)} />
      )}
    </article>
  );
}

export function useProposals(): ProposalView[] {
  const { id } = useArea();
  const asked = useQueryOf(listProposals, id === undefined ? undefined : { area: id });
  return asked.value?.proposals ?? [];
}

/** Nothing stands there while nothing waits. */
export function Proposals({ proposals }: { proposals: readonly ProposalView[] }) {
  const text = useText(WORDS);
  if (proposals.length === 0) return null;
  return (
    <Panel title={text('waiting')}>
      <p className="soft">{text('waitingLead')}</p>
      <div className="activations">
        {proposals.map(one => (
          <Proposal key={`${one.id} ${one.kind}`} proposal={one} />
        ))}
      </div>
    </Panel>
  );
}
