import type { Hash, Sealed } from '#domain/records/chain';
import {
  compareDecision,
  type DecisionFinding,
  decisionId,
  type LiveDecision,
  type LoggedDecision,
  loggedDecision,
} from '#domain/records/compare';
import { type Anchor, readChain, type VerifiedChain } from '#domain/records/verify';
import type { DecisionsOf } from '../ports/evidence.ts';
import type { Ports } from '../ports.ts';

export interface VerifyLog {
  readonly agency: string;
  readonly hash: Hash;
  /** Heads that were written down elsewhere, besides those in certificates. */
  readonly heads?: readonly Anchor[];
}

export interface VerifiedLog extends VerifiedChain {
  readonly decisions: number;
  readonly decisionFindings: readonly DecisionFinding[];
}

/** Rows read at once. */
const batch = 1000;

/**
 * Works out every digest of an agency's log anew, and compares its decisions with the decisions themselves, both
 * ways. What waits is sealed first. Holds one batch of rows at a time.
 */
export async function verifyLog(
  ports: Pick<Ports, 'store'>,
  { agency, hash, heads = [] }: VerifyLog,
): Promise<VerifiedLog> {
  const { store } = ports;
  await store.log.seal(agency);
  const chain = readChain(hash, [...(await store.evidence.listAnchors(agency)), ...heads]);
  const logged = new Set<string>();
  const decisionFindings: DecisionFinding[] = [];
  let last = 0;

  const readOn = async (): Promise<void> => {
    for (;;) {
      const rows = await store.log.read(agency, last, batch);
      const intact = rows.filter((row) => chain.add(row));
      const decisions = intact.flatMap((row) => loggedDecision(row) ?? []);
      for (const decision of decisions) logged.add(decisionId(decision));
      decisionFindings.push(...(await compareBatch(ports, decisions)));
      last = rows.at(-1)?.seq ?? last;
      if (rows.length < batch) return;
    }
  };

  await readOn();
  const strangers = await findStrangers(ports, agency, logged);
  if (strangers.length > 0) {
    // They may have been taken while the log was read.
    await store.log.seal(agency);
    await readOn();
  }
  const added = strangers.filter((decision) => !logged.has(decisionId(decision)));
  return {
    ...chain.end(),
    decisions: logged.size,
    decisionFindings: [
      ...decisionFindings,
      ...added.map(({ record, seq }) => ({ is: 'decision-added', record, seq }) as const),
    ],
  };
}

async function compareBatch(
  { store }: Pick<Ports, 'store'>,
  decisions: readonly LoggedDecision[],
): Promise<DecisionFinding[]> {
  const live = new Map<string, LiveDecision>();
  for (const kind of ['attempt', 'sitting'] as const) {
    const records = new Set(decisions.filter((decision) => decision.of === kind).map(({ record }) => record));
    for (const decision of await store.evidence.findDecisions(kind, [...records]))
      live.set(decisionId(decision), decision);
  }
  const findings: DecisionFinding[] = [];
  for (const decision of decisions) {
    const finding = compareDecision(decision, live.get(decisionId(decision)));
    // Somebody's record may have been erased since the row was read.
    if (finding && !(await isErased(store, decision.row))) findings.push(finding);
  }
  return findings;
}

async function isErased(store: Ports['store'], { agency, seq }: Sealed): Promise<boolean> {
  const [now] = await store.log.read(agency, seq - 1, 1);
  return now?.seq === seq && now.content === null;
}

/** Decisions on the record that no intact row of the log is about. */
async function findStrangers(
  { store }: Pick<Ports, 'store'>,
  agency: string,
  logged: ReadonlySet<string>,
): Promise<LiveDecision[]> {
  const strangers: LiveDecision[] = [];
  for (const kind of ['attempt', 'sitting'] satisfies DecisionsOf[]) {
    let after = { record: '', seq: 0 };
    for (;;) {
      const live = await store.evidence.listDecisions(agency, kind, after, batch);
      strangers.push(...live.filter((decision) => !logged.has(decisionId(decision))));
      const last = live.at(-1);
      if (!last || live.length < batch) break;
      after = last;
    }
  }
  return strangers;
}
