/** What use cases need from the world. Adapters implement these; tests use the real ones, except Clock and Ids. */
import type { AttemptEvent } from '#domain/attempt/event';
import type { Result } from '#domain/attempt/score';
import type { CitationView } from '#domain/attempt/wire';
import type { Machine } from '#domain/scenario/compile';
import type { Proof } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';

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
  readonly kind: 'practice' | 'replay';
  /** Orders the options. Branches inherit it. */
  readonly seed: string;
  readonly forkedFrom: { readonly attempt: string; readonly seq: number } | null;
  /** On a branch that a conflict opened: the id of the event that opened it. */
  readonly forkedBy: string | null;
  /** ISO instant, by the server's clock. */
  readonly begunAt: string;
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
  /** True for the first run that this device finished of this scenario. */
  readonly first: boolean;
  readonly at: string;
}

export interface AttemptLog {
  readonly attempt: Attempt;
  readonly events: readonly StoredEvent[];
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
  /** A device's attempts with their events, the latest begun first, at most `limit`. */
  listByDevice(device: string, limit: number): Promise<AttemptLog[]>;
  /** A practice attempt of this edition that nothing has been recorded in yet. */
  findUntouched(device: string, edition: string): Promise<Attempt | undefined>;

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
