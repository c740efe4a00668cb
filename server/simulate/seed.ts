// Seeds the demo's street through the pipeline, as people in posts would have entered it. Every command has the id it
// had the last time, so a seeding that was broken off is simply done again.
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type Demo, type DemoOptions, type DemoStep, planDemo } from '../../core/simulate/demo.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM } from '../kernel/stream.ts';
import { addPosts, getActor } from '../organisations/index.ts';
import { forgetRecounts } from './store.ts';

/** Commands in one transaction: enough to be fast, and few enough that none takes long. */
const BATCH = 400;

export type SeedOptions = Omit<DemoOptions, 'rootAreaId'>;
export type Counts = Demo['counts'];

/**
 * Resolves when the whole street is there. `onProgress` hears the share done, 0 to 1, with each batch. Throws when a
 * command is refused: the plan and the rules have come apart.
 */
export async function seedDemo(
  kernel: Kernel,
  pipeline: Pipeline,
  options: SeedOptions,
  onProgress: (share: number, counts: Counts) => void = () => {},
): Promise<Demo> {
  const demo = planDemo({ ...options, rootAreaId: kernel.rootAreaId });
  const steps = [...demo.first, ...demo.communities.flat()];
  const total = steps.reduce((sum, step) => sum + step.commands.length, 0);
  let done = 0;
  const run = async (step: DemoStep) => {
    if (step.posts !== undefined) await addPosts(kernel.db, step.posts);
    const actor = step.by === undefined ? SYSTEM : await getActor(kernel.db, step.by);
    for (let at = 0; at < step.commands.length; at += BATCH) {
      const batch = step.commands.slice(at, at + BATCH);
      await submit(pipeline, actor, batch);
      done += batch.length;
      onProgress(done / total, demo.counts);
    }
  };
  for (const step of demo.first) await run(step);
  // No building stands yet, so the switches have changed no figure.
  await forgetRecounts(kernel.db, Object.values(demo.activations) as Id[]);
  // Where one community fails, the others come to the end of their step before anybody hears of it.
  let failed = false;
  const ends = await Promise.allSettled(
    demo.communities.map(async community => {
      for (const step of community) {
        if (failed) return;
        await run(step).catch(error => {
          failed = true;
          throw error;
        });
      }
    }),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return demo;
}

async function submit(pipeline: Pipeline, actor: Actor, batch: DemoStep['commands']): Promise<void> {
  const replies = await pipeline.submit(actor, batch);
  const refused = replies.findIndex(reply => reply.status === 'refused');
  if (refused < 0) return;
  const { type, subject } = batch[refused]!;
  throw new Error(`the demo's ${type} for ${subject} was refused: ${JSON.stringify(replies[refused]!.refusal)}`);
}
