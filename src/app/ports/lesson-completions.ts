export interface LessonCompletion {
  readonly member: string;
  readonly lesson: string;
  /** Of the course, as "1.0". */
  readonly version: string;
  readonly at: string;
}

export interface LessonCompletions {
  /** @returns false, with nothing written, if it is recorded for that version already */
  add(completion: LessonCompletion): Promise<boolean>;
  /** Oldest first. */
  listOfMember(member: string): Promise<LessonCompletion[]>;
}
