import { type Invitation, invitedMember, isOpen } from '#domain/people/invitation';
import type { Agency, Member } from '#domain/people/person';
import { type PasswordFault, passwordFault } from '#domain/people/sign-in-rules';
import { hashToken } from '#domain/people/token';
import type { Caller, Cookies } from '../ports/accounts.ts';
import type { Store } from '../ports.ts';
import { added, addTo } from './cohort-members.ts';
import { changesOf, note, nowOf, type PeoplePorts } from './people-ports.ts';

export type InvitationRead =
  | { readonly ok: true; readonly invitation: Invitation; readonly agency: Agency; readonly member: Member | null }
  /** Unknown, used, revoked and run out look alike: a link tells nothing about what it once was. */
  | { readonly ok: false; readonly reason: 'not-open' };

/** What a link offers. */
export async function readInvitation(
  ports: PeoplePorts,
  { token }: { readonly token: string },
): Promise<InvitationRead> {
  return findOpen(ports.store, await hashToken(token), nowOf(ports));
}

async function findOpen(store: Store, hash: string, now: string): Promise<InvitationRead> {
  const invitation = await store.invitations.findByToken(hash);
  if (!invitation || invitation.agency === null || !isOpen(invitation, now)) return { ok: false, reason: 'not-open' };
  const agency = await store.people.findAgency(invitation.agency);
  const member = invitation.member === null ? null : ((await store.people.findMember(invitation.member)) ?? null);
  // Access that ended after the link was made.
  if (!agency || (invitation.member !== null && member?.endedAt !== null)) return { ok: false, reason: 'not-open' };
  return { ok: true, invitation, agency, member };
}

export interface AcceptInvitation {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly caller: Caller;
}

export type InvitationAccepted =
  /** `cookies: null`: a second factor is set up on the account, so they still have to sign in. */
  | { readonly ok: true; readonly member: string; readonly cookies: Cookies | null }
  | { readonly ok: false; readonly reason: 'not-open' | 'email-taken' | 'number-taken' }
  | { readonly ok: false; readonly reason: 'password'; readonly fault: PasswordFault };

/** Takes up an invitation: on the books if they are not yet, with a password, and signed in. */
export async function acceptInvitation(ports: PeoplePorts, command: AcceptInvitation): Promise<InvitationAccepted> {
  const { store, accounts } = ports;
  const { name, email, password, caller } = command;
  const hash = await hashToken(command.token);
  const offered = await findOpen(store, hash, nowOf(ports));
  // Before the costly hash, so that guessing links costs the server nothing.
  if (!offered.ok) return offered;
  const fault = passwordFault(password, [name, email, offered.agency.name]);
  if (fault) return { ok: false, reason: 'password', fault };
  const passwordHash = await accounts.hashPassword(password);
  const entered = await store.within(async (within) => {
    // Of two who take it up at once, the second finds it used.
    await within.people.holdAgency(offered.agency.id);
    const found = await findOpen(within, hash, nowOf(ports));
    return found.ok ? enter(ports, within, found, { name, email }) : found;
  });
  if (!entered.ok) return entered;
  const { id } = entered.member;
  const { hasSecondFactor } = await accounts.read(id);
  await accounts.keepPassword(id, passwordHash);
  await accounts.endSessions(id);
  return { ok: true, member: id, cookies: hasSecondFactor ? null : await accounts.begin(id, 'password', caller) };
}

type Entered =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly reason: 'not-open' | 'email-taken' | 'number-taken' };

async function enter(
  ports: PeoplePorts,
  store: Store,
  { invitation, agency, member: before }: Extract<InvitationRead, { ok: true }>,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<Entered> {
  const at = nowOf(ports);
  const sameAddress = await store.people.findByEmail(email);
  if (sameAddress && sameAddress.id !== before?.id) return { ok: false, reason: 'email-taken' };
  const member: Member = before
    ? { ...before, email, role: before.role === 'trainee' ? invitation.role : before.role }
    : invitedMember(invitation, { id: ports.ids.make(), agency: agency.id, name, email, joinedAt: at });
  const isKept = before ? await store.people.changeMember(member) : await store.people.addMember(member);
  if (!isKept) return { ok: false, reason: 'number-taken' };
  if (!(await store.invitations.use(invitation.id, member.id, at))) throw new Error('used twice at once');
  const entry = { agency: agency.id, at, actor: member.id, subject: member.id };
  await note(store, { ...entry, kind: 'invitation.used', content: { invitation: invitation.id } });
  if (!before) await note(store, { ...entry, kind: 'member.added', content: added(member) });
  else if (before.role !== member.role || before.email !== member.email) {
    await note(store, { ...entry, kind: 'member.changed', content: changesOf(before, member) });
  }
  if (invitation.cohort !== null) {
    await addTo(store, { cohort: invitation.cohort, member, part: 'trainee', by: member.id, at });
  }
  return { ok: true, member };
}
