/** What use cases need from the world. Adapters implement these; tests use the real ones, except Clock and Ids. */
import type { AttemptEvent } from '#domain/attempt/event';
import type { Result } from '#domain/attempt/score';
import type { CitationView } from '#domain/attempt/wire';
import type { Machine } from '#domain/scenario/compile';
import type { Proof } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';
import type { Assignments } from './ports/assignments.ts';
import type { Certificates } from './ports/certificates.ts';
import type { Cohorts } from './ports/cohorts.ts';
import type { Erasures } from './ports/erasures.ts';
import type { Evidence } from './ports/evidence.ts';
import type { Holds } from './ports/holds.ts';
import type { Invitations } from './ports/invitations.ts';
import type { JoinRequests } from './ports/join-requests.ts';
import type { LessonCompletions } from './ports/lesson-completions.ts';
import type { Log } from './ports/log.ts';
import type { People } from './ports/people.ts';
import type { Reminders } from './ports/reminders.ts';
import type { Results } from './ports/results.ts';
import type { Sittings } from './ports/sittings.ts';
import type { WorkDone } from './ports/work-done.ts';

/** One content of a scenario file, for ever: an attempt is replayed and scored on the edition that it began with. */
export interface Edition {
  /** SHA-256 of the parsed scenario, hexadecimal: comments and layout of the file do not count. */
  readonly hash: string;
  readonly scenario: Scenario;
  /** Compiled at first use. */
  readonly machine: Machine;
  /** Proved at first use. */
  readonly proof: Proof;
}

export interface Library {
  /** Today's scenarios, in the order of their ids. */
  list(): readonly Edition[];
  findCurrent(scenario: string): Edition | undefined;
  /** Also editions that no file holds any more. @throws if no attempt ever began with it */
  getEdition(hash: string): Promise<Edition>;
}

export interface Attempt {
  readonly id: string;
  readonly device: string;
  /** The id of the first attempt of this run: branches of one run share it, a replay begins a run of its own. */
  readonly run: string;
  readonly scenario: string;
  /** Content hash of its edition. */
  readonly edition: string;
  /** `sitting`: a scene of a certification, run by the server. */
  readonly kind: 'practice' | 'replay' | 'sitting';
  /** Orders the options. Branches inherit it. */
  readonly seed: string;
  readonly forkedFrom: { readonly attempt: string; readonly seq: number } | null;
  /** On a branch that a conflict opened: the id of the event that opened it. */
  readonly forkedBy: string | null;
  /** ISO instant, by the server's clock. */
  readonly begunAt: string;
  /** Whose it is, once somebody has signed in; before that it belongs to the device. */
  readonly member: string | null;
  /** The member's agency. */
  readonly agency: string | null;
  /** The assignment that it was begun for. */
  readonly assignment: string | null;
  readonly sitting: string | null;
  /** When its owner submitted it. Self-chosen practice that was not submitted is seen by nobody else. */
  readonly sharedAt: string | null;
}

export interface StoredEvent {
  /** 1, 2, 3 … */
  readonly seq: number;
  /** Made by the device; equal for every retry of one event. */
  readonly id: string;
  readonly event: AttemptEvent;
  /** ISO instant, by the server's clock. */
  readonly at: string;
  /** As the client reported; never the basis of a score. */
  readonly reportedSeconds: number | null;
}

export interface StoredResult {
  readonly result: Result;
  /** The edition whose key it was scored with. */
  readonly edition: string;
  /** True for the first run of this scenario that its owner finished. */
  readonly first: boolean;
  readonly at: string;
}

export interface AttemptLog {
  readonly attempt: Attempt;
  readonly events: readonly StoredEvent[];
}

/** Whose attempts: the person's if somebody has signed in, otherwise the device's that belong to nobody. */
export interface Owner {
  readonly device: string | null;
  readonly by?: { readonly id: string } | null;
}

/** What somebody answered when asked whether the attempts on a device are theirs. */
export interface Adoption {
  readonly device: string;
  readonly member: string;
  readonly agency: string;
  readonly answer: 'yes' | 'no';
  readonly at: string;
}

/** Every method is one transaction, durable once its promise resolves. Events are never changed or removed. */
export interface Store {
  /** Keeps an edition's scenario once; later calls with the same hash change nothing. */
  keepEdition(edition: Pick<Edition, 'hash' | 'scenario'>, at: string): Promise<void>;
  findScenario(hash: string): Promise<Scenario | undefined>;
  /** The edition of a scenario that was kept last, whether or not a file still holds it. */
  findLatestEdition(scenario: string): Promise<Scenario | undefined>;

  /**
   * Adds an attempt together with the events that it starts from, and its result if these end it.
   * @returns the attempt as stored: the earlier one if the same conflict has already opened a branch
   */
  addAttempt(attempt: Attempt, events: readonly StoredEvent[], result: Result | null): Promise<Attempt>;
  /** @returns false, with nothing written, if the attempt already has an event of that seq */
  appendEvent(attempt: Attempt, event: StoredEvent, result: Result | null): Promise<boolean>;

  findAttempt(id: string): Promise<Attempt | undefined>;
  /** In the order of seq. */
  listEvents(attempt: string): Promise<StoredEvent[]>;
  /** Ids of all attempts of a run, oldest first. */
  listRun(run: string): Promise<string[]>;
  /** The result by the key of the attempt's own edition. */
  findResult(attempt: Attempt): Promise<StoredResult | undefined>;
  /** Attempts with their events, the latest begun first, at most `limit`; scenes of sittings left out. */
  listByOwner(owner: Owner, limit: number): Promise<AttemptLog[]>;
  /** A practice attempt of this edition, for this assignment, that nothing has been recorded in yet. */
  findUntouched(
    owner: Owner,
    of: { readonly edition: string; readonly assignment: string | null },
  ): Promise<Attempt | undefined>;
  /** How many attempts a device has that belong to nobody, unless the member has been asked about them. */
  countAdoptable(device: string, member: string): Promise<number>;
  /** Keeps the answer, once, and with "yes" makes the device's attempts that belong to nobody the member's. */
  adopt(answer: Adoption): Promise<void>;

  readonly people: People;
  readonly cohorts: Cohorts;
  readonly invitations: Invitations;
  readonly joinRequests: JoinRequests;
  readonly assignments: Assignments;
  readonly lessonCompletions: LessonCompletions;
  readonly workDone: WorkDone;
  readonly reminders: Reminders;
  readonly sittings: Sittings;
  readonly certificates: Certificates;
  readonly log: Log;
  readonly evidence: Evidence;
  readonly holds: Holds;
  readonly erasures: Erasures;
  readonly results: Results;

  /**
   * Runs several calls as one transaction. Whatever is thrown undoes all of it. Keep it short, never wait in it
   * for anything but this store: on SQLite everybody else waits.
   */
  within<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Sources {
  /** @param today - ISO day that "expired" is measured against */
  cite(id: string, today: string): CitationView;
}

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** A fresh id that nobody can guess: 22 of [A-Za-z0-9_-]. */
  make(): string;
}

export interface Ports {
  readonly store: Store;
  readonly library: Library;
  readonly sources: Sources;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The ISO day of an instant, in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
