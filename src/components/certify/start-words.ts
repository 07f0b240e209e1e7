/** Why a sitting cannot begin now, in a sentence. */
import { showDay } from '#domain/course/show-day';

/** As the application refuses to begin one. */
export type NotNow =
  | {
      readonly reason:
        | 'test-taken'
        | 'pre-test-first'
        | 'too-late-for-pre-test'
        | 'forbidden'
        | 'unknown-assignment'
        | 'no-form';
    }
  | { readonly reason: 'already-passed'; readonly opensOn: string }
  | { readonly reason: 'review-first' };

export function closedWords(refused: NotNow): string {
  switch (refused.reason) {
    case 'test-taken':
      return 'You have taken it. It is taken once; its result stands below.';
    case 'pre-test-first':
      return 'It opens to those who took the pre-test, since the two are set beside each other.';
    case 'too-late-for-pre-test':
      return 'It is for before the course. You have read a lesson or begun a certification, so it is closed.';
    case 'already-passed':
      return `You have passed it. It can be renewed from ${showDay(refused.opensOn)} on.`;
    case 'review-first':
      return 'The review of what was missed comes first. Then the other form is open, at once.';
    case 'no-form':
      return 'This site has no certification form. Ask the person who runs the course.';
    case 'unknown-assignment':
      return 'That assignment is not yours. Begin from this page instead.';
    case 'forbidden':
      return 'Your role does not take this.';
  }
}
