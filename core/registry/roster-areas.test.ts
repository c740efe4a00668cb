// What a roster's ground needs: grids found by whatever they are called, the missing laid out, borders left alone.
import { describe, expect, test } from 'vitest';
import { buildingsOf, gridKey, planGround, type RosterBuilding } from './roster-areas.ts';

const COMMUNITY = '990001001001';
const building = (name: string, ...grids: [string, number][]): RosterBuilding => ({
  ...{ compound: '', building: name, grids, sheet: 0, row: 5 },
});
const known = {
  communityCode: COMMUNITY,
  grids: [
    { id: 'g1', code: `${COMMUNITY}001`, name: '第一网格' },
    { id: 'g7', code: `${COMMUNITY}007`, name: '东片网格' },
  ],
  buildings: new Map([
    ['|1', { id: 'b1', gridId: 'g1' }],
    ['|2', { id: 'b2' }],
  ]),
};
const plan = (...buildings: RosterBuilding[]) => planGround(buildings, known, (kind, key) => `${kind} ${key}`);

test.each(['第1网格', '1网格', '第一网格', '槐雨里社区第１网格', '网格1', '第 1 网格', '01'])('%s is grid 1', text =>
  expect(gridKey(text)).toBe('1'),
);

describe('the ground', () => {
  test('already there needs nothing', () => {
    expect(plan(building('1', ['第1网格', 3]))).toMatchObject({ grids: [], buildings: [], assigned: [], notes: [] });
  });

  test.each([
    ['东片', 'g7'],
    ['7', 'g7'],
    [`${COMMUNITY}007`, 'g7'],
    ['001', 'g1'],
  ])('a new building of grid %s stands in it', (text, gridId) =>
    expect(plan(building('9', [text, 1])).buildings).toEqual([
      { id: 'building |9', compound: '', building: '9', gridId },
    ]),
  );

  test('a grid that is not there is laid out under the number it is called by, or the next', () => {
    const { grids, notes, buildings } = plan(
      building('9', ['第3网格', 2]),
      building('10', ['西片网格', 2]),
      building('11', ['3网格', 1]),
    );
    expect(grids).toEqual([
      { id: 'grid 3', code: `${COMMUNITY}003`, name: '第3网格' },
      { id: 'grid 西片', code: `${COMMUNITY}008`, name: '西片网格' },
    ]);
    expect(notes.map(({ code, detail }) => [code, detail.grid])).toEqual([
      ['grid-laid-out', '第3网格'],
      ['grid-laid-out', '西片网格'],
    ]);
    expect(buildings.map(({ gridId }) => gridId)).toEqual(['grid 3', 'grid 西片', 'grid 3']);
  });

  test('a building in no grid is given one; one in another stays, and that is told', () => {
    expect(plan(building('2', ['东片', 1])).assigned).toEqual([{ buildingId: 'b2', gridId: 'g7' }]);
    const moved = plan(building('1', ['东片', 1]));
    expect(moved.assigned).toEqual([]);
    expect(moved.notes.map(({ code }) => code)).toEqual(['grid-differs']);
  });

  test('a building said to stand in two grids goes where most of its doors do', () => {
    const { buildings, notes } = plan(building('9', ['东片', 8], ['第1网格', 2]));
    expect(buildings[0]?.gridId).toBe('g7');
    expect(notes.map(({ code, detail }) => [code, detail.grid])).toEqual([['building-in-two-grids', '东片']]);
  });
});

test('buildings are counted by their doors', () => {
  const home = (room: string, grid?: string) => ({
    ...{ door: { compound: '', building: '9', stairwell: '1', room }, facts: [] },
    ...{ persons: [{ sheet: 0, row: 5, residence: 'living' as const, facts: [], cells: [] }] },
    ...(grid === undefined ? {} : { grid }),
  });
  expect(buildingsOf([home('101', '甲'), home('1203', '乙'), home('301', '乙'), home('302')])).toEqual([
    {
      compound: '',
      building: '9',
      floors: 12,
      sheet: 0,
      row: 5,
      grids: [
        ['乙', 2],
        ['甲', 1],
      ],
    },
  ]);
});
