import type { Generated } from 'kysely';

/** The tables as the present schema has them. Values are plain text and whole numbers, so that every engine agrees. */
interface EditionsTable {
  hash: string;
  scenario: string;
  /** JSON of the parsed scenario. */
  content: string;
  kept_at: string;
}

export interface AttemptsTable {
  id: string;
  device: string;
  run: string;
  scenario: string;
  edition: string;
  kind: 'practice' | 'replay' | 'sitting';
  seed: string;
  forked_from: string | null;
  forked_seq: number | null;
  forked_by: string | null;
  begun_at: string;
  member: string | null;
  agency: string | null;
  assignment: string | null;
  sitting: string | null;
  shared_at: string | null;
}

export interface AttemptEventsTable {
  attempt: string;
  seq: number;
  id: string;
  /** JSON of the event. */
  event: string;
  at: string;
}

interface AttemptResultsTable {
  attempt: string;
  /** The edition whose key it was scored with. */
  edition: string;
  /** JSON of the result. */
  result: string;
  at: string;
}

export interface AgenciesTable {
  id: string;
  name: string;
  /** JSON of the settings. */
  settings: string;
  created_at: string;
}

export interface MembersTable {
  id: string;
  agency: string;
  role: 'trainee' | 'instructor' | 'coordinator' | 'owner';
  name: string;
  email: string | null;
  badge: string | null;
  /** The badge without spaces and case: unique in the agency. */
  badge_key: string | null;
  post_id: string | null;
  /** As `badge_key`, of the POST number. */
  post_key: string | null;
  joined_at: string;
  ended_at: string | null;
}

export interface CohortsTable {
  id: string;
  agency: string;
  name: string;
  starts_on: string | null;
  ends_on: string | null;
  join_code: string | null;
  is_join_open: number;
  created_at: string;
  archived_at: string | null;
}

interface CohortMembersTable {
  cohort: string;
  member: string;
  part: 'trainee' | 'instructor';
  added_at: string;
  removed_at: string | null;
}

export interface JoinRequestsTable {
  id: string;
  cohort: string;
  name: string;
  badge: string;
  badge_key: string;
  number_kind: 'badge' | 'post';
  /** Empty once it is settled. */
  pin_hash: string;
  /** Who has the number already. */
  member: string;
  asked_at: string;
  decision: 'same-person' | 'new-person' | 'refused' | null;
  decided_at: string | null;
  decided_by: string | null;
}

export interface InvitationsTable {
  id: string;
  /** Null for the link that sets up the first agency. */
  agency: string | null;
  cohort: string | null;
  /** Somebody on the books already, who gets an account. */
  member: string | null;
  role: MembersTable['role'];
  name: string | null;
  email: string | null;
  badge: string | null;
  post_id: string | null;
  token_hash: string;
  created_at: string;
  created_by: string | null;
  expires_at: string;
  used_at: string | null;
  used_by: string | null;
  revoked_at: string | null;
}

/** Whether a person took over what had been done on a device before they signed in. Asked once. */
interface AdoptionsTable {
  member: string;
  device: string;
  answer: 'yes' | 'no';
  at: string;
}

export interface AssignmentsTable {
  id: string;
  cohort: string;
  kind: 'lesson' | 'scenario' | 'pre-test' | 'post-test' | 'certification';
  /** The lesson's slug, the scenario's id; of a test, its purpose again. */
  ref: string;
  due_on: string | null;
  created_at: string;
  created_by: string;
  withdrawn_at: string | null;
}

interface LessonCompletionsTable {
  member: string;
  lesson: string;
  /** The version of the course. */
  version: string;
  at: string;
}

interface RemindersTable {
  assignment: string;
  member: string;
  kind: string;
  sent_at: string;
}

interface FormEditionsTable {
  hash: string;
  form: string;
  /** JSON: hashes of the scenarios, cards and items in full, pass marks. */
  content: string;
  kept_at: string;
}

export interface SittingsTable {
  id: string;
  member: string;
  agency: string;
  cohort: string | null;
  assignment: string | null;
  purpose: 'certification' | 'pre-test' | 'post-test';
  form: string;
  form_hash: string;
  seed: string;
  begun_at: string;
  /** How the person had signed in when it began. */
  identity: 'password' | 'sso' | 'pin';
  confirmed_by: string | null;
  confirmed_at: string | null;
  ended_at: string | null;
}

export interface SittingAnswersTable {
  sitting: string;
  /** 1, 2, 3 … over cards and items together. */
  seq: number;
  /** Made with the page that asked: equal for every retry. */
  id: string;
  kind: 'card' | 'item';
  ref: string;
  /** JSON of the judgment or the answer. */
  answer: string;
  at: string;
}

interface SittingResultsTable {
  sitting: string;
  /** The form edition whose key it was scored with. */
  key_hash: string;
  /** JSON of the result. */
  result: string;
  at: string;
}

/** Items of the targeted review of a failed sitting that have been answered right. */
interface SittingReviewsTable {
  sitting: string;
  ref: string;
  at: string;
}

export interface CertificatesTable {
  id: string;
  code: string;
  sitting: string;
  member: string;
  agency: string;
  name: string;
  issued_at: string;
  expires_on: string;
  fingerprint: string;
  /** JSON of everything that the certificate shows. */
  content: string;
  /** The head of the agency's log when it was issued. */
  log_seq: number;
  log_digest: string;
  revoked_at: string | null;
  revoked_by: string | null;
  revoked_why: string | null;
}

/** The agency's hash chain. Only an erasure changes a row, and only by removing salt and content. */
export interface LogTable {
  agency: string;
  /** 1, 2, 3 … without a gap. */
  seq: number;
  at: string;
  kind: string;
  actor: string | null;
  /** Whose record it is. */
  subject: string | null;
  salt: string | null;
  content: string | null;
  content_digest: string;
  digest: string;
}

/** What has happened and is not in the chain yet. */
export interface LogWaitingTable {
  id: Generated<number>;
  agency: string;
  at: string;
  kind: string;
  actor: string | null;
  subject: string | null;
  content: string;
}

/** What a browser reported about the time that a decision took. Kept apart, because it is not kept long. */
export interface ClicksTable {
  /** The attempt or the sitting. */
  record: string;
  seq: number;
  agency: string | null;
  seconds: number;
  at: string;
}

/** A legal hold on one person's record, or on the whole agency's. */
export interface HoldsTable {
  id: string;
  agency: string;
  member: string | null;
  why: string;
  set_by: string;
  set_at: string;
  lifted_by: string | null;
  lifted_at: string | null;
}

/** The tables of the sign-in library: only adapters/auth reads and writes them. */
interface AuthUsersTable {
  /** The member's. */
  id: string;
  name: string;
  email: string;
  email_verified: number;
  image: string | null;
  second_factor: number | null;
  created_at: string;
  updated_at: string;
}

interface AuthSessionsTable {
  id: string;
  member: string;
  token: string;
  identity: 'password' | 'sso' | 'pin' | null;
  address: string | null;
  user_agent: string | null;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

interface AuthCredentialsTable {
  id: string;
  member: string;
  account: string;
  provider: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
}

interface AuthVerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

interface AuthSecondFactorsTable {
  id: string;
  member: string;
  /** Encrypted. */
  secret: string;
  /** Encrypted. */
  backup_codes: string;
  verified: number | null;
  failed: number | null;
  locked_until: string | null;
}

interface PinsTable {
  member: string;
  /** Null: it was reset, and none is set. */
  hash: string | null;
  set_at: string;
  /** Until when a join with a class code may set a new one. */
  open_until: string | null;
}

/** Wrong tries. */
interface LimitsTable {
  /** A digest: never an address or a name. */
  key: string;
  tries: number;
  wait_until: string | null;
  forget_at: string;
}

export interface Tables {
  agencies: AgenciesTable;
  members: MembersTable;
  cohorts: CohortsTable;
  cohort_members: CohortMembersTable;
  join_requests: JoinRequestsTable;
  invitations: InvitationsTable;
  adoptions: AdoptionsTable;
  assignments: AssignmentsTable;
  lesson_completions: LessonCompletionsTable;
  reminders: RemindersTable;
  form_editions: FormEditionsTable;
  sittings: SittingsTable;
  sitting_answers: SittingAnswersTable;
  sitting_results: SittingResultsTable;
  sitting_reviews: SittingReviewsTable;
  certificates: CertificatesTable;
  log: LogTable;
  log_waiting: LogWaitingTable;
  clicks: ClicksTable;
  holds: HoldsTable;
  auth_users: AuthUsersTable;
  auth_sessions: AuthSessionsTable;
  auth_credentials: AuthCredentialsTable;
  auth_verifications: AuthVerificationsTable;
  auth_second_factors: AuthSecondFactorsTable;
  pins: PinsTable;
  limits: LimitsTable;
  erasing: { member: string };
  editions: EditionsTable;
  attempts: AttemptsTable;
  attempt_events: AttemptEventsTable;
  attempt_results: AttemptResultsTable;
}
