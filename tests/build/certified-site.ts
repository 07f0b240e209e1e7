/** A data folder with people who have sat the course's own certification, and the cookies of their sessions. */
import { join } from 'node:path';
import { openAuth } from '#adapters/auth/open-auth';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { systemClock } from '#adapters/system';
import { issueCertificate } from '#app/certificates/issue-certificate';
import { revokeCertificate } from '#app/certificates/revoke-certificate';
import { confirmSitting } from '#app/certification/confirm-sitting';
import type { Certificate } from '#domain/certification/certificate';
import type { Member, Person } from '#domain/people/person';
import { anAgency, signedIn } from './agency.ts';
import { noon } from './attempt.ts';
import { certificatePorts } from './passed-sitting.ts';
import { sessionCookie } from './session.ts';
import { bestTaker, certificationPorts, sit, sitToEnd } from './sitting.ts';

/**
 * Larkfield, where Ana Ortiz, who has read every lesson, and Ben Cole passed Form A with everything right, and Cleo Hart, who came in with a PIN
 * and was confirmed in the room by Ian Boyd. Ben's certificate has been revoked.
 *
 * @param change - what to change of a trainee before they sit
 */
export async function aCertifiedSite(folder: string, change: (member: Member) => Member = (member) => member) {
  const db = await openDatabase(sqlite(join(folder, 'second-look.db')));
  const store = storeOn(db);
  const people = await anAgency(store);
  const certification = await certificationPorts(store);
  const { lessons, version } = certification.outline;
  const works = lessons.map(({ slug, title, minutes }) => ({ kind: 'lesson', ref: slug, title, minutes }) as const);
  const ports = { ...certificatePorts({ store, db }), ...certification, syllabus: { version, works } };
  for (const { slug } of lessons) {
    await store.lessonCompletions.add({ member: people.trainees[0].id, lesson: slug, version, at: noon });
  }
  const certificates: Certificate[] = [];
  for (const [index, trainee] of people.trainees.entries()) {
    const { session, identity, hasSecondFactor, ...member } = trainee;
    const person: Person = { ...signedIn(change(member)), identity: index === 2 ? 'pin' : 'password' };
    await store.people.changeMember(change(member));
    const [begun] = await sitToEnd(certification, person, await sit(certification, person), bestTaker);
    const sitting = begun?.sitting ?? '';
    if (index === 2) await confirmSitting(certification, { by: people.instructor, sitting });
    const issued = await issueCertificate(ports, { by: person, sitting });
    if (!issued.ok) throw new Error(issued.reason);
    certificates.push(issued.certificate);
  }
  const [ana, ben, cleo] = certificates as [Certificate, Certificate, Certificate];
  await revokeCertificate(ports, { by: people.coordinator, id: ben.id, why: 'Somebody else sat it.' });

  const { accounts } = await openAuth(db, { folder, env: {}, clock: systemClock });
  const cookies = new Map<string, string>();
  for (const { id } of [...people.trainees, people.instructor, people.otherInstructor, people.coordinator]) {
    await accounts.keepPassword(id, 'no password has this hash');
    cookies.set(id, await sessionCookie(accounts, id));
  }
  await store.close();
  return { ...people, ana, ben, cleo, cookieOf: ({ id }: { readonly id: string }) => cookies.get(id) ?? '' };
}
