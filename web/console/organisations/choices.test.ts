// Choosing who one is among the posts of a demonstration.
import { describe, expect, test } from 'vitest';
import { choicesOf, groupsOf } from './choices.ts';

describe('choosing who one is', () => {
  const post = (id: string, role: string, organisation: string, fullName: string) => ({
    ...{ id, role, organisation, area: { id: 'a', kind: 'community', name: fullName, fullName }, may: [], from: 0 },
  });
  const users = [
    { id: 'w', name: '王网格', posts: [post('1', 'grid_worker', '居委会', '槐雨里社区')] },
    { id: 'z', name: '周社工', posts: [post('2', 'community_staff', '居委会', '槐雨里社区')] },
    { id: 'c', name: '陈医生', posts: [post('3', 'doctor', '卫生服务中心', '灯塔巷社区')] },
  ];
  const roles: Record<string, string> = { grid_worker: '网格员', community_staff: '社区工作人员', doctor: '医生' };
  const roleOf = (role: string) => roles[role]!;

  test('lists posts by office', () => {
    const groups = groupsOf(choicesOf(users), '', roleOf);
    expect(groups.map(one => [one.organisation, one.choices.length])).toEqual([
      ['居委会', 2],
      ['卫生服务中心', 1],
    ]);
  });

  test.each(['周社', '社区工作', ' 卫生 ', '灯塔'])('finds by any word shown: %s', sought => {
    expect(groupsOf(choicesOf(users), sought, roleOf).flatMap(one => one.choices)).toHaveLength(1);
  });
});
