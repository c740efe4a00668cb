// How much the post owes, for the first page: each number opens the list behind it.
import { readMyWork } from '../../../core/matters/contract-reads.ts';
import { listsPersons, Panel, To, useArea, useFormats, useQueryOf, useSession, useText } from '../frame/index.ts';
import './matters.css';
import { WORDS } from './words.ts';

export function WorkCounts() {
  const text = useText(WORDS);
  const { number } = useFormats();
  const { post } = useSession();
  const { communityId } = useArea();
  const may = post !== undefined && listsPersons(post) && communityId !== undefined;
  const { value } = useQueryOf(readMyWork, may ? { community: communityId } : undefined);
  if (value === undefined) return null;
  const counts = [
    { word: 'only_all', n: value.owed, only: undefined },
    { word: 'only_late', n: value.late, only: 'late' },
    { word: 'only_soon', n: value.soon, only: 'soon' },
    { word: 'only_untaken', n: value.untaken, only: 'untaken' },
    { word: 'unread', n: value.unread, only: undefined },
  ] as const;
  return (
    <Panel title={text('work')} side={<To path="/work">{text('toWork')}</To>}>
      {value.owed === 0 && value.unread === 0 ? (
        <p className="soft">{text('workNone')}</p>
      ) : (
        <ul className="work-counts">
          {counts.map(({ word, n, only }) => (
            <li key={word}>
              <To className="figure" path="/work" query={{ only }} aria-label={`${text(word)} ${number(n)}`}>
                <span className="num">{number(n)}</span>
              </To>
              <span className="soft">{text(word)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
