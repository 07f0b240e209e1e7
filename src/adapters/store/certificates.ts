import type { Kysely, Selectable } from 'kysely';
import type { Certificates } from '#app/ports/certificates';
import type { Certificate, CertificateContent } from '#domain/certification/certificate';
import { canonical } from '#domain/records/canonical';
import type { CertificatesTable, Tables } from './tables.ts';

export function certificates(db: Kysely<Tables>): Certificates {
  const all = () => db.selectFrom('certificates').selectAll();
  return {
    async add({ id, sitting, member, agency, content, fingerprint }) {
      const added = await db
        .insertInto('certificates')
        .values({
          id,
          code: content.code,
          sitting,
          member,
          agency,
          name: content.holder.name,
          issued_at: content.issuedAt,
          expires_on: content.expiresOn,
          fingerprint,
          content: canonical(content),
          log_seq: content.log.seq,
          log_digest: content.log.digest,
          revoked_at: null,
          revoked_by: null,
          revoked_why: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(id) {
      return maybe(await all().where('id', '=', id).executeTakeFirst());
    },

    async findByCode(code) {
      return maybe(await all().where('code', '=', code).executeTakeFirst());
    },

    async findBySitting(sitting) {
      return maybe(await all().where('sitting', '=', sitting).executeTakeFirst());
    },

    async listOfMember(member) {
      const rows = await all().where('member', '=', member).orderBy('issued_at', 'desc').orderBy('id').execute();
      return rows.map(asCertificate);
    },

    async revoke(id, { at, by, why }) {
      const changed = await db
        .updateTable('certificates')
        .set({ revoked_at: at, revoked_by: by, revoked_why: why })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },
  };
}

function maybe(row: Selectable<CertificatesTable> | undefined): Certificate | undefined {
  return row && asCertificate(row);
}

function asCertificate(row: Selectable<CertificatesTable>): Certificate {
  const { revoked_at: at, revoked_by: by, revoked_why: why } = row;
  return {
    id: row.id,
    sitting: row.sitting,
    member: row.member,
    agency: row.agency,
    // The columns are copies for looking up; what counts is the content, of which the fingerprint is made.
    content: JSON.parse(row.content) as CertificateContent,
    fingerprint: row.fingerprint,
    revoked: at === null || by === null ? null : { at, by, why: why ?? '' },
  };
}
