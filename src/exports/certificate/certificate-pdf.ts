import type { Certificate } from '#domain/certification/certificate';
import type { Standing } from '#domain/certification/certificate-standing';
import {
  certificateFacts,
  certificateSentence,
  formLine,
  identityLine,
  lineWords,
  reviewLine,
  shortFingerprint,
  standingNotice,
} from '#domain/certification/certificate-words';
import { courseLineSvg, markSvg, qrSvg } from './certificate-pictures.ts';
import { certificateSource } from './certificate-source.ts';
import { qrPicture } from './qr.ts';

/** What the compiler of PDFs takes. */
export interface CertificatePdf {
  readonly source: string;
  readonly data: unknown;
}

export interface CertificateOnPaper {
  readonly certificate: Certificate;
  /** A certificate that does not hold says so on paper too. */
  readonly standing: Standing;
  readonly verifyUrl: string;
}

/** A certificate as a document for paper: one page, US Letter. */
export function certificatePdf({ certificate, standing, verifyUrl }: CertificateOnPaper): CertificatePdf {
  const { content, fingerprint } = certificate;
  const { holder, agency, code, lessons, issuedAt } = content;
  return {
    source: certificateSource,
    data: {
      title: `Certificate of ${holder.name}, ${content.course.title}`,
      agency,
      name: holder.name,
      sentence: certificateSentence(content),
      issued: issuedAt.slice(0, 10).split('-').map(Number),
      notice: standingNotice(certificate, standing),
      mark: markSvg,
      line: { svg: courseLineSvg(lessons, 684), alt: lineWords(content) },
      facts: certificateFacts(content),
      identity: identityLine(content),
      code,
      fingerprint: shortFingerprint(fingerprint),
      qr: qrSvg(qrPicture(verifyUrl)),
      qrAlt: `QR code of the address that verifies this certificate: ${verifyUrl}`,
      formLine: formLine(content),
      reviewLine: reviewLine(content),
      verifyUrl,
    },
  };
}
