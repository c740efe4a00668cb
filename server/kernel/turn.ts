// Long work on the one thread gives way now and then, so that somebody at an open door is answered in between.

/** Resolves once everybody else who waits has had a turn. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
