// A workbook read as a form of a community: what its columns mean by what was confirmed there, or is proposed.
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { settleTaught } from '../../core/sheets/mapping.ts';
import { createLexicon } from '../../core/sheets/match/lexicon.ts';
import { parseMeaning } from '../../core/sheets/match/meaning.ts';
import { ROW_SUBJECTS, type RowSubject, type SheetLayout } from '../../core/sheets/model.ts';
import { type Choice, choose, meaningOf, standFor } from '../../core/sheets/sources.ts';
import type { Asked, Upload } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { inTurn, readTables } from './aside.ts';
import { isMisnamed } from './file-kind.ts';
import { type Form, formOf } from './form.ts';
import { findMapping, lessonsOf, type Mapping } from './mappings.ts';
import { nameOf } from './templates.ts';

/** `tables`: the layouts of all its tables, the likeliest first, which is `layout` and gives the form its name. */
export type ReadForm = Form & { name: string; layout: SheetLayout; tables: SheetLayout[] };

/**
 * Reads nothing about anybody. Above communities no form is remembered. Refusals: those of reading a workbook and of
 * finding its table.
 */
export async function readForm(
  kernel: Kernel,
  { read }: Pick<Asked<unknown, unknown>, 'read'>,
  communityId: Id | undefined,
  file: Upload,
): Promise<Result<ReadForm>> {
  if (isMisnamed(file.bytes, file.name)) return refuse('workbook-damaged');
  const streams = communityId === undefined ? [] : [communityId];
  const taught = settleTaught(await read(streams, lessonsOf));
  const found = await inTurn(() => readTables(kernel, file.bytes, taught));
  if (!found.ok) return found;
  const name = nameOf(file.name);
  const known = async (tx: Tx, community: Id) =>
    Promise.all(
      found.value.map(async table => {
        const remembered = await findMapping(tx, community, formOf(table, name).fingerprint);
        return remembered === undefined ? table : asRemembered(kernel, table, remembered);
      }),
    );
  const tables = communityId === undefined ? found.value : await read(streams, tx => known(tx, communityId));
  const [layout] = tables as [SheetLayout];
  return accept({ ...formOf(layout, name), name, layout, tables });
}

const lexiconOf = ({ library: { dictionary, neverHeld } }: Kernel) => createLexicon(dictionary, neverHeld);

/** A layout whose columns mean what was chosen, and whose rows stand for `row`. */
export function chosenIn(
  kernel: Kernel,
  layout: SheetLayout,
  choices: readonly Choice[],
  row: RowSubject = layout.rowSubject,
): SheetLayout {
  const lexicon = lexiconOf(kernel);
  return choose(standFor(layout, row, lexicon), choices, lexicon);
}

/**
 * A form that was confirmed before means what it meant then; what its header says by itself stays as it was read. One
 * whose columns no longer fit is proposed anew.
 */
function asRemembered(kernel: Kernel, layout: SheetLayout, { columns, row }: Mapping): SheetLayout {
  if (columns.length !== layout.columns.length) return layout;
  const lexicon = lexiconOf(kernel);
  const read = standFor(layout, ROW_SUBJECTS.find(one => one === row) ?? layout.rowSubject, lexicon);
  const choices = read.columns.flatMap((column, i): Choice[] => {
    const { means } = columns[i]!;
    const meaning = means === meaningOf(column) ? undefined : parseMeaning(means);
    return meaning === undefined ? [] : [{ index: column.index, meaning }];
  });
  return choose(read, choices, lexicon, 'remembered');
}
