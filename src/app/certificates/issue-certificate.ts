import { creditHours } from '#app/work/credit-hours';
import { may } from '#domain/access/may';
import {
  type Certificate,
  type CertificateContent,
  expiryOf,
  type SettledIdentity,
} from '#domain/certification/certificate';
import { certificateCode } from '#domain/certification/certificate-code';
import { metIn } from '#domain/certification/certificate-standing';
import type { Form } from '#domain/certification/form';
import type { SittingResult } from '#domain/certification/sitting-result';
import type { Agency, Member, Person } from '#domain/people/person';
import { canonical } from '#domain/records/canonical';
import type { Head } from '#domain/records/chain';
import { findOwnResult } from '../certification/own-result.ts';
import type { Sitting } from '../ports/sittings.ts';
import { recordSubject } from '../records/record-subject.ts';
import type { CertificatePorts } from './certificate-ports.ts';

export interface IssueCertificate {
  readonly by: Person;
  readonly sitting: string;
}

export type Issued =
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly reason: 'unknown-sitting' | 'forbidden' | 'not-passed' | 'unconfirmed' };

/**
 * Issues the certificate of a passed certification, once: asked again, it answers with the same one. The log is
 * sealed first, so that everything the certificate rests on stands in the chain.
 *
 * @returns `unconfirmed` if the person came in with a PIN and nobody has confirmed in the room who it was
 */
export async function issueCertificate(
  ports: CertificatePorts,
  { by, sitting: id }: IssueCertificate,
): Promise<Issued> {
  const { store, clock } = ports;
  const sitting = await store.sittings.find(id);
  if (!sitting || sitting.agency !== by.agency) return { ok: false, reason: 'unknown-sitting' };
  if (!may(by, 'certificate.read', await recordSubject(store, by, sitting))) return { ok: false, reason: 'forbidden' };
  const earlier = await store.certificates.findBySitting(id);
  if (earlier) return { ok: true, certificate: earlier };
  const result = sitting.purpose === 'certification' ? await findOwnResult(store, sitting) : undefined;
  if (!result?.passed || sitting.endedAt === null) return { ok: false, reason: 'not-passed' };
  const identity = settledIdentity(sitting);
  if (identity === null) return { ok: false, reason: 'unconfirmed' };

  const passed = { ...sitting, endedAt: sitting.endedAt };
  const log = await store.log.seal(sitting.agency);
  for (;;) {
    const content = await contentOf(ports, { sitting: passed, result, identity, log });
    const { member, agency } = sitting;
    const fingerprint = ports.hash(canonical(content));
    const made: Certificate = {
      id: ports.ids.make(),
      sitting: id,
      member,
      agency,
      content,
      fingerprint,
      revoked: null,
    };
    const isAdded = await store.within(async (within) => {
      if (!(await within.certificates.add(made))) return false;
      await within.log.note([
        {
          agency,
          at: clock.now().toISOString(),
          kind: 'certificate.issued',
          actor: by.id,
          subject: member,
          content: { certificate: made.id, sitting: id, fingerprint },
        },
      ]);
      return true;
    });
    if (isAdded) {
      await store.log.seal(agency);
      return { ok: true, certificate: made };
    }
    // Somebody else issued it at the same moment, or the code is taken, which asks for another.
    const other = await store.certificates.findBySitting(id);
    if (other) return { ok: true, certificate: other };
  }
}

function settledIdentity({ identity, confirmedBy }: Sitting): SettledIdentity | null {
  if (confirmedBy !== null) return 'in-person';
  return identity === 'pin' ? null : identity;
}

async function contentOf(
  ports: CertificatePorts,
  {
    sitting,
    result,
    identity,
    log,
  }: {
    readonly sitting: Sitting & { readonly endedAt: string };
    readonly result: SittingResult;
    readonly identity: SettledIdentity;
    readonly log: Head;
  },
): Promise<CertificateContent> {
  const { store, outline, syllabus, clock, hash, ids } = ports;
  const { name, badge, postId } = await present<Member>(store.people.findMember(sitting.member));
  const agency = await present<Agency>(store.people.findAgency(sitting.agency));
  const done = new Set((await store.lessonCompletions.listOfMember(sitting.member)).map(({ lesson }) => lesson));
  const form = await present<Form>(store.sittings.findForm(sitting.formHash));
  const lessons = syllabus.works.filter(({ kind }) => kind === 'lesson');
  const passedOn = sitting.endedAt.slice(0, 10);
  const months = agency.settings.certificateMonths;
  return {
    code: certificateCode(hash(ids.make())),
    holder: { name: name.normalize('NFC'), badge, postId },
    agency: agency.name,
    course: { title: outline.title, version: outline.version },
    law: { date: outline.law_date, card: ports.findCard() },
    form: { title: form.title, kind: form.kind, hash: form.hash },
    passedOn,
    hours: await creditHours(ports, sitting.member),
    lessons: { done: lessons.filter(({ ref }) => done.has(ref)).length, of: lessons.length },
    objectives: metIn(result),
    rule: result.rule,
    review: form.marks.review,
    issuedAt: clock.now().toISOString(),
    expiresOn: expiryOf(passedOn, months),
    months,
    identity,
    confirmed: await confirmation(ports, sitting),
    log,
  };
}

async function confirmation(
  { store }: CertificatePorts,
  { confirmedBy, confirmedAt }: Sitting,
): Promise<CertificateContent['confirmed']> {
  if (confirmedBy === null || confirmedAt === null) return null;
  const { name } = await present<Member>(store.people.findMember(confirmedBy));
  return { by: name, on: confirmedAt.slice(0, 10) };
}

/** What the store cannot be without: the tables refer to it. */
async function present<T>(found: Promise<T | undefined>): Promise<T> {
  const value = await found;
  if (value === undefined) throw new Error('A sitting names a person, an agency or a form that is not there');
  return value;
}
