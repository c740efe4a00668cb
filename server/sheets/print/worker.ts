// The process in which a roster is drawn: a large one takes seconds, and the server answers others meanwhile.
import { serveAside } from '../../kernel/aside-task.ts';
import { drawRoster, type Roster } from './draw.ts';

export type PrintSays = { says: 'bytes'; bytes: Uint8Array } | { says: 'printed' };

await serveAside<Roster, PrintSays>(async (roster, aside) => {
  for await (const bytes of drawRoster(roster)) await aside.say({ says: 'bytes', bytes: Uint8Array.from(bytes) });
  await aside.say({ says: 'printed' });
});
