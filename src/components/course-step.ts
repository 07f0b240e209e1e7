import type { Scenario } from '#domain/scenario/schema';

interface Step {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** One sentence: what it is about. */
  readonly summary: string;
  readonly minutes: number;
}

/** A lesson to read or a scene to play, as the home page's course line shows it. */
export type CourseStep =
  | (Step & { readonly kind: 'lesson' })
  | (Step & { readonly kind: 'scene'; readonly decisions: number; readonly scenario: Scenario });
