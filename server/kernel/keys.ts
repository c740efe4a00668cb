// The county key and what is derived from or wrapped by it. The county key lives in a file, never in a database;
// data keys (per stream and class) and activation keys are random, stored wrapped, and die with their row.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure } from './engine/sentence.ts';

export type CountyKey = {
  /** First 12 hex digits of a digest: names the key without telling it. */
  fingerprint: string;
  secret: Buffer;
};

const LENGTH = 32;
const NONCE = 12;
const TAG = 16;

const countyKey = (secret: Buffer): CountyKey => ({
  secret,
  fingerprint: createHash('sha256').update('doorstep county key').update(secret).digest('hex').slice(0, 12),
});

/**
 * Reads the key file, or makes it (mode 0600) when absent. Several processes may start at once: the first wins.
 * Throws when the file is there but is not a key: without its key a database cannot be read, so never overwrite it.
 */
export function openKeyFile(path: string, ifAbsent: 'make' | 'refuse' = 'make'): CountyKey {
  if (!existsSync(path) && ifAbsent === 'refuse') {
    throw failure(
      `没有密钥文件 ${path}。请用 --keys 指定建立这个数据库时的密钥文件。`,
      `There is no key file ${path}. Point --keys at the one this database was set up with.`,
    );
  }
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.new`;
    writeFileSync(draft, `doorstep-county-key-v1 ${randomBytes(LENGTH).toString('base64')}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  const [mark, text] = readFileSync(path, 'utf8').trim().split(' ');
  const secret = Buffer.from(text ?? '', 'base64');
  if (mark !== 'doorstep-county-key-v1' || secret.length !== LENGTH) {
    throw new Error(
      `${path} is not a Doorstep key file. Put back the right file; never delete it. 密钥文件不对，请放回原来的文件，切勿删除。`,
    );
  }
  return countyKey(secret);
}

/** A key of its own for each use, so that no two uses can be confused. */
export const derive = (county: CountyKey, use: string, length = LENGTH): Buffer =>
  Buffer.from(hkdfSync('sha256', county.secret, 'doorstep', use, length));

/** Keys as Node's crypto keeps them: given as bytes, each use would make them anew and cost ten times the sealing. */
const prepared = new WeakMap<Buffer, KeyObject>();
function prepare(key: Buffer): KeyObject {
  let made = prepared.get(key);
  if (made === undefined) {
    made = createSecretKey(key);
    prepared.set(key, made);
  }
  return made;
}

const POOL = 8192;
let pool = Buffer.alloc(0);
let used = 0;

/** Random bytes for salts and nonces, drawn from the system many at a time; never handed out twice. At most 8 kB. */
export function chanceBytes(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. */
export function seal(key: Buffer, plain: Buffer | string): Buffer {
  const nonce = chanceBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', prepare(key), nonce);
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** Throws when the key is another or a byte was changed. */
export function unseal(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', prepare(key), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  decipher.final();
  return plain;
}

export const newKey = (): Buffer => randomBytes(LENGTH);
export const wrap = (county: CountyKey, key: Buffer): Buffer => seal(derive(county, 'wrap'), key);
export const unwrap = (county: CountyKey, wrapped: Buffer): Buffer => unseal(derive(county, 'wrap'), wrapped);

/** A keyed digest (16 bytes) by which a number is found again without being readable. */
export function createBlindIndex(county: CountyKey): (kind: string, value: string) => Buffer {
  const keys = new Map<string, KeyObject>();
  return (kind, value) => {
    let key = keys.get(kind);
    if (key === undefined) {
      key = createSecretKey(derive(county, `blind:${kind}`));
      keys.set(kind, key);
    }
    return createHmac('sha256', key).update(value).digest().subarray(0, 16);
  };
}
