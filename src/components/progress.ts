export interface SceneProgress {
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
