// What the parts of a pack are called in the page's language, read from its own text; their ids until that is here.
import type { Title } from '../../../../core/facts/model.ts';
import { matterTypes } from '../../../../core/packs/compile-rules.ts';
import type { PackSummary } from '../../../../core/packs/contract.ts';
import { useCodeTitle, useElementTitle, useTitle } from '../../frame/index.ts';
import { usePack } from '../inside/source.ts';
import { nameWithin } from './findings.ts';

export type Names = {
  element(id: string): string;
  matter(type: string): string;
  message(id: string): string;
  /** Why a rule acts, as its pack tells it. */
  rule(key: string): string;
  report(id: string): string;
  /** A code that splits a report. */
  code(report: string, code: string): string;
};

export function useNames(summary: PackSummary): Names {
  const title = useTitle();
  const elementTitle = useElementTitle();
  const codeTitle = useCodeTitle();
  const { pack } = usePack(summary.pack, summary.version);
  const said = (id: string, found: Title | undefined) => (found === undefined ? id : title(found));
  const matters = pack === undefined ? {} : matterTypes(pack);
  return {
    element: id => {
      const own = pack?.elements.find(one => 'id' in one && one.id === id);
      return own !== undefined && 'title' in own ? title(own.title) : elementTitle(id);
    },
    matter: type => said(nameWithin(type), matters[nameWithin(type)]?.title),
    message: id => said(id, pack?.messages?.[id]),
    rule: key => said(nameWithin(key), pack?.rules?.find(one => one.id === nameWithin(key))?.why),
    report: id => said(id, summary.reports.find(one => one.id === id)?.title),
    code: (report, code) => {
      const by = pack?.reports.find(one => one.id === report)?.by;
      return by === undefined ? code : codeTitle(by, code);
    },
  };
}
