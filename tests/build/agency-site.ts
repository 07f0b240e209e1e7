/** A data folder with two agencies in it, and the cookies of people who have signed in. */
import { join } from 'node:path';
import { openAuth } from '#adapters/auth/open-auth';
import { hashOf } from '#adapters/library';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { systemClock } from '#adapters/system';
import type { Store } from '#app/ports';
import type { Form } from '#domain/certification/form';
import type { Person } from '#domain/people/person';
import { anAgency, anotherAgency } from './agency.ts';
import { anAttempt, anEvent, aResult, noon } from './attempt.ts';
import { aCertificate, aContent } from './certificate.ts';
import { shortStop } from './course-room.ts';
import { sessionCookie } from './session.ts';

export type Site = Awaited<ReturnType<typeof anAgencySite>>;

/** Everybody but a visitor owns a practice attempt, a shared attempt, a sitting and a certificate: `<kind>-<person>`. */
export async function anAgencySite(folder: string) {
  const db = await openDatabase(sqlite(join(folder, 'second-look.db')));
  const store = storeOn(db);
  const here = await anAgency(store);
  const there = await anotherAgency(store);
  const people = [
    here.owner,
    here.coordinator,
    here.instructor,
    ...here.trainees,
    ...here.otherTrainees,
    there.trainee,
  ];
  const form: Form = {
    id: 'form-a',
    hash: 'form-a-then',
    title: 'Form A',
    kind: 'reference',
    scenarios: [],
    cards: [],
    items: [],
    marks: { cut: 75, each_scenario: 50, knowledge: 80, sensitivity: 75, specificity: 75, review: null },
  };
  await store.sittings.keepForm(form, noon);
  await store.keepEdition({ hash: hashOf(shortStop()), scenario: shortStop() }, noon);
  for (const person of people) await ownThings(store, person);

  const { accounts } = await openAuth(db, { folder, env: {}, clock: systemClock });
  const cookies = new Map<string, string>();
  for (const { id } of people) {
    await accounts.keepPassword(id, 'no password has this hash');
    cookies.set(id, await sessionCookie(accounts, id));
  }
  await store.close();
  return { here, there, cookieOf: (person: { readonly id: string } | null) => cookies.get(person?.id ?? '') ?? '' };
}

async function ownThings(store: Store, { id, agency }: Person): Promise<void> {
  const attempt = { edition: hashOf(shortStop()), device: '', member: id, agency };
  await store.addAttempt(anAttempt({ id: `practice-${id}`, ...attempt }), [anEvent(1)], null);
  await store.addAttempt(anAttempt({ id: `shared-${id}`, ...attempt, sharedAt: noon }), [anEvent(1)], aResult());
  await store.sittings.add({
    id: `sitting-${id}`,
    member: id,
    agency,
    cohort: null,
    assignment: null,
    purpose: 'certification',
    form: 'form-a',
    formHash: 'form-a-then',
    seed: 'seed',
    begunAt: noon,
    identity: 'password',
    confirmedBy: null,
    confirmedAt: null,
    endedAt: null,
  });
  await store.certificates.add(
    aCertificate({
      id: `certificate-${id}`,
      sitting: `sitting-${id}`,
      member: id,
      agency,
      content: aContent({ code: nextCode() }),
    }),
  );
}

let made = 0;
/** Another code each time. */
function nextCode(): string {
  made += 1;
  return `7HQ4-${String(made).padStart(4, '2')}`;
}
