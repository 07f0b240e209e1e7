export interface EraseRecord {
  readonly agency: string;
  readonly member: string;
  /** ISO instant. */
  readonly at: string;
  /** Who asked; null: retention. */
  readonly by: string | null;
  readonly why: string;
}

export interface Erasures {
  /**
   * Removes everything that one person did and everything that names them, empties their rows of the log, and adds
   * the row that says so. What is left is a person without a name, and counts. One transaction.
   * @returns the row of the log
   */
  erase(command: EraseRecord): Promise<number>;
  hasBeenErased(member: string): Promise<boolean>;
  /**
   * Persons whose record has had no entry since an instant, erased ones left out: trainees, and staff whose access
   * has ended. A certificate counts until it has expired.
   */
  listIdle(agency: string, since: string): Promise<string[]>;
  /**
   * Removes what nobody can use any more: sessions that ran out; links that nobody opened and requests to join that
   * nobody settled, from before `left`.
   */
  forgetExpired(now: string, left: string): Promise<void>;
  /** Removes client timings from before an instant. @param agency - null: of practice that belongs to no agency */
  purgeClicks(agency: string | null, before: string): Promise<number>;
}
