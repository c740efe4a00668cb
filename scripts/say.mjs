// What the start says at the terminal: both languages, one line each.

/** @param {string} zh @param {string} en */
export const say = (zh, en) => console.log(`${zh}\n${en}`);

/** Says it on standard error and ends with a code other than 0. @param {string} zh @param {string} en */
export function giveUp(zh, en, code = 1) {
  console.error(`${zh}\n${en}`);
  process.exit(code);
}
