// Rows that are sent back or worth a look: where, and what to do, in the catalogue's own sentences.
import { Button } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { getRefusedRows, type ImportView, listProblems, type Problem } from '../../../../core/registry/contract.ts';
import { fetchFile, refusalText } from '../../../shared/client.ts';
import { save } from '../../files/save.ts';
import {
  Icon,
  Loading,
  Panel,
  Refused,
  useDictionary,
  useElementTitle,
  useLanguage,
  usePages,
  useText,
  useTitle,
} from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { WORDS } from './words.ts';

export function Problems({ one }: { one: ImportView }) {
  const text = useText(WORDS);
  const sentence = useSentence();
  const pages = usePages(listProblems, { id: one.id, community: one.communityId });
  const columns: Column<Problem>[] = [
    {
      key: 'row',
      title: text('row'),
      as: 'main',
      cell: problem => (
        <span className="problem-row">
          {text('rowAt', { row: String(problem.row) })}
          <span className={`mark ${problem.severity === 'refused' ? 'stale' : ''}`}>
            <Icon name={problem.severity === 'refused' ? 'close' : 'alert'} />
            {text(problem.severity)}
          </span>
        </span>
      ),
    },
    { key: 'column', title: text('column'), cell: problem => problem.column },
    { key: 'what', title: text('whatToDo'), as: 'text', cell: sentence },
  ];
  return (
    <Panel
      title={text('problems')}
      side={one.counts.refusedRows === 0 ? undefined : <DownloadRefused one={one} />}
      className="problems"
    >
      {pages.refusal !== undefined ? (
        <Refused refusal={pages.refusal} onAgain={pages.again} />
      ) : pages.loading ? (
        <Loading />
      ) : pages.items.length === 0 ? (
        <p>
          <Icon name="check" /> {text('noProblems')}
        </p>
      ) : (
        <>
          <p className="soft problems-lead">{text('problemsLead')}</p>
          <Rows
            label={text('problems')}
            columns={columns}
            items={pages.items}
            keyOf={problem => `${problem.sheet} ${problem.row} ${problem.column ?? ''} ${problem.code}`}
            more={pages.more}
            loadingMore={pages.loadingMore}
          />
        </>
      )}
    </Panel>
  );
}

/** A problem in words. What the sentence quotes by id is quoted by its title. */
function useSentence(): (problem: Problem) => string {
  const language = useLanguage();
  const title = useTitle();
  const elementTitle = useElementTitle();
  const { value: dictionary } = useDictionary();
  return ({ code, column, detail = {} }) => {
    const quoted: Record<string, string | number> = { ...detail };
    if (typeof quoted.element === 'string') quoted.element = elementTitle(quoted.element);
    const list = dictionary?.codeLists.find(one => one.id === quoted.list);
    if (list !== undefined) quoted.list = title(list.title);
    const refusal: { code: string; field?: string; detail: Record<string, string | number> } = { code, detail: quoted };
    if (column !== undefined) refusal.field = column;
    return refusalText(refusal, language);
  };
}

function DownloadRefused({ one }: { one: ImportView }) {
  const text = useText(WORDS);
  const language = useLanguage();
  const [fetching, setFetching] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const download = async () => {
    setFetching(true);
    setRefusal(undefined);
    const answer = await fetchFile(getRefusedRows, {
      query: { id: one.id, community: one.communityId, lang: language },
    });
    setFetching(false);
    if (answer.ok) save(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <>
      <span className="buttons">
        <span className="soft">{text('downloadHint')}</span>
        <Button icon={<Icon name="export" />} loading={fetching} onClick={() => void download()}>
          {text('downloadRefused')}
        </Button>
      </span>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
