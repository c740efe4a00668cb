// Whom or what a matter is about, as lists and pages name it, and the way to its page.
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import { FRAME_WORDS, Icon, roleWord, To, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

export const aboutText = ({ about: { door, name } }: Pick<MatterRow, 'about'>): string =>
  name === undefined ? door : `${door} · ${name}`;

/** The address of a matter's page. */
export const toMatter = ({ id, community }: Pick<MatterRow, 'id' | 'community'>) => ({
  path: '/matters/matter',
  query: { id, community },
});

export function MatterLink({ row }: { row: MatterRow }) {
  const title = useTitle();
  return (
    <To className="row-link" {...toMatter(row)}>
      {title(row.title)}
    </To>
  );
}

/** The door, and the name where the post may read it; it opens the home. */
export function About({ row }: { row: Pick<MatterRow, 'about' | 'community'> }) {
  const { about, community } = row;
  if (about.householdId === undefined) return <>{aboutText(row)}</>;
  const person = about.kind === 'person' ? about.id : undefined;
  return (
    <To className="above" path="/registry/household" query={{ id: about.householdId, community, person }}>
      {aboutText(row)}
    </To>
  );
}

/** Who answers for it; that nobody does yet is told with whose it is. */
export function Lead({ row }: { row: Pick<MatterRow, 'lead' | 'owedBy' | 'mine' | 'open'> }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  if (row.lead !== undefined)
    return (
      <span>
        {row.lead.name} <span className="soft">{frame(roleWord(row.lead.role))}</span>
      </span>
    );
  if (!row.open) return null;
  return (
    <span className="mark stale">
      <Icon name="gap" />
      {row.owedBy === undefined ? text('untaken') : text('untakenOf', { role: frame(roleWord(row.owedBy)) })}
    </span>
  );
}
