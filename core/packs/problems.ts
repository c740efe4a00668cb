// What can be wrong with a pack, and where: the problems every check gives.
import { parseDuration } from '../facts/durations.ts';
import { PROBLEM_WORDS } from './problem-words.ts';
import { CONDITION_WORDS } from './problem-words-conditions.ts';
import { MATTER_WORDS } from './problem-words-matters.ts';

/** Every code, and the sentence that names the remedy, in both languages. */
export const PACK_PROBLEMS = { ...PROBLEM_WORDS, ...CONDITION_WORDS, ...MATTER_WORDS };

export type PackProblemCode = keyof typeof PACK_PROBLEMS;

/** Keys and indexes from the root of a pack's file. */
export type Path = (string | number)[];

/** Where in the file (keys and indexes from its root), what is wrong, and what to do about it. */
export type PackProblem = { path: Path; code: PackProblemCode; zh: string; en: string };

const fill = (text: string, detail: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));

export const isDuration = (text: string): boolean => parseDuration(text) !== undefined;

export const packProblem = (
  path: Path,
  code: PackProblemCode,
  detail: Record<string, string | number> = {},
): PackProblem => ({
  path,
  code,
  zh: fill(PACK_PROBLEMS[code].zh, detail),
  en: fill(PACK_PROBLEMS[code].en, detail),
});

export type Add = (path: Path, code: PackProblemCode, detail?: Record<string, string | number>) => void;

/** A list of problems and the way to add to it. */
export function collector(): { problems: PackProblem[]; add: Add } {
  const problems: PackProblem[] = [];
  return { problems, add: (path, code, detail) => problems.push(packProblem(path, code, detail)) };
}
