import type { Kysely, Selectable } from 'kysely';
import type { AskedRequest, JoinRequest, JoinRequests } from '#app/ports/join-requests';
import { badgeKey } from '#domain/people/person';
import type { JoinRequestsTable, Tables } from './tables.ts';

export function joinRequests(db: Kysely<Tables>): JoinRequests {
  return {
    async add(request) {
      await db.insertInto('join_requests').values(requestRow(request)).execute();
    },
    async find(id) {
      const row = await db
        .selectFrom('join_requests')
        .selectAll()
        .where('id', '=', id)
        .where('decision', 'is', null)
        .executeTakeFirst();
      return row && { ...storedRequest(row), pinHash: row.pin_hash };
    },
    async listOpen(cohort) {
      const rows = await db
        .selectFrom('join_requests')
        .selectAll()
        .where('cohort', '=', cohort)
        .where('decision', 'is', null)
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(storedRequest);
    },
    async settle(id, decision, by, at) {
      const settled = await db
        .updateTable('join_requests')
        .set({ decision, decided_by: by, decided_at: at, pin_hash: '', name: '', badge: '', badge_key: '' })
        .where('id', '=', id)
        .where('decision', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return settled !== undefined;
    },
  };
}

function requestRow(request: AskedRequest): JoinRequestsTable {
  const { id, cohort, name, number, numberKind, pinHash, member, askedAt } = request;
  return {
    id,
    cohort,
    name,
    badge: number,
    badge_key: badgeKey(number),
    number_kind: numberKind,
    pin_hash: pinHash,
    member,
    asked_at: askedAt,
    decision: null,
    decided_at: null,
    decided_by: null,
  };
}

function storedRequest(row: Selectable<JoinRequestsTable>): JoinRequest {
  const { id, cohort, name, badge, number_kind, member, asked_at } = row;
  return { id, cohort, name, number: badge, numberKind: number_kind, member, askedAt: asked_at };
}
