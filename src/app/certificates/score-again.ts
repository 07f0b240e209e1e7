import type { SittingResult } from '#domain/certification/sitting-result';
import { rescoreSitting } from '../certification/rescore-sitting.ts';
import type { Sitting } from '../ports/sittings.ts';
import type { Ports } from '../ports.ts';

/**
 * The result of a sitting by its own key, worked out anew from every answer and decision that is stored.
 *
 * @returns undefined if they make no whole sitting any more
 */
export async function scoreAgain(
  ports: Pick<Ports, 'store' | 'library'>,
  sitting: Sitting,
): Promise<SittingResult | undefined> {
  const form = await ports.store.sittings.findForm(sitting.formHash);
  if (!form) return undefined;
  try {
    const scored = await rescoreSitting(ports, { sitting, form });
    if (!scored.ok) return undefined;
    const { items, cards } = scored.result;
    return items.length === form.items.length && cards.length === form.cards.length ? scored.result : undefined;
  } catch {
    // What was once scored and no longer replays has been altered.
    return undefined;
  }
}
