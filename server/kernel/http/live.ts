// The one event stream of open screens. It tells that a stream moved, never what, and only of the area a screen shows:
// what lies below it, and what lies above, since a switch there reaches down.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { within } from '../../../core/access/may.ts';
import type { Actor } from '../../../core/kernel/actor.ts';
import { LIVE_PATH, type Moved } from '../../../core/kernel/endpoint.ts';
import { type Id, isId } from '../../../core/kernel/id.ts';
import { refuse } from '../../../core/kernel/result.ts';
import type { Kernel } from '../kernel.ts';
import { refusal } from './endpoint.ts';

const BEAT_MS = 20_000;
/** A screen that does not read is let go: it comes back by itself and looks again. */
const MOST_UNREAD_BYTES = 256 * 1024;

type Screen = { path: string; write(text: string): void; end(): void };
type Place = { path: string; community_id: Id | null; community_path: string | null };

const PLACE = `select a.path::text, a.community_id, c.path::text as community_path
  from area a left join area c on c.id = a.community_id where a.id = $1`;

/** `whoAsks` is asked again at every beat: a screen ends with its session or post. */
export function liveRoute(
  app: FastifyInstance,
  kernel: Kernel,
  whoAsks: (request: FastifyRequest) => Promise<Actor | undefined>,
): void {
  const screens = new Set<Screen>();
  /** Of streams; an area's path does not change. */
  const paths = new Map<Id, string>();

  const placeOf = async (id: Id): Promise<Place | undefined> =>
    (await kernel.db.pool.query(PLACE, [id])).rows[0] as Place | undefined;

  const tell = (moved: Moved, path: string) => {
    const text = `event: moved\ndata: ${JSON.stringify(moved)}\n\n`;
    for (const screen of screens) if (within(path, screen.path) || within(screen.path, path)) screen.write(text);
  };
  const hear = (moved: Moved) => {
    if (screens.size === 0) return;
    const known = paths.get(moved.stream);
    if (known !== undefined) return tell(moved, known);
    placeOf(moved.stream)
      .then(place => {
        if (place === undefined) return;
        paths.set(moved.stream, place.path);
        tell(moved, place.path);
      })
      .catch(error => kernel.log('live', { error: (error as Error).message }));
  };
  const stopListening = kernel.live.listen(hear, () => {
    for (const screen of screens) screen.end();
  });
  app.addHook('onClose', async () => stopListening());

  app.get(LIVE_PATH, async (request, reply) => {
    const actor = await request.actorOf();
    if (actor === undefined) return refusal(reply, refuse('not-signed-in').refusal);
    const { area = actor.post.areaId } = request.query as { area?: unknown };
    const place = isId(area) ? await placeOf(area) : undefined;
    if (place === undefined) return refusal(reply, refuse('unknown-area').refusal);
    const { post } = actor;
    const own = place.community_id !== null && place.community_id === post.communityId;
    if (!own && !within(place.path, post.areaPath)) return refusal(reply, refuse('outside-area').refusal);

    reply.hijack();
    const { raw } = reply;
    raw.on('error', () => {});
    const screen: Screen = {
      path: place.community_path ?? place.path,
      write: text => {
        if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
        else raw.write(text);
      },
      end: () => raw.end(),
    };
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    screen.write(`event: hello\ndata: ${kernel.clock.now()}\n\n`);
    screens.add(screen);
    const beat = setInterval(async () => {
      // While the database is away nobody is known, and the screen stays.
      const still = await whoAsks(request).catch(() => actor);
      if (still?.post.id === post.id) screen.write(': beat\n\n');
      else screen.end();
    }, BEAT_MS);
    raw.on('close', () => {
      clearInterval(beat);
      screens.delete(screen);
    });
    return reply;
  });
}
