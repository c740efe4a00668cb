// What the commands about sheets say at a terminal: lines, refusals in both languages, and files that are read and written.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { REFUSALS } from '../../core/kernel/refusals.ts';
import type { Refusal } from '../../core/kernel/result.ts';

/** An end of the command that is no bug: its message is told as it stands, Chinese line first. */
export class Told extends Error {}

export const told = (zh: string, en: string): Told => new Told(`${zh}\n${en}`);

export const write = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** A refusal in the words of the catalogue, with what it quotes. */
export function refused({ code, field, detail = {} }: Refusal): Told {
  const { zh, en } = (REFUSALS as Record<string, { zh: string; en: string }>)[code] ?? { zh: code, en: code };
  const values: Record<string, string | number> = { field: field ?? '', ...detail };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return told(filled(zh), filled(en));
}

export function readGiven(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw told(`${file}: 打不开这个文件，请核对路径。`, `${file}: this file cannot be opened. Check its path.`);
  }
}

/** Puts a file in place whole or not at all, for its owner's eyes alone: it may tell about people. */
export function putWhole(file: string, bytes: Uint8Array): void {
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const open = openSync(beside, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(open, bytes, at);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    const why = (error as NodeJS.ErrnoException).code ?? '';
    throw told(
      `${file}: 写不进去（${why}），没有留下文件。请核对路径和磁盘空间。`,
      `${file}: cannot be written (${why}); no file was left. Check the path and the room on the disk.`,
    );
  }
}
