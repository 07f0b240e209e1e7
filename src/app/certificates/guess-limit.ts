/**
 * Counts wrong codes by network address, in this process. A code is 40 random bits: with ten thousand certificates
 * and sixty guesses a minute, one address would need three years for one hit.
 */
export interface GuessLimit {
  /** Seconds until this address may ask again; 0: now. */
  wait(from: string, now: Date): number;
  countMiss(from: string, now: Date): void;
}

/** Misses that an address has in a window. Right codes are never counted: a whole class may share one address. */
const missesAllowed = 60;
const windowSeconds = 60;
/** Addresses remembered at most; past it those whose window is over go first. */
const addressesKept = 10_000;

export function guessLimit(): GuessLimit {
  const misses = new Map<string, { readonly since: number; readonly count: number }>();
  const current = (from: string, now: number) => {
    const counted = misses.get(from);
    return counted && now - counted.since < windowSeconds * 1000 ? counted : undefined;
  };
  return {
    wait(from, now) {
      const counted = current(from, now.getTime());
      if (!counted || counted.count < missesAllowed) return 0;
      return Math.ceil((counted.since + windowSeconds * 1000 - now.getTime()) / 1000);
    },
    countMiss(from, now) {
      const at = now.getTime();
      const counted = current(from, at) ?? { since: at, count: 0 };
      if (!misses.has(from) && misses.size >= addressesKept) forgetOld(misses, at);
      misses.set(from, { since: counted.since, count: counted.count + 1 });
    },
  };
}

function forgetOld(misses: Map<string, { readonly since: number }>, now: number): void {
  for (const [from, { since }] of misses) if (now - since >= windowSeconds * 1000) misses.delete(from);
  // All of them are recent: somebody asks from very many addresses. The longest known goes.
  const [oldest] = misses.keys();
  if (misses.size >= addressesKept && oldest !== undefined) misses.delete(oldest);
}
