/**
 * Lets at most `lanes` of a kind of work run at once; the rest waits in order of arrival.
 *
 * Hashing runs on Node's pool of four threads, and so do the signatures of every session, file and request besides. A
 * class that arrives at once would fill its queue, and until the last of it was in, nobody on the site would be served.
 */
export function inTurn(lanes: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running === lanes) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
