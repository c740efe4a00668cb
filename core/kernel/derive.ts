// Ids of what follows from something else, so that whoever derives it twice, or on two machines, names the same thing.
import { type Id, idAt } from './id.ts';

/** Two independent 32-bit mixes of a text (xmur3 and FNV-1a with a final avalanche). Not for secrets. */
function mix(text: string, seed: number): [number, number] {
  let a = 1779033703 ^ text.length ^ seed;
  let b = 2166136261 ^ Math.imul(seed, 2654435761);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 3432918353);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ code, 16777619);
  }
  const settle = (h: number) => {
    let x = h;
    x = Math.imul(x ^ (x >>> 16), 2246822507);
    x = Math.imul(x ^ (x >>> 13), 3266489909);
    return (x ^ (x >>> 16)) >>> 0;
  };
  return [settle(a), settle(b)];
}

/** A uuidv7 of an instant (ms) whose chance is told by a text: the same text at the same instant is the same id. */
export function idFrom(at: number, text: string): Id {
  const bytes = new Uint8Array(10);
  const words = [...mix(text, 1), ...mix(text, 2)];
  for (let i = 0; i < 10; i++) bytes[i] = (words[i >> 2]! >>> ((i & 3) * 8)) & 0xff;
  return idAt(at, bytes);
}
