import { describe, expect, test } from 'vitest';
import { nextGrid } from './next-grid.ts';
import { branchesOf, countKinds } from './tree.ts';

const area = (code: string, kind: string, parentCode: string) => ({ id: code, code, kind, name: code, parentCode });

describe('a file of areas before it is written', () => {
  const areas = [
    area('420105002001', 'community', '420105002000'),
    area('420105000000', 'district', ''),
    area('420105002000', 'street', '420105000000'),
    area('420106001000', 'street', '420106000000'),
  ];

  test('is shown as a tree, in whatever order its rows stand', () => {
    const [district, elsewhere] = branchesOf(areas);
    expect(district?.parts.map(street => street.parts.map(one => one.code))).toEqual([['420105002001']]);
    expect(elsewhere?.code).toBe('420106001000');
  });

  test('is counted from the top level down', () => {
    expect(countKinds(areas)).toEqual([
      ['district', 1],
      ['street', 2],
      ['community', 1],
    ]);
  });

  test('shows a row that names itself as its parent at the top, once', () => {
    expect(branchesOf([area('1', 'street', '1')])).toHaveLength(1);
  });
});

describe('the next grid', () => {
  test('continues the community’s code after the highest in use', () => {
    const code = '420105002001';
    expect(nextGrid(code, [])).toEqual({ number: 1, code: `${code}001` });
    expect(nextGrid(code, [`${code}001`, `${code}007`])).toEqual({ number: 8, code: `${code}008` });
  });
});
