import { may } from '#domain/access/may';
import { badgeKey, type Member, type Person } from '#domain/people/person';
import { erasedName } from '#domain/records/erasure';
import { type Rescored, rescoredKind } from '#domain/records/rescored';
import type { Hold } from '../ports/holds.ts';
import type { Ports } from '../ports.ts';

export interface HoldRow extends Hold {
  /** Null: the whole agency. */
  readonly name: string | null;
  readonly setByName: string;
}

export interface RescoreNotice extends Rescored {
  readonly at: string;
  readonly name: string;
}

export interface RecordsView {
  readonly retentionYears: number;
  readonly clicksDays: number;
  /** Standing; the latest first. */
  readonly holds: readonly HoldRow[];
  /** Results that a corrected key changed, the latest first; those that would no longer pass come first of all. */
  readonly notices: readonly RescoreNotice[];
  /** Whom the search found, at most `most`. */
  readonly found: readonly Member[];
  readonly chosen: { readonly member: Member; readonly isErased: boolean; readonly holds: readonly Hold[] } | null;
}

const most = 20;

export async function readRecords(
  { store }: Ports,
  {
    by,
    search,
    person,
  }: { readonly by: Person; readonly search?: string | undefined; readonly person?: string | undefined },
): Promise<{ readonly ok: true; readonly view: RecordsView } | { readonly ok: false; readonly reason: 'forbidden' }> {
  const { agency: id } = by;
  if (!may(by, 'record.hold', { agency: id })) return { ok: false, reason: 'forbidden' };
  const agency = await store.people.findAgency(id);
  if (!agency) throw new Error(`there is no agency ${id}`);
  const members = await store.people.listMembers(id);
  const nameOf = (member: string) => members.find((each) => each.id === member)?.name ?? erasedName;
  const chosen = members.find((each) => each.id === person);
  const holds = (await store.holds.list(id)).filter(({ liftedAt }) => liftedAt === null);
  return {
    ok: true,
    view: {
      retentionYears: agency.settings.retentionYears,
      clicksDays: agency.settings.clicksDays,
      holds: holds.map((hold) => ({
        ...hold,
        name: hold.member === null ? null : nameOf(hold.member),
        setByName: nameOf(hold.setBy),
      })),
      notices: await noticesOf(store, id, nameOf),
      found: search ? members.filter((member) => isFound(member, search)).slice(0, most) : [],
      chosen: chosen
        ? {
            member: chosen,
            isErased: await store.erasures.hasBeenErased(chosen.id),
            holds: await store.holds.listOver(id, chosen.id),
          }
        : null,
    },
  };
}

async function noticesOf(
  store: Ports['store'],
  agency: string,
  nameOf: (member: string) => string,
): Promise<RescoreNotice[]> {
  const rows = await store.log.list(agency, { kind: rescoredKind, limit: 500 });
  const notices = rows.flatMap(({ at, subject, content }): RescoreNotice[] => {
    if (content === null || subject === null) return [];
    const rescored = JSON.parse(content) as Rescored;
    return rescored.effect === 'none' ? [] : [{ ...rescored, at, name: nameOf(subject) }];
  });
  const weight = ({ effect }: RescoreNotice) => ['pass-to-fail', 'fail-to-pass'].indexOf(effect) >>> 0;
  return notices.toSorted((one, other) => weight(one) - weight(other));
}

function isFound({ name, badge, postId, email }: Member, search: string): boolean {
  const words = search.trim().toLowerCase();
  if (name === erasedName || words === '') return false;
  if (name.toLowerCase().includes(words) || email === words) return true;
  const key = badgeKey(search);
  return key !== '' && [badge, postId].some((number) => number !== null && badgeKey(number) === key);
}
