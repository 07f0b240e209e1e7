/** The endpoints, as values: what went wrong is something to show, never an exception. */
import type {
  AttemptView,
  BeginRequest,
  DebriefAnswer,
  ForkAnswer,
  ProgressAnswer,
  RecordAnswer,
  RecordRequest,
  Refusal,
} from '#domain/attempt/wire';

export type Failed =
  /** No answer: the request may or may not have arrived. */
  | { readonly ok: false; readonly reason: 'unreachable' }
  /** The server failed; the same request may succeed later. */
  | { readonly ok: false; readonly reason: 'broken'; readonly message: string }
  | { readonly ok: false; readonly reason: 'refused'; readonly code: string; readonly message: string };

export type Answered<T> = { readonly ok: true; readonly value: T } | Failed;

/** How long to wait for an answer, in milliseconds. */
const patienceMs = 15_000;

export const fetchProgress = () => ask<ProgressAnswer>('/api/progress');

export const fetchAttempt = (attempt: string) => ask<AttemptView>(`/api/attempts/${encodeURIComponent(attempt)}`);

export const fetchDebrief = (attempt: string) =>
  ask<DebriefAnswer>(`/api/attempts/${encodeURIComponent(attempt)}/debrief`);

export const beginAttempt = (request: BeginRequest) => ask<AttemptView>('/api/attempts', request);

/** Records one decision. A fork is an answer too: the decision is stored, in a branch of its own. */
export const recordDecision = (attempt: string, request: RecordRequest) =>
  ask<RecordAnswer | ForkAnswer>(`/api/attempts/${encodeURIComponent(attempt)}/events`, request);

/** Asks one of our endpoints. With a body it posts. */
export async function ask<T>(path: string, body?: unknown): Promise<Answered<T>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    answer = await response.json();
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
  if (response.ok || isFork(answer)) return { ok: true, value: answer as T };
  const { code = 'unknown', message = 'The server did not say why.' } =
    (answer as Partial<Refusal> | null)?.error ?? {};
  return response.status < 500
    ? { ok: false, reason: 'refused', code, message }
    : { ok: false, reason: 'broken', message };
}

function isFork(answer: unknown): boolean {
  return (answer as Partial<ForkAnswer> | null)?.status === 'forked';
}

/** A failure in a plain sentence, with what to do. */
export function sentenceFor(failed: Failed): string {
  switch (failed.reason) {
    case 'unreachable':
      return 'The server does not answer. Check the connection and try again.';
    case 'broken':
      return `${failed.message} Try again in a moment.`;
    case 'refused':
      return failed.message;
  }
}
