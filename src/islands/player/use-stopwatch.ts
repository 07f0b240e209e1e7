import { useCallback, useEffect, useRef } from 'react';

/**
 * Counts the seconds since `mark` last changed, without breaks: it stands still while the scene is
 * paused and while its page is out of sight.
 */
export function useStopwatch(mark: string, isPaused: boolean): () => number {
  const watch = useRef({ countedMs: 0, since: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new mark begins anew
  useEffect(() => {
    watch.current = { countedMs: 0, since: performance.now() };
  }, [mark]);

  useEffect(() => {
    const isRunning = () => !isPaused && document.visibilityState === 'visible';
    const settle = () => {
      const { countedMs, since } = watch.current;
      watch.current = {
        countedMs: since === 0 ? countedMs : countedMs + performance.now() - since,
        since: isRunning() ? performance.now() : 0,
      };
    };
    settle();
    document.addEventListener('visibilitychange', settle);
    return () => document.removeEventListener('visibilitychange', settle);
  }, [isPaused]);

  return useCallback(() => {
    const { countedMs, since } = watch.current;
    const milliseconds = countedMs + (since === 0 ? 0 : performance.now() - since);
    return Math.min(86_400, Math.round(milliseconds / 100) / 10);
  }, []);
}
