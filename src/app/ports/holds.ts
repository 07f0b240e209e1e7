/** A legal hold: while it stands, nothing of the record is erased. */
export interface Hold {
  readonly id: string;
  readonly agency: string;
  /** Null: the whole agency. */
  readonly member: string | null;
  readonly why: string;
  readonly setBy: string;
  readonly setAt: string;
  readonly liftedBy: string | null;
  readonly liftedAt: string | null;
}

export interface Holds {
  add(hold: Hold): Promise<void>;
  /** @returns false, with nothing written, if it is lifted already */
  lift(id: string, by: string, at: string): Promise<boolean>;
  find(id: string): Promise<Hold | undefined>;
  /** Of an agency, lifted ones too, the latest first. */
  list(agency: string): Promise<Hold[]>;
  /** Standing, on this person or on the whole agency. */
  listOver(agency: string, member: string): Promise<Hold[]>;
}
