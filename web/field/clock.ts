// The server's clock as this phone knows it: visits are stamped with it, so that a phone set wrong does no harm.

let offsetMs = 0;

export function learnServerTime(serverNow: number): void {
  offsetMs = serverNow - Date.now();
}

export const now = (): number => Date.now() + offsetMs;
