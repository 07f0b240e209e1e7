import type { Kysely, Selectable } from 'kysely';
import type { Invitations } from '#app/ports/invitations';
import type { Invitation } from '#domain/people/invitation';
import type { InvitationsTable, Tables } from './tables.ts';

export function invitations(db: Kysely<Tables>): Invitations {
  /** Once: of two who come at the same moment, the second changes nothing. */
  const close = async (id: string, change: Partial<InvitationsTable>) => {
    const closed = await db
      .updateTable('invitations')
      .set(change)
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return closed !== undefined;
  };

  return {
    async add(invitation) {
      await db.insertInto('invitations').values(invitationRow(invitation)).execute();
    },
    async find(id) {
      const row = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
      return row && storedInvitation(row);
    },
    async findByToken(hash) {
      const row = await db.selectFrom('invitations').selectAll().where('token_hash', '=', hash).executeTakeFirst();
      return row && storedInvitation(row);
    },
    async listOpen(agency, now) {
      const rows = await db
        .selectFrom('invitations')
        .selectAll()
        .where('agency', agency === null ? 'is' : '=', agency)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(storedInvitation);
    },
    use: (id, by, at) => close(id, { used_at: at, used_by: by }),
    revoke: (id, at) => close(id, { revoked_at: at }),
  };
}

function invitationRow(invitation: Invitation): InvitationsTable {
  const { id, agency, cohort, member, role, name, email, badge } = invitation;
  return {
    id,
    agency,
    cohort,
    member,
    role,
    name,
    email: email?.toLowerCase() ?? null,
    badge,
    post_id: invitation.postId,
    token_hash: invitation.tokenHash,
    created_at: invitation.createdAt,
    created_by: invitation.createdBy,
    expires_at: invitation.expiresAt,
    used_at: invitation.usedAt,
    used_by: invitation.usedBy,
    revoked_at: invitation.revokedAt,
  };
}

function storedInvitation(row: Selectable<InvitationsTable>): Invitation {
  const { id, agency, cohort, member, role, name, email, badge } = row;
  return {
    id,
    agency,
    cohort,
    member,
    role,
    name,
    email,
    badge,
    postId: row.post_id,
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    usedBy: row.used_by,
    revokedAt: row.revoked_at,
  };
}
