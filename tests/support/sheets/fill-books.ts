// Hands the ten workbooks in at the filled street and takes them back filled, as people of its first community would.
import type { Id } from '../../../core/kernel/id.ts';
import type { SheetView } from '../../../core/sheets/contract.ts';
import type { Answered, Asker, FilledStreet } from '../filled-street.ts';
import { knownRows, type RowCells } from './known-rows.ts';
import type { Inserted } from './reopen/differences.ts';
import { type Reopened, reopen } from './reopen/reopen.ts';
import type { BlankBook, Expected, ExpectedColumn } from './ten/expected.ts';
import { openThreePeople } from './three-people.ts';

export type FilledBook = { blank: Reopened; filled: Reopened; bytes: Buffer; rows: RowCells[]; inserted: Inserted };
export type Filling = {
  handIn(book: BlankBook): Promise<Answered>;
  /** For the whole community. Chooses what was not recognised first; throws what was refused. */
  fill(book: BlankBook): Promise<FilledBook>;
  /** For the building of three people. */
  fillForThree(book: BlankBook): Promise<FilledBook>;
};

/** The meaning the page shows; a calculated column has none. */
export const shownMeaning = ({ means }: ExpectedColumn): string => (means === 'formula' ? 'unknown' : means);

type Askers = Record<Expected['by'], Asker>;

export async function openFilling(street: FilledStreet): Promise<Filling> {
  const [here, there] = street.communities.map(({ id }) => id) as [Id, Id];
  const askersOf = async (area: Id): Promise<Askers> => ({
    community_staff: await street.as('community_staff', area),
    doctor: await street.as('doctor', area),
  });
  const [askers, others] = [await askersOf(here), await askersOf(there)];
  const three = await openThreePeople(street);
  const need = (answer: Answered): Answered => {
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.code}`);
    return answer;
  };
  const fill = async (book: BlankBook, asker: Asker, area: Id, rows: RowCells[]): Promise<FilledBook> => {
    const { columns, purpose, firstRow, room } = book.expect;
    const view: SheetView = need(await asker.upload(area, purpose, book.bytes)).body;
    const chosen = columns
      .filter(column => view.columns.find(one => one.index === column.column)?.meaning !== shownMeaning(column))
      .map(column => ({ index: column.column, means: shownMeaning(column) }));
    if (chosen.length > 0) need(await asker.choose(view.id, chosen));
    const { bytes } = need(await asker.filled(view.id));
    const inserted = { before: firstRow + room - 1, count: Math.max(0, rows.length - room) };
    return { blank: reopen(book.bytes), filled: reopen(bytes), bytes, rows, inserted };
  };
  return {
    handIn: ({ bytes, expect: { by, purpose } }) => askers[by].upload(here, purpose, bytes),
    fill: book => fill(book, askers[book.expect.by], here, knownRows(street, book.expect.row)),
    fillForThree: book => fill(book, others[book.expect.by], three.building, three.rows[book.expect.row]),
  };
}
