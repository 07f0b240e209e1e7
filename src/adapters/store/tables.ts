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
  kind: 'practice' | 'replay';
  seed: string;
  forked_from: string | null;
  forked_seq: number | null;
  forked_by: string | null;
  begun_at: string;
}

export interface AttemptEventsTable {
  attempt: string;
  seq: number;
  id: string;
  /** JSON of the event. */
  event: string;
  at: string;
  reported_seconds: number | null;
}

interface AttemptResultsTable {
  attempt: string;
  /** The edition whose key it was scored with. */
  edition: string;
  /** JSON of the result. */
  result: string;
  at: string;
}

/** The first run that a device finished of a scenario. A row is written once and stays. */
interface FirstAttemptsTable {
  device: string;
  scenario: string;
  attempt: string;
}

export interface Tables {
  editions: EditionsTable;
  attempts: AttemptsTable;
  attempt_events: AttemptEventsTable;
  attempt_results: AttemptResultsTable;
  first_attempts: FirstAttemptsTable;
}
