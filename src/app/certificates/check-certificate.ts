import type { Certificate } from '#domain/certification/certificate';
import { type Mismatch, type Standing, shows, standingOf } from '#domain/certification/certificate-standing';
import { canonical } from '#domain/records/canonical';
import { findOwnResult } from '../certification/own-result.ts';
import { dayOf } from '../ports.ts';
import type { CertificatePorts } from './certificate-ports.ts';
import { scoreAgain } from './score-again.ts';

export interface Checked {
  readonly standing: Standing;
  readonly mismatches: readonly Mismatch[];
  /** Of a replaced one: when the newer was issued. ISO day. */
  readonly replacedOn: string | null;
}

/**
 * Holds a certificate against the record: its fingerprint against its content and the log, its result against the
 * one on file and against every answer scored anew, its row of the log against the chain; and how the person was
 * identified, and that it was not revoked, against what the log says of both.
 */
export async function checkCertificate(ports: CertificatePorts, certificate: Certificate): Promise<Checked> {
  const mismatches = await findMismatches(ports, certificate);
  const newer = (await ports.store.certificates.listOfMember(certificate.member)).filter(
    ({ id, content, revoked }) =>
      id !== certificate.id && revoked === null && content.issuedAt > certificate.content.issuedAt,
  );
  const replacedOn = newer.at(-1)?.content.issuedAt.slice(0, 10) ?? null;
  const today = dayOf(ports.clock.now());
  return {
    mismatches,
    standing: standingOf(certificate, { mismatches, isReplaced: replacedOn !== null, today }),
    replacedOn,
  };
}

async function findMismatches(ports: CertificatePorts, certificate: Certificate): Promise<Mismatch[]> {
  const { content, fingerprint } = certificate;
  const found: Mismatch[] = [];
  // Nothing is left to hold it against, as the law asked; it is revoked.
  if (await ports.store.erasures.hasBeenErased(certificate.member)) return found;
  const isWhole = ports.hash(canonical(content)) === fingerprint;
  if (!isWhole || !(await wasIssuedAs(ports, certificate))) found.push('content');
  const sitting = await ports.store.sittings.find(certificate.sitting);
  const stored = sitting && (await findOwnResult(ports.store, sitting));
  const again = sitting && (await scoreAgain(ports, sitting));
  if (!again || !shows(content, again)) found.push('answers');
  if (!stored || !shows(content, stored)) found.push('result');
  if (!(await isInChain(ports, certificate))) found.push('log');
  if (!(await isIdentifiedAs(ports, certificate))) found.push('identity');
  if (certificate.revoked === null && (await wasRevoked(ports, certificate))) found.push('revocation');
  return found;
}

/** Does the log say that a certificate with this fingerprint was issued? Its row may have been erased, as the law asks. */
async function wasIssuedAs(
  { store }: CertificatePorts,
  { agency, member, id, fingerprint }: Certificate,
): Promise<boolean> {
  const rows = await store.log.list(agency, { kind: 'certificate.issued', person: member, limit: 100 });
  return rows.some(({ content }) => {
    if (content === null) return true;
    const row = JSON.parse(content) as { certificate?: string; fingerprint?: string };
    return row.certificate === id && row.fingerprint === fingerprint;
  });
}

/** Is the identity the one that the sitting began with, or that somebody confirmed? */
async function isIdentifiedAs(
  { store }: CertificatePorts,
  { agency, member, sitting, content: { identity } }: Certificate,
): Promise<boolean> {
  const entries = async (kind: string) => {
    const rows = await store.log.list(agency, { kind, person: member, limit: 1000 });
    const read = rows.map(({ content }) => JSON.parse(content ?? '{}') as { sitting?: string; identity?: string });
    return read.filter((entry) => entry.sitting === sitting);
  };
  const [begun] = await entries('sitting.begun');
  if (begun === undefined) return true;
  if (identity === 'in-person') return (await entries('sitting.confirmed')).length > 0;
  return begun.identity === identity && (await entries('sitting.identity-changed')).length === 0;
}

async function wasRevoked({ store }: CertificatePorts, { agency, member, id }: Certificate): Promise<boolean> {
  const rows = await store.log.list(agency, { kind: 'certificate.revoked', person: member, limit: 100 });
  return rows.some(({ content }) => (JSON.parse(content ?? '{}') as { certificate?: string }).certificate === id);
}

async function isInChain({ store }: CertificatePorts, { agency, content: { log } }: Certificate): Promise<boolean> {
  if (log.seq === 0) return log.digest === '';
  const [row] = await store.log.read(agency, log.seq - 1, 1);
  return row?.seq === log.seq && row.digest === log.digest;
}
