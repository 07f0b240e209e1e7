import { may } from '#domain/access/may';
import type { Certificate } from '#domain/certification/certificate';
import type { Person } from '#domain/people/person';
import { type CertificatePdf, certificatePdf } from '../../exports/certificate/certificate-pdf.ts';
import { type QrPicture, qrPicture } from '../../exports/certificate/qr.ts';
import { type NoteView, noteView } from '../records/note-view.ts';
import { recordSubject } from '../records/record-subject.ts';
import type { CertificatePorts } from './certificate-ports.ts';
import { type Checked, checkCertificate } from './check-certificate.ts';

export interface ReadCertificate {
  readonly by: Person;
  readonly id: string;
  /** Where this site stands, without a slash at the end: for the address that verifies it. */
  readonly origin: string;
}

export interface CertificateRead {
  readonly certificate: Certificate;
  readonly checked: Checked;
  readonly verifyUrl: string;
  readonly qr: QrPicture;
  /** False where the typeface of the PDF lacks a letter of the name: then the page itself is for printing. */
  readonly hasPdf: boolean;
  readonly mayRevoke: boolean;
}

type Refused = { readonly ok: false; readonly reason: 'unknown-certificate' | 'forbidden' };

/** A certificate as its page shows it, checked at this moment. That staff looked at it is logged. */
export async function readCertificate(
  ports: CertificatePorts,
  { by, id, origin }: ReadCertificate,
): Promise<({ readonly ok: true } & CertificateRead) | Refused> {
  const found = await findFor(ports, by, id);
  if (!found.ok) return found;
  const { certificate, subject } = found;
  await noteView(ports, viewOf(by, certificate, 'page'));
  const verifyUrl = verifyAddress(origin, certificate);
  return {
    ok: true,
    certificate,
    checked: await checkCertificate(ports, certificate),
    verifyUrl,
    qr: qrPicture(verifyUrl),
    hasPdf: await ports.pdf.canSet(lettersOf(certificate)),
    mayRevoke: certificate.revoked === null && may(by, 'certificate.revoke', subject),
  };
}

/** The certificate as a tagged PDF of one page. */
export async function downloadCertificate(
  ports: CertificatePorts,
  { by, id, origin }: ReadCertificate,
): Promise<
  | { readonly ok: true; readonly file: string; readonly bytes: Uint8Array }
  | Refused
  | { readonly ok: false; readonly reason: 'no-letters' }
> {
  const found = await findFor(ports, by, id);
  if (!found.ok) return found;
  const { certificate } = found;
  if (!(await ports.pdf.canSet(lettersOf(certificate)))) return { ok: false, reason: 'no-letters' };
  await noteView(ports, viewOf(by, certificate, 'pdf'));
  const { standing } = await checkCertificate(ports, certificate);
  const job: CertificatePdf = certificatePdf({ certificate, standing, verifyUrl: verifyAddress(origin, certificate) });
  return { ok: true, file: `certificate-${certificate.content.code}.pdf`, bytes: await ports.pdf.compile(job) };
}

export async function findFor(ports: CertificatePorts, by: Person, id: string) {
  const certificate = await ports.store.certificates.find(id);
  if (!certificate || certificate.agency !== by.agency) return { ok: false, reason: 'unknown-certificate' } as const;
  const subject = await recordSubject(ports.store, by, certificate);
  if (!may(by, 'certificate.read', subject)) return { ok: false, reason: 'forbidden' } as const;
  return { ok: true, certificate, subject } as const;
}

function viewOf(by: Person, { id, member }: Certificate, as: 'page' | 'pdf'): NoteView {
  return { by, of: member, kind: 'certificate.viewed', shown: { certificate: id, as } };
}

function verifyAddress(origin: string, { content }: Certificate): string {
  return `${origin}/verify/${content.code}`;
}

/** Everything on it that a person typed. */
function lettersOf({ content: { holder, agency, confirmed, law } }: Certificate): string {
  return [holder.name, holder.badge, holder.postId, agency, confirmed?.by, law.card].join(' ');
}
