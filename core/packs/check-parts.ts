// Checks what a pack asks and counts.
import { subjectOf } from '../facts/model.ts';
import { checkCondition, type Vocabulary } from './check-condition.ts';
import { undeclared } from './check-elements.ts';
import type { UsedElement } from './compile.ts';
import type { Pack, Report } from './model.ts';
import { isDuration, type PackProblem, type Path, packProblem } from './problems.ts';

/** Asks: declared, allowed for their purpose, urgent between 1 and 9, their conditions sound. */
export function checkAsks(pack: Pack, used: ReadonlyMap<string, UsedElement>, vocabulary: Vocabulary): PackProblem[] {
  const problems: PackProblem[] = [];
  const seen = new Set<string>();
  for (const [i, ask] of pack.asks.entries()) {
    const at: Path = ['asks', i];
    const missing = undeclared(ask.element, vocabulary, [...at, 'element']);
    if (missing !== undefined) problems.push(missing);
    if (seen.has(ask.element))
      problems.push(packProblem([...at, 'element'], 'element-twice', { element: ask.element }));
    seen.add(ask.element);
    if (ask.rank < 1 || ask.rank > 9) problems.push(packProblem([...at, 'rank'], 'rank-range'));
    if (ask.fresh !== undefined) {
      const entry = pack.elements.find(one => 'use' in one && one.use === ask.element);
      if (!isDuration(ask.fresh)) problems.push(packProblem([...at, 'fresh'], 'bad-duration', { duration: ask.fresh }));
      else if (entry?.fresh !== undefined && entry.fresh !== ask.fresh)
        problems.push(packProblem([...at, 'fresh'], 'fresh-twice', { element: ask.element }));
    }
    const element = used.get(ask.element)?.element;
    const purpose = ask.purpose ?? pack.purpose;
    if (element !== undefined && !element.purposes.includes(purpose))
      problems.push(
        packProblem([...at, ask.purpose === undefined ? 'element' : 'purpose'], 'purpose-not-allowed', {
          element: ask.element,
          purpose,
        }),
      );
    if (element?.derived !== undefined)
      problems.push(packProblem(at, 'element-derived', { element: ask.element, from: element.derived }));
    if (ask.when !== undefined) {
      const subject = subjectOf(ask.element) === 'person' ? 'person' : 'household';
      problems.push(...checkCondition(ask.when, { subject }, vocabulary, [...at, 'when']));
    }
  }
  return problems;
}

/** Reports: each once, with a denominator of the same kind that leads to a base, and a split by codes. */
export function checkReports(
  pack: Pack,
  used: ReadonlyMap<string, UsedElement>,
  vocabulary: Vocabulary,
): PackProblem[] {
  const problems: PackProblem[] = [];
  const byId = new Map<string, Report>();
  for (const [i, report] of pack.reports.entries()) {
    if (byId.has(report.id)) problems.push(packProblem(['reports', i, 'id'], 'report-twice', { report: report.id }));
    byId.set(report.id, report);
  }
  const counts = (report: Report) => `${report.count} ${[...(report.residences ?? ['living'])].sort().join()}`;
  for (const [i, report] of pack.reports.entries()) {
    const at: Path = ['reports', i];
    if (report.where !== undefined)
      problems.push(...checkCondition(report.where, { subject: report.count }, vocabulary, [...at, 'where']));
    if (report.of !== undefined) {
      const seen = new Set([report.id]);
      let whole = byId.get(report.of);
      const fits = whole !== undefined && counts(whole) === counts(report);
      while (whole?.of !== undefined && !seen.has(whole.id)) {
        seen.add(whole.id);
        whole = byId.get(whole.of);
      }
      if (!fits || whole === undefined || seen.has(whole.id))
        problems.push(packProblem([...at, 'of'], 'report-of', { report: report.id, of: report.of }));
    } else if (report.role !== 'base')
      problems.push(packProblem([...at, 'role'], 'report-base', { report: report.id }));
    if (report.by !== undefined && report.by !== 'visit.reason') {
      const split = used.get(report.by);
      const coded = split?.element.type === 'code' || split?.element.type === 'codes';
      if (!coded || (report.count === 'household' && split?.scope === 'person'))
        problems.push(packProblem([...at, 'by'], 'report-by', { by: report.by }));
    }
  }
  return problems;
}
