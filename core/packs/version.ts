// Which version of its pack an activation runs at an instant: upgrades leave what was asked before them as it was.
import type { Activation } from './model.ts';

/** The version in force at an instant (ms). One that was replaced holds no longer from that very instant. */
export const versionAt = ({ version, earlier = [] }: Activation, at: number): number =>
  earlier.find(one => at < one.until)?.version ?? version;

/** The activation as it was at an instant (ms). */
export const activationAt = (activation: Activation, at: number): Activation => {
  const version = versionAt(activation, at);
  return version === activation.version ? activation : { ...activation, version };
};
