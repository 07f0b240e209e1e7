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
export type LessonStep = Step & {
  readonly kind: 'lesson';
  /** Its name where there is little room. */
  readonly short: string;
};
export type SceneStep = Step & { readonly kind: 'scene'; readonly decisions: number; readonly scenario: Scenario };
export type CourseStep = LessonStep | SceneStep;

/** A lesson with the scenes that practice it; scenes that belong to no lesson stand by themselves at the end. */
export interface CoursePart {
  readonly lesson: LessonStep | null;
  readonly scenes: readonly SceneStep[];
}
