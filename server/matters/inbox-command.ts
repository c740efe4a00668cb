// `read-notice`: a post has read a line of its inbox. The line stays; for others of the role it is as new as before.
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { ReadNotice } from '../../core/matters/contract-reads.ts';
import { handler } from '../kernel/pipeline.ts';
import { sql } from '../kernel/unit-of-work.ts';
import { markRead } from './inbox.ts';

type World = { mine: Map<Id, { role: string | null; post: Id | null }>; read: Id[] };

const NOTICES = sql(
  'notices_by_id',
  'select id, to_role as role, to_post as post from notice where community_id = $1 and id = any($2::uuid[])',
);

export const readNoticeHandler = handler<ReadNotice, World>({
  type: 'read-notice',
  partly: true,
  payload: ReadNotice,
  load: async (tx, commands, streamId) => {
    const ids = commands.map(({ subject }) => subject);
    const rows = await tx.rows<{ id: Id; role: string | null; post: Id | null }>(NOTICES, [streamId, ids]);
    return { mine: new Map(rows.map(row => [row.id, row])), read: [] };
  },
  decide: (world, { subject }, { actor }) => {
    const line = world.mine.get(subject);
    if (line === undefined || (line.post !== actor.post.id && line.role !== actor.post.role))
      return refuse('unknown-notice');
    world.read.push(subject);
    return accept([{ type: 'notice.read', subjectKind: 'notice', subjectId: subject, payloads: [] }]);
  },
  write: (tx, world, context) => markRead(tx, context.streamId, context.actor.post.id, context.now, world.read),
});
