import type { Attempt, StoredEvent } from '#app/ports';
import type { LogEntry } from '#app/ports/log';
import { type AttemptDecision, decisionKind } from '#domain/records/decision-entry';

/**
 * Log entries of decisions in an attempt: none while it is nobody's but its owner's. Assigned work, sittings and
 * what was submitted are on the agency's record.
 */
export function decisionEntries(attempt: Attempt, events: readonly StoredEvent[]): LogEntry[] {
  const { id, member, agency, assignment, sitting, sharedAt, scenario, edition } = attempt;
  if (agency === null || member === null) return [];
  if (assignment === null && sitting === null && sharedAt === null) return [];
  return events.map(({ seq, id: event, event: taken, at }) => {
    const content: AttemptDecision = { attempt: id, scenario, edition, seq, id: event, event: taken };
    return { agency, at, kind: decisionKind, actor: member, subject: member, content };
  });
}
