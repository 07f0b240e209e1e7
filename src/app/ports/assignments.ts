/** What a cohort is to do, and by when. */
export interface Assignment {
  readonly id: string;
  readonly cohort: string;
  readonly kind: 'lesson' | 'scenario' | 'pre-test' | 'post-test' | 'certification';
  /** A lesson's slug or a scenario's id; of a test, its kind again. */
  readonly ref: string;
  /** ISO day, or null for no date. */
  readonly dueOn: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly withdrawnAt: string | null;
}

export interface Assignments {
  /**
   * A cohort has each thing once: one that was withdrawn comes back with the new date and keeps its id, so that
   * what was done for it still counts; one that is there already stays as it is.
   * @returns the assignment as stored
   */
  add(assignment: Assignment): Promise<Assignment>;
  /** @returns false, with nothing written, if it has been withdrawn */
  change(assignment: Assignment): Promise<boolean>;
  /** Withdrawn ones too. */
  find(id: string): Promise<Assignment | undefined>;
  /** Of a cohort, those withdrawn left out, by due date; those without a date come last. */
  listOfCohort(cohort: string): Promise<Assignment[]>;
  /** Of every cohort that a member is a trainee of and that is not archived, by due date. */
  listOfMember(member: string): Promise<Assignment[]>;
  /** Of every agency, due from one ISO day to another, both included; of cohorts that are not archived. */
  listDue(from: string, to: string): Promise<Assignment[]>;
}
