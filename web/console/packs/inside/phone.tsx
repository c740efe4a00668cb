// A sketch of the form a worker sees on the phone: the pack's questions by urgency, cut at the knock's three minutes.
import type { CodeList, Dictionary, Element } from '../../../../core/facts/model.ts';
import type { Pack } from '../../../../core/packs/model.ts';
import { Panel, useText, useTitle } from '../../frame/index.ts';
import { WORDS } from './words.ts';

/** DESIGN.md: what one knock may cost. */
const BUDGET_SECONDS = 180;
/** Codes shown of a long list. */
const SHOWN = 5;

type Question = { element: Element; sometimes: boolean };

/** Each element once, the most urgent first; those that no longer fit are counted. */
export function questionsOf(pack: Pack, dictionary: Dictionary): { asked: Question[]; later: number } {
  const own = pack.elements.flatMap(one => ('use' in one ? [] : [one]));
  const elements = new Map([...dictionary.elements, ...own].map(one => [one.id, one]));
  const all = [...pack.asks]
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ element: id, when }): Question[] => {
      const element = elements.get(id);
      return element === undefined ? [] : [{ element, sometimes: when !== undefined }];
    });
  let seconds = 0;
  const asked = all.filter(({ element }) => {
    seconds += element.seconds;
    return seconds <= BUDGET_SECONDS;
  });
  return { asked, later: all.length - asked.length };
}

function Answer({ element, codes }: { element: Element; codes: CodeList | undefined }) {
  const text = useText(WORDS);
  const title = useTitle();
  const list = codes?.codes ?? [];
  switch (element.type) {
    case 'boolean':
      return (
        <span className="phone-choices">
          <span>{text('yes')}</span>
          <span>{text('no')}</span>
        </span>
      );
    case 'code':
    case 'codes':
      return (
        <span className={`phone-choices ${element.type}`}>
          {list.slice(0, SHOWN).map(one => (
            <span key={one.code}>{title(one.title)}</span>
          ))}
          {list.length > SHOWN ? <span className="soft">{text('moreCodes', { n: list.length - SHOWN })}</span> : null}
        </span>
      );
    case 'date':
      return <span className="phone-field">{text('date')}</span>;
    default:
      return <span className="phone-field">{text('write')}</span>;
  }
}

export function Phone({ pack, dictionary }: { pack: Pack; dictionary: Dictionary }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { asked, later } = questionsOf(pack, dictionary);
  const lists = new Map([...dictionary.codeLists, ...(pack.codes ?? [])].map(one => [one.id, one]));
  if (asked.length === 0) return null;
  return (
    <Panel title={text('preview')}>
      <p className="soft small">{text('previewWhat')}</p>
      <div className="phone">
        <p className="phone-head">{title(pack.title)}</p>
        <ol>
          {asked.map(({ element, sometimes }) => (
            <li key={element.id}>
              <span>
                {title(element.title)}
                {sometimes ? <span className="soft small"> {text('previewIf')}</span> : null}
              </span>
              <Answer element={element} codes={lists.get(element.codes ?? '')} />
            </li>
          ))}
        </ol>
        {later === 0 ? null : <p className="soft small">{text('previewLater', { n: later })}</p>}
      </div>
    </Panel>
  );
}
