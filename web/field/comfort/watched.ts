// Redraws a screen when something it shows has changed.
import { useEffect, useState } from 'preact/hooks';

export function useWatched<T>(source: { watch(listener: () => void): () => void }, read: () => T): T {
  const [, redraw] = useState(0);
  useEffect(() => {
    const stop = source.watch(() => redraw(n => n + 1));
    redraw(n => n + 1);
    return stop;
  }, [source]);
  return read();
}
