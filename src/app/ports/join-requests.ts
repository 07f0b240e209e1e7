/** Two people gave one number: their instructor says who is who. */

export type JoinDecision = 'same-person' | 'new-person' | 'refused';

export interface JoinRequest {
  readonly id: string;
  readonly cohort: string;
  readonly name: string;
  /** The badge or POST number, as typed. */
  readonly number: string;
  readonly numberKind: 'badge' | 'post';
  /** Who has the number already. */
  readonly member: string;
  readonly askedAt: string;
}

/** A request with the PIN that was chosen in it, hashed. Only settling needs it. */
export interface AskedRequest extends JoinRequest {
  readonly pinHash: string;
}

export interface JoinRequests {
  add(request: AskedRequest): Promise<void>;
  /** One that is not settled yet. */
  find(id: string): Promise<AskedRequest | undefined>;
  /** Not settled yet, the oldest first. */
  listOpen(cohort: string): Promise<JoinRequest[]>;
  /**
   * Settles it, and forgets what was typed: name, number and PIN. `by: null`: the same person asked again.
   * @returns false, with nothing written, if it was settled before
   */
  settle(id: string, decision: JoinDecision, by: string | null, at: string): Promise<boolean>;
}
