import { type Invitation, isOpen } from '#domain/people/invitation';
import { hashToken } from '#domain/people/token';
import type { Ports } from '../ports.ts';

const linkDays = 7;

type LinkPorts = Pick<Ports, 'store' | 'clock' | 'ids'>;

/** The path of a link that lets an owner in, once. It holds the token, which is kept nowhere: print it, never log it. */
export type OwnerLink = { readonly path: string; readonly expiresAt: string };

/** The link that sets up the first agency, with its owner; undefined once there is an owner. Earlier ones are revoked. */
export async function firstOwnerLink(ports: LinkPorts): Promise<OwnerLink | undefined> {
  for (const { id } of await ports.store.people.listAgencies()) {
    const members = await ports.store.people.listMembers(id);
    if (members.some(({ role, endedAt }) => role === 'owner' && endedAt === null)) return undefined;
  }
  const made = await makeOwnerLink(ports, { agency: null, email: null });
  return made.ok ? made.link : undefined;
}

export type OwnerLinkMade =
  | { readonly ok: true; readonly link: OwnerLink }
  | { readonly ok: false; readonly reason: 'unknown-agency' | 'not-an-owner' };

/**
 * A link for an owner more, made by whoever has the machine.
 * @param command.agency - joins it; null sets up an agency more
 * @param command.email - of an owner of that agency who has lost the password: the link sets a new one
 */
export async function makeOwnerLink(
  ports: LinkPorts,
  { agency, email }: { readonly agency: string | null; readonly email: string | null },
): Promise<OwnerLinkMade> {
  if (agency !== null && !(await ports.store.people.findAgency(agency))) return { ok: false, reason: 'unknown-agency' };
  const member = email === null ? undefined : await ports.store.people.findByEmail(email);
  if (email !== null && (member?.agency !== agency || member?.role !== 'owner'))
    return { ok: false, reason: 'not-an-owner' };
  const now = ports.clock.now();
  const token = ports.ids.make();
  const invitation: Invitation = {
    id: ports.ids.make(),
    agency,
    cohort: null,
    member: member?.id ?? null,
    role: 'owner',
    name: member?.name ?? null,
    email: member?.email ?? null,
    badge: null,
    postId: null,
    tokenHash: await hashToken(token),
    createdAt: now.toISOString(),
    createdBy: null,
    expiresAt: new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000).toISOString(),
    usedAt: null,
    usedBy: null,
    revokedAt: null,
  };
  await ports.store.within(async (store) => {
    const at = invitation.createdAt;
    for (const earlier of await store.invitations.listOpen(agency, at)) {
      if (earlier.role === 'owner' && earlier.createdBy === null) await store.invitations.revoke(earlier.id, at);
    }
    await store.invitations.add(invitation);
    if (agency === null) return;
    const content = { invitation: invitation.id, role: 'owner', from: 'command line' };
    await store.log.note([{ agency, at, kind: 'invitation.made', actor: null, subject: member?.id ?? null, content }]);
  });
  const path = agency === null ? `/setup?token=${token}` : `/invitation/${token}`;
  return { ok: true, link: { path, expiresAt: invitation.expiresAt } };
}

export type SetUpLink =
  | { readonly ok: true; readonly invitation: Invitation }
  | { readonly ok: false; readonly reason: 'unknown' | 'used' | 'expired' };

/** What a link of a first set-up is worth now. A newer one takes the place of an older: that one is `expired`. */
export async function findSetUpLink(ports: LinkPorts, { token }: { readonly token: string }): Promise<SetUpLink> {
  const invitation = await ports.store.invitations.findByToken(await hashToken(token));
  if (!invitation || invitation.agency !== null || invitation.role !== 'owner') return { ok: false, reason: 'unknown' };
  if (invitation.usedAt !== null) return { ok: false, reason: 'used' };
  if (!isOpen(invitation, ports.clock.now().toISOString())) return { ok: false, reason: 'expired' };
  return { ok: true, invitation };
}

/** Which agencies there are, for whoever has the machine. */
export async function listAgencyNames({ store }: LinkPorts): Promise<{ readonly id: string; readonly name: string }[]> {
  return (await store.people.listAgencies()).map(({ id, name }) => ({ id, name }));
}
