import { sha256 } from '#adapters/store/log';
import { openTypst } from '#adapters/typst';
import type { CertificatePorts } from '#app/certificates/certificate-ports';
import { issueCertificate } from '#app/certificates/issue-certificate';
import { listCertificates } from '#app/certificates/list-certificates';
import { downloadCertificate, readCertificate } from '#app/certificates/read-certificate';
import { revokeCertificate } from '#app/certificates/revoke-certificate';
import { verifyCertificate } from '#app/certificates/verify-certificate';
import { dayOf, type Ports } from '#app/ports';
import type { Jurisdiction } from '#domain/course/jurisdiction';
import { statusOf } from '#domain/course/jurisdiction-line';
import { bind } from './bind.ts';

type Given = Ports &
  Pick<CertificatePorts, 'outline' | 'syllabus' | 'limits'> & {
    /** The agency's card as it stands now. */
    readonly jurisdiction: () => Jurisdiction;
  };

/** Certificates: issued, shown, revoked, and verified by anybody. */
export function certificatesApp({ jurisdiction, ...ports }: Given) {
  const findCard = () => {
    const card = jurisdiction();
    const { state, tribe } = card.jurisdiction;
    return statusOf(card, dayOf(ports.clock.now())) === 'current' && !card.fictional ? (state ?? tribe) : null;
  };
  return bind({ ...ports, hash: sha256, pdf: openTypst(), findCard } satisfies CertificatePorts, {
    downloadCertificate,
    issueCertificate,
    listCertificates,
    readCertificate,
    revokeCertificate,
    verifyCertificate,
  });
}
