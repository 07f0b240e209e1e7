import type { Agency, Member } from '#domain/people/person';

export interface People {
  addAgency(agency: Agency): Promise<void>;
  findAgency(id: string): Promise<Agency | undefined>;
  /** By name. */
  listAgencies(): Promise<Agency[]>;
  changeAgency(agency: Agency): Promise<void>;

  /** @returns false, with nothing written, if the agency has that badge or POST number, or anybody that e-mail address */
  addMember(member: Member): Promise<boolean>;
  /** @returns false, with nothing written, for the same reasons */
  changeMember(member: Member): Promise<boolean>;
  findMember(id: string): Promise<Member | undefined>;
  findByEmail(email: string): Promise<Member | undefined>;
  /** By `badgeKey`. */
  findByBadge(agency: string, badge: string): Promise<Member | undefined>;
  /** By badge, or else by POST number: what somebody types to sign in with a PIN. */
  findByNumber(agency: string, number: string): Promise<Member | undefined>;
  /** Until the transaction ends, whoever else asks for this agency waits: for rules over several of its people. */
  holdAgency(id: string): Promise<void>;
  /** By name. */
  listMembers(agency: string): Promise<Member[]>;
  /** Ids of the instructors of every cohort that a member is a trainee of. */
  staffOf(member: string): Promise<string[]>;
}
