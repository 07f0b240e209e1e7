/**
 * When somebody may begin a sitting. The pre-test: once, before the first lesson that teaches and the first
 * certification, since a gain is measured from before the course. The post-test: once, after the pre-test. A certification: at any time, until one is passed; after one that was not passed, as soon as
 * its targeted review is finished; after one that was passed, when it is time to renew it or its certificate was
 * revoked. There is no waiting time.
 */
import { renewalOpensOn } from '#domain/certification/renewal';
import type { Purpose } from '#domain/certification/wire';
import { defaultSettings, type Person } from '#domain/people/person';
import type { Sitting } from '../ports/sittings.ts';
import { dayOf } from '../ports.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { findPassed } from './own-result.ts';
import { findReview } from './review-of.ts';

export type Refused =
  | { readonly ok: false; readonly reason: 'test-taken' | 'pre-test-first' | 'too-late-for-pre-test' }
  /** `opensOn`: the ISO day from which it may be renewed. */
  | { readonly ok: false; readonly reason: 'already-passed'; readonly sitting: string; readonly opensOn: string }
  | { readonly ok: false; readonly reason: 'review-first'; readonly sitting: string };

/**
 * Null if one may begin now. An open sitting is not looked at: that goes on.
 * @param own - all that they have sat, the latest begun first
 */
export async function whyNotNow(
  ports: CertificationPorts,
  { by, purpose, own }: { readonly by: Person; readonly purpose: Purpose; readonly own: readonly Sitting[] },
): Promise<Refused | null> {
  const has = (kind: Purpose) => own.some((sitting) => sitting.purpose === kind);
  if (purpose === 'certification') {
    const last = own.find((sitting) => sitting.purpose === 'certification' && sitting.endedAt !== null);
    return last ? afterLast(ports, by, last) : null;
  }
  if (has(purpose)) return { ok: false, reason: 'test-taken' };
  if (purpose === 'pre-test') {
    const isLate = has('certification') || (await hasLearned(ports, by));
    return isLate ? { ok: false, reason: 'too-late-for-pre-test' } : null;
  }
  const isReady = own.some((sitting) => sitting.purpose === 'pre-test' && sitting.endedAt !== null);
  return isReady ? null : { ok: false, reason: 'pre-test-first' };
}

/** Has a lesson of the course on the record. The introduction, number 0, teaches nothing that is asked. */
async function hasLearned({ store, outline }: CertificationPorts, by: Person): Promise<boolean> {
  const completed = await store.lessonCompletions.listOfMember(by.id);
  return completed.some(({ lesson }) => outline.lessons.some(({ slug, number }) => slug === lesson && number > 0));
}

async function afterLast(ports: CertificationPorts, by: Person, last: Sitting): Promise<Refused | null> {
  if (await findPassed(ports.store, last)) {
    const certificate = await ports.store.certificates.findBySitting(last.id);
    if (certificate && certificate.revoked !== null) return null;
    const { certificateMonths } = (await ports.store.people.findAgency(by.agency))?.settings ?? defaultSettings;
    const opensOn = renewalOpensOn(last.endedAt ?? last.begunAt, certificateMonths);
    return opensOn <= dayOf(ports.clock.now())
      ? null
      : { ok: false, reason: 'already-passed', sitting: last.id, opensOn };
  }
  const review = await findReview(ports, last);
  return review && !review.isDone ? { ok: false, reason: 'review-first', sitting: last.id } : null;
}
