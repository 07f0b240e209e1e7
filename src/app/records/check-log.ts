import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import { findingWords } from '#domain/records/finding-words';
import type { RecordsPorts } from './records-ports.ts';
import { verifyLog } from './verify-log.ts';

export type LogChecked =
  | {
      readonly ok: true;
      readonly at: string;
      readonly rows: number;
      readonly erased: number;
      /** To be written down elsewhere: `seq:digest`. */
      readonly head: string;
      /** One sentence each, the first altered row first. Empty: intact. */
      readonly findings: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'forbidden' };

/** Verifies the agency's log while somebody waits. That it was done, and with what result, goes into the log. */
export async function checkLog(ports: RecordsPorts, { by }: { readonly by: Person }): Promise<LogChecked> {
  const { store, clock, hash } = ports;
  const { agency } = by;
  if (!may(by, 'log.read', { agency })) return { ok: false, reason: 'forbidden' };
  const { rows, head, erased, findings, decisionFindings } = await verifyLog(ports, { agency, hash });
  const at = clock.now().toISOString();
  const words = [...findings, ...decisionFindings].map(findingWords);
  const content = { rows, head: head.digest, findings: words.length };
  await store.log.note([{ agency, at, kind: 'log.verified', actor: by.id, subject: null, content }]);
  return { ok: true, at, rows, erased: erased.length, head: `${head.seq}:${head.digest}`, findings: words };
}
