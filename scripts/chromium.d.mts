/** The path of a Chromium on PATH. */
export function findChromium(): string | undefined;
/** Installs Chromium and Chinese fonts, or ends the program saying the one command to type. */
export function ensureChromium(): void;
