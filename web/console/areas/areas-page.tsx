// The chosen area and what lies below it. Above communities a list to go down by; in a community its grids and buildings.
import type { AreaView } from '../../../core/areas/contract.ts';
import {
  Empty,
  FRAME_WORDS,
  Icon,
  isAboveCommunities,
  kindWord,
  Loading,
  Page,
  Panel,
  Refused,
  To,
  useArea,
  useFormats,
  useMay,
  useText,
} from '../frame/index.ts';
import { type Column, Rows } from '../rows/rows.tsx';
import './areas.css';
import { CommunityGround } from './community-ground.tsx';
import { WORDS } from './words.ts';

export default function AreasPage() {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { area, trail, parts, communityId, refusal, again } = useArea();
  const mayImport = useMay('lay-out-areas');
  const above = isAboveCommunities(area);
  const place = communityId === undefined ? area : trail.find(one => one.kind === 'community');
  return (
    <Page
      title={place === undefined || place.kind === 'root' ? text('title') : place.name}
      over={<Trail trail={trail} at={place?.id} />}
      lead={place === undefined ? undefined : text(above ? 'leadAbove' : 'leadCommunity')}
      actions={
        above && mayImport ? (
          <To className="button-link primary" path="/areas/import">
            {text('importTree')}
          </To>
        ) : undefined
      }
    >
      {refusal === undefined ? null : <Refused refusal={refusal} onAgain={again} />}
      {area === undefined ? (
        refusal === undefined ? (
          <Loading />
        ) : null
      ) : communityId === undefined ? (
        <>
          <Panel title={frame(kindWord(area.kind))} side={<Totals area={area} />}>
            <Below areas={parts} mayImport={mayImport} />
          </Panel>
          {mayImport ? null : (
            <p className="told">
              <Icon name="lamp" />
              {text('mayNotImport')}
            </p>
          )}
        </>
      ) : (
        <CommunityGround communityId={communityId} community={place} chosen={area.id} />
      )}
    </Page>
  );
}

function Totals({ area }: { area: AreaView }) {
  const text = useText(WORDS);
  return <span className="soft num">{text('homesPersons', { homes: area.households, persons: area.persons })}</span>;
}

function Trail({ trail, at }: { trail: readonly AreaView[]; at: string | undefined }) {
  const text = useText(WORDS);
  const above = trail.slice(
    0,
    trail.findIndex(one => one.id === at),
  );
  if (above.length === 0) return text('title');
  return (
    <span className="trail">
      {above.map(one => (
        <To key={one.id} path="/areas" query={{ area: one.id }}>
          {one.name}
        </To>
      ))}
    </span>
  );
}

function Below({ areas, mayImport }: { areas: readonly AreaView[]; mayImport: boolean }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { number } = useFormats();
  const columns: Column<AreaView>[] = [
    {
      key: 'name',
      title: text('name'),
      as: 'main',
      cell: one => (
        <To className="row-link" path="/areas" query={{ area: one.id }}>
          {one.name}
        </To>
      ),
    },
    { key: 'kind', title: text('kind'), cell: one => frame(kindWord(one.kind)) },
    { key: 'code', title: text('code'), cell: one => <span className="num">{one.code}</span> },
    { key: 'parts', title: text('parts'), as: 'number', cell: one => number(one.parts) },
    { key: 'homes', title: text('homes'), as: 'number', cell: one => number(one.households) },
    { key: 'persons', title: text('persons'), as: 'number', cell: one => number(one.persons) },
  ];
  if (areas.length === 0)
    return (
      <Empty
        icon="areas"
        title={text('empty')}
        action={
          mayImport ? (
            <To className="button-link primary" path="/areas/import">
              {text('importTree')}
            </To>
          ) : undefined
        }
      />
    );
  return <Rows label={text('parts')} columns={columns} items={areas} keyOf={one => one.id} />;
}
