export interface SceneProgress {
  readonly attempt: string;
  readonly state: 'begun' | 'done';
  readonly decision: number;
  readonly decisions: number;
}

/** What this device has read and played. */
export interface Progress {
  /** Slugs of lessons read to their end. */
  readonly read: readonly string[];
  /** By scenario; scenes never begun are left out. */
  readonly scenes: ReadonlyMap<string, SceneProgress>;
  /** The scene last worked on that is still open. */
  readonly latest: string | null;
}

/** Lets the links to a scene lead straight into the attempt: to where it stands, or to its debrief. */
export function pointAtAttempt(within: ParentNode, { attempt, state }: SceneProgress): void {
  for (const link of within.querySelectorAll<HTMLAnchorElement>('a[href^="/scenarios/"]')) {
    link.search = `?attempt=${attempt}`;
    link.hash = state === 'done' ? 'debrief' : '';
  }
}
