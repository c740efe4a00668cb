// Chooses who is at the screen among the people of a demonstration, and in which post they act.
import { Input } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import { listUsers } from '../../../core/organisations/contract.ts';
import { useAddress } from '../frame/address.tsx';
import { useQueryOf } from '../frame/asking.ts';
import { Icon } from '../frame/icon.tsx';
import { useNow } from '../frame/now.ts';
import { Empty, Loading, Page, Panel, Refused } from '../frame/page.tsx';
import { lastPost, takePost } from '../frame/session.ts';
import { useFormats, useText } from '../frame/text.ts';
import { WORDS as FRAME, roleWord } from '../frame/words.ts';
import { type Choice, choicesOf, groupsOf } from './choices.ts';
import './sign-in.css';
import { WORDS } from './words.ts';

/** A post that ends within this time says so. */
const SOON_MS = 60 * 86_400_000;

function ChoiceButton({ choice, busy, onTake }: { choice: Choice; busy: boolean; onTake(): void }) {
  const frame = useText(FRAME);
  const text = useText(WORDS);
  const { when } = useFormats();
  const { user, post } = choice;
  const now = useNow();
  return (
    <button type="button" className="choice" disabled={busy} onClick={onTake}>
      <span className="choice-name">{user.name}</span>
      <span className="choice-role">{frame(roleWord(post.role))}</span>
      <span className="choice-area">
        {post.area.name}
        {post.until === undefined || post.until > now + SOON_MS
          ? null
          : ` · ${text('until', { when: when(post.until, 'day') })}`}
      </span>
      <Icon name="next" />
    </button>
  );
}

export default function SignInPage() {
  const text = useText(WORDS);
  const frame = useText(FRAME);
  const { go } = useAddress();
  const asked = useQueryOf(listUsers, {});
  const [sought, setSought] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const choices = choicesOf(asked.value?.users ?? []);
  const groups = groupsOf(choices, sought, role => frame(roleWord(role)));
  const last = choices.find(one => one.post.id === lastPost());
  const take = async ({ user, post }: Choice) => {
    setBusy(true);
    const answer = await takePost(user.id, post.id);
    setBusy(false);
    if (answer.ok) go('/', { area: undefined });
    else setRefusal(answer.refusal);
  };
  const button = (choice: Choice) => (
    <ChoiceButton key={choice.post.id} choice={choice} busy={busy} onTake={() => void take(choice)} />
  );
  return (
    <Page title={text('title')} lead={text('lead')}>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('refused')} />}
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {choices.length > 6 ? (
        <div data-search className="sign-in-search">
          <Input
            allowClear
            size="large"
            aria-label={text('find')}
            placeholder={text('find')}
            prefix={<Icon name="search" />}
            value={sought}
            onChange={event => setSought(event.target.value)}
          />
        </div>
      ) : null}
      {asked.loading ? <Loading lines={6} /> : null}
      {asked.value !== undefined && choices.length === 0 ? (
        <Panel>
          <Empty icon="person" title={text('nobody')}>
            {text('nobodyWhat')}
          </Empty>
        </Panel>
      ) : null}
      {last !== undefined && sought === '' ? <Panel title={text('last')}>{button(last)}</Panel> : null}
      <div className="choice-groups">
        {groups.map(group => (
          <Panel key={group.key} title={group.organisation} side={<span className="soft">{group.area}</span>}>
            {group.choices.map(button)}
          </Panel>
        ))}
      </div>
      {choices.length > 0 && groups.length === 0 ? <p className="soft">{text('none')}</p> : null}
    </Page>
  );
}
