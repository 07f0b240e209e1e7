import { may } from '#domain/access/may';
import type { Member, Person } from '#domain/people/person';
import { decisionKind } from '#domain/records/decision-entry';
import type { AttemptInFile, RecordFile, SittingInFile } from '#domain/records/record-file';
import type { Sitting } from '../ports/sittings.ts';
import type { Attempt, AttemptLog, Ports } from '../ports.ts';
import { findSubject, type NoSubject } from './find-subject.ts';

/** More than anybody has. */
const all = 100_000;

const note =
  'Scores, keys and pass marks are provisional until an expert panel that includes survivors has reviewed them.';

/**
 * One person's record as a file: their own, or as a coordinator on request. Self-chosen practice that was not
 * submitted is in one's own file only.
 */
export async function exportRecord(
  ports: Ports,
  { by, member: id }: { readonly by: Person; readonly member: string },
): Promise<{ readonly ok: true; readonly file: RecordFile } | NoSubject> {
  const { store, clock } = ports;
  const found = await findSubject(ports, { by, member: id, action: 'record.export' });
  if (!found.ok) return found;
  const { member } = found;
  const at = clock.now().toISOString();
  const { agency } = member;
  await store.log.note([
    { agency, at, kind: 'record.exported', actor: by.id, subject: id, content: { own: by.id === id } },
  ]);
  await store.log.seal(agency);
  return { ok: true, file: await fileOf(ports, member, { by, at }) };
}

async function fileOf(
  ports: Ports,
  member: Member,
  { by, at }: { readonly by: Person; readonly at: string },
): Promise<RecordFile> {
  const { store } = ports;
  const agency = await store.people.findAgency(member.agency);
  const attempts = await store.listByOwner({ device: null, by: member }, all);
  const seen = attempts.filter(({ attempt: { assignment, sharedAt } }) =>
    may(by, 'attempt.read', {
      agency: member.agency,
      person: member.id,
      isShared: assignment !== null || sharedAt !== null,
    }),
  );
  const { id, name, role, email, badge, postId, joinedAt, endedAt } = member;
  return {
    format: 'second-look-record',
    version: 1,
    exportedAt: at,
    note,
    agency: { id: member.agency, name: agency?.name ?? '' },
    person: { id, name, role, email, badge, postId, joinedAt, endedAt },
    cohorts: await cohortsOf(ports, id),
    lessons: (await store.lessonCompletions.listOfMember(id)).map(({ lesson, version, at: on }) => ({
      lesson,
      version,
      at: on,
    })),
    attempts: await inOrder(seen, (each) => attemptInFile(ports, each)),
    sittings: await inOrder(await store.sittings.listOfMember(id), (each) => sittingInFile(ports, each)),
    certificates: (await store.certificates.listOfMember(id)).map(({ content, fingerprint, revoked }) => ({
      content,
      fingerprint,
      revoked: revoked && { at: revoked.at, why: revoked.why },
    })),
    log: await logOf(ports, member, { running: await runningOf(ports, id) }),
  };
}

/** Ids of the sittings that have not ended, and of their scenes. */
async function runningOf({ store }: Ports, member: string): Promise<ReadonlySet<string>> {
  const open = (await store.sittings.listOfMember(member)).filter(({ endedAt }) => endedAt === null);
  const scenes = await inOrder(open, ({ id }) => store.sittings.listScenes(id));
  return new Set([...open.map(({ id }) => id), ...scenes.flat().map(({ attempt }) => attempt.id)]);
}

async function cohortsOf({ store }: Ports, member: string): Promise<RecordFile['cohorts']> {
  const of = async (part: 'trainee' | 'instructor') =>
    (await store.cohorts.listOf(member, part)).map(({ name, startsOn, endsOn }) => ({ name, part, startsOn, endsOn }));
  return [...(await of('trainee')), ...(await of('instructor'))];
}

async function attemptInFile(ports: Ports, { attempt, events }: AttemptLog): Promise<AttemptInFile> {
  const { id, scenario, edition, kind, begunAt, sharedAt } = attempt;
  const { title } = (await ports.library.getEdition(edition)).scenario;
  return {
    id,
    scenario,
    title,
    edition,
    kind,
    why: whyOf(attempt),
    begunAt,
    submittedAt: sharedAt,
    decisions: events.map(({ seq, at, event, reportedSeconds }) => ({ seq, at, event, seconds: reportedSeconds })),
    results: (await ports.store.results.list(attempt)).map(({ edition: key, at, result }) => ({
      edition: key,
      at,
      result,
    })),
  };
}

function whyOf({ assignment, sitting, sharedAt }: Attempt): AttemptInFile['why'] {
  if (sitting !== null) return 'sitting';
  if (assignment !== null) return 'assigned';
  return sharedAt === null ? 'self-chosen' : 'submitted';
}

async function sittingInFile(ports: Ports, sitting: Sitting): Promise<SittingInFile> {
  const { sittings } = ports.store;
  const { id, purpose, form, formHash, begunAt, endedAt, identity, confirmedAt } = sitting;
  const head = { id, purpose, form, formHash, begunAt, endedAt, identity, confirmedAt };
  // What a form asks, and in which words, is not told before the end.
  if (endedAt === null) return { ...head, answers: [], scenes: [], results: [] };
  return {
    ...head,
    answers: (await sittings.listAnswers(id)).map(({ seq, at, kept: { kind, ref, answer } }) => ({
      seq,
      at,
      kind,
      ref,
      answer,
    })),
    scenes: await inOrder(await sittings.listScenes(id), (each) => attemptInFile(ports, each)),
    results: (await sittings.listResults(id)).map(({ keyHash, at, result: { items: _i, cards: _c, ...result } }) => ({
      keyHash,
      at,
      result,
    })),
  };
}

async function logOf(
  { store }: Ports,
  { id, agency }: Member,
  { running }: { readonly running: ReadonlySet<string> },
): Promise<RecordFile['log']> {
  const rows = await store.log.list(agency, { subject: id, limit: all });
  const names = new Map((await store.people.listMembers(agency)).map((each) => [each.id, each.name]));
  return rows.toReversed().flatMap(({ seq, at, kind, actor: who, content: text, digest }) => {
    const content = text === null ? null : JSON.parse(text);
    // As its answers: not before the end.
    if (kind === decisionKind && running.has(content?.sitting ?? content?.attempt)) return [];
    return { seq, at, kind, actor: who === null ? null : (names.get(who) ?? null), content, digest };
  });
}

/** One after another: a record is read beside everybody else's work. */
async function inOrder<A, B>(all: readonly A[], each: (one: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const one of all) done.push(await each(one));
  return done;
}
