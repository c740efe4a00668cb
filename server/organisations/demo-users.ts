// The users of a demo database: one for each kind of work, each with a post over the whole installation. Until there
// are real log-ins, signing in is choosing one of them.
import type { Role } from '../../core/kernel/actor.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { addPosts, type NewPost } from './store.ts';

const EVERYWHERE: { name: string; role: Role; organisation: string; kind: string }[] = [
  { name: '郑管理', role: 'administrator', organisation: '演示平台', kind: 'platform' },
  { name: '周社工', role: 'community_staff', organisation: '演示社区居委会', kind: 'residents_committee' },
  { name: '王网格', role: 'grid_worker', organisation: '演示社区居委会', kind: 'residents_committee' },
  { name: '陈医生', role: 'doctor', organisation: '演示社区卫生服务中心', kind: 'health_centre' },
  { name: '吴科员', role: 'department_officer', organisation: '演示区民政局', kind: 'department' },
];

/** Adds them to a fresh database. */
export async function addDemoUsers(kernel: Kernel): Promise<void> {
  const from = kernel.clock.now();
  const organisations = new Map<string, NewPost['organisation']>();
  const posts = EVERYWHERE.map((one): NewPost => {
    const organisation = organisations.get(one.organisation) ?? {
      id: kernel.newId(),
      name: one.organisation,
      kind: one.kind,
      areaId: kernel.rootAreaId,
    };
    organisations.set(one.organisation, organisation);
    return {
      account: { id: kernel.newId(), name: one.name },
      organisation,
      post: { id: kernel.newId(), role: one.role, areaId: kernel.rootAreaId, from },
    };
  });
  await addPosts(kernel.db, posts);
}
