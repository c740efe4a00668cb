// `doorstep pack publish|activate|upgrade|deactivate`: what the console does with packs, from a terminal.
import { readGiven, told, write } from '../sheet/terminal.ts';
import { EVERYWHERE, type Given, type Hand, type On, withHand } from './hand.ts';

export type PackCall = Omit<Given, 'area'> & {
  area?: string | undefined;
  basis?: string | undefined;
  until?: string | undefined;
  reason?: string | undefined;
};

const placed = (call: PackCall): Given => ({ ...call, area: call.area ?? EVERYWHERE });

/** `name` or `name@version`. */
function named(text: string): { pack: string; version?: number } {
  const [pack = '', version] = text.split('@');
  if (version === undefined) return { pack };
  if (!/^[1-9]\d{0,8}$/.test(version))
    throw told(`“${text}”的版本不对。请写成 名称@2。`, `The version of “${text}” will not do. Write name@2.`);
  return { pack, version: Number(version) };
}

async function versionOf(
  { newest, area }: Hand,
  { pack, version }: { pack: string; version?: number },
): Promise<number> {
  const found = version ?? (await newest(pack));
  if (found === undefined)
    throw told(
      `${area.name}没有可用的场景包“${pack}”。请先发布，或核对名称。`,
      `No pack “${pack}” may be used in ${area.name}. Publish it first, or check its name.`,
    );
  return found;
}

async function activationOf({ on, area }: Hand, pack: string): Promise<On> {
  const found = (await on()).find(one => one.pack === pack && one.areaId === area.id);
  if (found === undefined)
    throw told(
      `${area.name}没有启用“${pack}”。它可能是在上级或下级启用的。`,
      `“${pack}” is not on for ${area.name} itself; perhaps above or below it.`,
    );
  return found;
}

export const runPublish = (file: string, call: PackCall): Promise<void> =>
  withHand(placed(call), async hand => {
    await hand.give('publish-pack', { text: readGiven(file).toString('utf8') });
    write(`✓ ${file} 已发布，可用于${hand.area.name} · published, to be used in ${hand.area.name}`);
    write('    已启用的仍是原来的版本 · what is on stays on its version: doorstep pack upgrade NAME');
  });

export const runActivate = (name: string, call: PackCall): Promise<void> =>
  withHand(placed(call), async hand => {
    const { pack, version } = { ...named(name), version: await versionOf(hand, named(name)) };
    const until = call.until === undefined ? undefined : Date.parse(call.until);
    if (Number.isNaN(until))
      throw told(
        `看不懂时间“${call.until}”。请写成 2026-03-31T18:00+08:00。`,
        `“${call.until}” is no time. Write 2026-03-31T18:00+08:00.`,
      );
    const ends = until === undefined ? {} : { until };
    await hand.give('activate-pack', { pack, version, areaId: hand.area.id, basis: call.basis ?? '', ...ends });
    write(`✓ ${pack}@${version} 已在${hand.area.name}启用 · on in ${hand.area.name}`);
  });

export const runUpgrade = (name: string, call: PackCall): Promise<void> =>
  withHand(placed(call), async hand => {
    const { pack, version } = { ...named(name), version: await versionOf(hand, named(name)) };
    const activation = await activationOf(hand, pack);
    await hand.give(
      'upgrade-activation',
      { version, ...(call.reason === undefined ? {} : { reason: call.reason }) },
      activation.id,
    );
    write(`✓ ${pack}: ${activation.version} → ${version}，${hand.area.name}`);
  });

export const runDeactivate = (name: string, call: PackCall): Promise<void> =>
  withHand(placed(call), async hand => {
    const activation = await activationOf(hand, named(name).pack);
    await hand.give('end-activation', { reason: call.reason ?? '' }, activation.id);
    write(`✓ ${activation.pack}@${activation.version} 已在${hand.area.name}停用 · off in ${hand.area.name}`);
  });
