import type { SittingResult } from '#domain/certification/sitting-result';
import type { Sitting } from '../ports/sittings.ts';
import type { Store } from '../ports.ts';

/** The result by the key of the sitting's own form; undefined while it is not finished. */
export async function findOwnResult(store: Store, sitting: Sitting): Promise<SittingResult | undefined> {
  const results = await store.sittings.listResults(sitting.id);
  return results.find(({ keyHash }) => keyHash === sitting.formHash)?.result;
}

/** By that key; null before the end, and for a test. */
export async function findPassed(store: Store, sitting: Sitting): Promise<boolean | null> {
  if (sitting.endedAt === null) return null;
  return (await findOwnResult(store, sitting))?.passed ?? null;
}
