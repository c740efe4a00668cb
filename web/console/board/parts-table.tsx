// The areas directly below, with one figure's share and what is missing. The keyboard's way through the map.
import { Table, type TableColumnsType } from 'antd';
import type { FigureView } from '../../../core/board/contract.ts';
import { To, useFormats, useText, useTitle } from '../frame/index.ts';
import { type Part, partShare } from './figures.ts';
import { Bar, Figure } from './number.tsx';
import { WORDS } from './words.ts';

type PartsProps = {
  parts: Part[];
  lens: FigureView;
  /** What is missing from the same whole, beside a coverage. */
  gap: FigureView | undefined;
  round: string | undefined;
};

/** Rows on one page: as many as stand beside the map. */
const MANY = 20;

const byCount = (series: string) => (a: Part, b: Part) => (a.n[series] ?? 0) - (b.n[series] ?? 0);

export function PartsTable({ parts, lens, gap, round }: PartsProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { share } = useFormats();
  const { of } = lens;
  const whole = (part: Part): number => (of === undefined ? 0 : (part.n[of.series] ?? 0));
  const columns: TableColumnsType<Part> = [
    {
      title: text('colArea'),
      key: 'name',
      fixed: 'left',
      render: (_value, part) => (
        <To path="/board" query={{ area: part.areaId, round }}>
          {part.name}
        </To>
      ),
    },
    {
      title: title(lens.title),
      key: 'n',
      align: 'right',
      sorter: byCount(lens.series),
      render: (_value, part) => <Figure figure={lens} n={part.n[lens.series] ?? 0} round={round} area={part.areaId} />,
    },
  ];
  if (of !== undefined) {
    columns.push(
      {
        title: text('colShare'),
        key: 'share',
        className: 'col-share',
        sorter: (a, b) => (partShare(a, lens) ?? -1) - (partShare(b, lens) ?? -1),
        render: (_value, part) => {
          const of = partShare(part, lens);
          return (
            <span className="share-cell">
              <Bar share={of} tone={lens.role === 'coverage' ? 'celadon' : 'amber'} />
              <span className="num">{of === undefined ? '–' : share(of)}</span>
            </span>
          );
        },
      },
      {
        title: title(of.title),
        key: 'of',
        align: 'right',
        sorter: byCount(of.series),
        render: (_value, part) => <Figure figure={of} n={whole(part)} round={round} area={part.areaId} />,
      },
    );
  }
  if (gap !== undefined)
    columns.push({
      title: title(gap.title),
      key: 'gap',
      align: 'right',
      sorter: byCount(gap.series),
      render: (_value, part) => <Figure figure={gap} n={part.n[gap.series] ?? 0} round={round} area={part.areaId} />,
    });
  return (
    <Table
      className="parts"
      rowKey="areaId"
      size="small"
      columns={columns}
      dataSource={parts}
      pagination={parts.length > MANY ? { pageSize: MANY, showSizeChanger: false } : false}
      scroll={{ x: '32em' }}
      showSorterTooltip={false}
    />
  );
}
