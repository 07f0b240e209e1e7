import { understoodItem } from '#domain/certification/ask-item';
import { isReviewed } from '#domain/certification/review';
import { reviewAnswered, reviewErrors, reviewObjectives, reviewPractice } from '#domain/certification/review-view';
import type { ReviewAnswered, ReviewView, SittingAnswer } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { CertificationPorts } from './certification-ports.ts';
import { findSitting, type NotThere } from './load-sitting.ts';
import { scenariosOf } from './read-result.ts';
import { findReview } from './review-of.ts';

export interface ReadReview {
  readonly by: Person;
  readonly sitting: string;
}

/** `not-failed`: it is not finished, was passed, or is a test. */
type NoReview = { readonly ok: false; readonly reason: 'not-failed' } | NotThere;

/** The targeted review of one's own failed certification. */
export async function readReview(
  ports: CertificationPorts,
  command: ReadReview,
): Promise<{ readonly ok: true; readonly view: ReviewView } | NoReview> {
  const found = await findSitting(ports, command, 'sitting.take');
  if (!found.ok) return found;
  const { sitting } = found;
  const review = await findReview(ports, sitting);
  if (!review) return { ok: false, reason: 'not-failed' };
  const { result, tasks, right, isDone } = review;
  const practice = ports.library.list().map(({ scenario }) => scenario);
  return {
    ok: true,
    view: {
      sitting: sitting.id,
      objectives: reviewObjectives(tasks, right, sitting.seed, ports.outline),
      criticalErrors: reviewErrors(result, sitting.seed, await scenariosOf(ports, result)),
      practice: reviewPractice(
        practice,
        tasks.map(({ objective }) => objective),
      ),
      isDone,
    },
  };
}

export interface AnswerReview extends ReadReview {
  /** Of the review's view. */
  readonly item: string;
  readonly answer: SittingAnswer;
}

export type AnsweredReview =
  | { readonly ok: true; readonly answered: ReviewAnswered }
  | { readonly ok: false; readonly reason: 'not-in-review' | 'not-offered' }
  | { readonly ok: false; readonly reason: 'incomplete'; readonly needed: number | null }
  | NoReview;

/** Answers an item of the review, as often as it takes; the retake opens with the last one that is right. */
export async function answerReview(ports: CertificationPorts, command: AnswerReview): Promise<AnsweredReview> {
  const found = await findSitting(ports, command, 'sitting.take');
  if (!found.ok) return found;
  const { sitting } = found;
  const review = await findReview(ports, sitting);
  if (!review) return { ok: false, reason: 'not-failed' };
  const item = review.tasks.find((task) => task.item?.id === command.item)?.item;
  if (!item) return { ok: false, reason: 'not-in-review' };
  const told = understoodItem(item, sitting.seed, command.answer);
  if (!told.ok) return told;
  if (told.value.type === 'report') return { ok: false, reason: 'not-offered' };
  const answered = reviewAnswered(item, sitting.seed, told.value);
  const right = answered.right ? [...review.right, item.id] : review.right;
  const isDone = isReviewed(review.tasks, right);
  if (answered.right && !review.right.includes(item.id)) {
    const at = ports.clock.now().toISOString();
    await ports.store.within(async (store) => {
      await store.sittings.addReviewed(sitting.id, item.id, at);
      if (!isDone) return;
      const { id, agency, member } = sitting;
      const content = { sitting: id, objectives: review.tasks.map(({ objective }) => objective) };
      await store.log.note([{ agency, at, kind: 'review.finished', actor: member, subject: member, content }]);
    });
  }
  return { ok: true, answered: { ...answered, isDone } };
}
