import { isReviewed, type ReviewTask, reviewTasks } from '#domain/certification/review';
import type { SittingResult } from '#domain/certification/sitting-result';
import type { Sitting } from '../ports/sittings.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { findOwnResult } from './own-result.ts';

export interface Review {
  readonly result: SittingResult;
  readonly tasks: readonly ReviewTask[];
  /** Ids of the items that were answered right. */
  readonly right: readonly string[];
  readonly isDone: boolean;
}

/** The targeted review of a certification that was not passed; undefined for any other sitting. */
export async function findReview(
  { store, items }: Pick<CertificationPorts, 'store' | 'items'>,
  sitting: Sitting,
): Promise<Review | undefined> {
  const result = await findOwnResult(store, sitting);
  if (result?.passed !== false) return undefined;
  const tasks = reviewTasks(result, items, sitting.seed);
  const right = await store.sittings.listReviewed(sitting.id);
  return { result, tasks, right, isDone: isReviewed(tasks, right) };
}
