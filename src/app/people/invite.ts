import { may } from '#domain/access/may';
import { rolesToGive } from '#domain/people/change-rules';
import type { Invitation } from '#domain/people/invitation';
import type { Agency, Person } from '#domain/people/person';
import { hashToken } from '#domain/people/token';
import type { Store } from '../ports.ts';
import { holdersOf } from './cohort-members.ts';
import { invitationMail } from './invitation-mail.ts';
import { note, nowOf, type PeoplePorts } from './people-ports.ts';

export interface Invite extends Pick<Invitation, 'cohort' | 'member' | 'role' | 'name' | 'email' | 'badge' | 'postId'> {
  readonly by: Person;
  /** Another agency than one's own, for owners. */
  readonly agency?: string | undefined;
  /** Send the link to the e-mail address, if a mail server is set up. */
  readonly send: boolean;
  /** Of this site: "https://course.example.gov". */
  readonly origin: string;
}

export type Invited =
  | {
      readonly ok: true;
      readonly invitation: Invitation;
      /** The whole link. It is shown now and never again. */
      readonly link: string;
      /** Null if it was not to be sent; false if the mail server did not take it. */
      readonly isSent: boolean | null;
    }
  | {
      readonly ok: false;
      readonly reason:
        | 'forbidden'
        | 'unknown-cohort'
        | 'unknown-agency'
        | 'unknown-member'
        | 'email-taken'
        | 'number-taken';
    };

export const invitationDays = 14;

/** Makes a link that lets one person in, once, within two weeks. */
export async function invite(ports: PeoplePorts, command: Invite): Promise<Invited> {
  const token = ports.ids.make();
  const tokenHash = await hashToken(token);
  const made = await ports.store.within((store) => make(ports, store, command, tokenHash));
  if (!made.ok) return made;
  const { invitation, agency } = made;
  const link = `${command.origin}/invitation/${token}`;
  const isSent = command.send ? await send(ports, invitation, agency, link) : null;
  return { ok: true, invitation, link, isSent };
}

type Made =
  | { readonly ok: true; readonly invitation: Invitation; readonly agency: Agency }
  | Exclude<Invited, { ok: true }>;

async function make(ports: PeoplePorts, store: Store, command: Invite, tokenHash: string): Promise<Made> {
  const { by, cohort, role } = command;
  const agency = await store.people.findAgency(command.agency ?? by.agency);
  if (!agency) return { ok: false, reason: 'unknown-agency' };
  const staff = cohort === null ? [] : await store.cohorts.staff(cohort);
  if (!may(by, 'person.invite', { agency: agency.id, staff })) return { ok: false, reason: 'forbidden' };
  if (!rolesToGive(by.role).includes(role)) return { ok: false, reason: 'forbidden' };
  // Another agency is given whom it begins with; that one gives its other roles.
  if (agency.id !== by.agency && role !== 'coordinator') return { ok: false, reason: 'forbidden' };
  if (cohort !== null && (await store.cohorts.find(cohort))?.agency !== agency.id) {
    return { ok: false, reason: 'unknown-cohort' };
  }
  const refusal = await refuseInvited(store, command, agency);
  if (refusal) return { ok: false, reason: refusal };
  const at = nowOf(ports);
  const { member, name, email, badge, postId } = command;
  const invitation: Invitation = {
    id: ports.ids.make(),
    agency: agency.id,
    cohort,
    member,
    role,
    name,
    email,
    badge,
    postId,
    tokenHash,
    createdAt: at,
    createdBy: by.id,
    expiresAt: new Date(Date.parse(at) + invitationDays * 86_400_000).toISOString(),
    usedAt: null,
    usedBy: null,
    revokedAt: null,
  };
  await store.invitations.add(invitation);
  const entry = { agency: agency.id, at, actor: by.id, ...(member === null ? {} : { subject: member }) };
  await note(store, { ...entry, kind: 'invitation.made', content: { invitation: invitation.id, role, cohort } });
  return { ok: true, invitation, agency };
}

/** Somebody on the books keeps their role; nobody else's address or number can be promised. */
async function refuseInvited(store: Store, command: Invite, agency: Agency) {
  const { by, email, badge, postId, role } = command;
  const member = command.member === null ? null : await store.people.findMember(command.member);
  if (command.member !== null) {
    if (!member || member.agency !== agency.id || member.endedAt !== null) return 'unknown-member';
    // A new password opens the account: as far as changing the member, not only inviting.
    if (!may(by, 'person.change', { agency: member.agency }) || !rolesToGive(by.role).includes(member.role)) {
      return 'forbidden';
    }
    if (member.role !== role && member.role !== 'trainee') return 'forbidden';
  }
  const sameAddress = email === null ? undefined : await store.people.findByEmail(email);
  if (sameAddress && sameAddress.id !== command.member) return 'email-taken';
  const holders = await holdersOf(store, agency.id, [badge, postId]);
  return holders.some(({ id }) => id !== command.member) ? 'number-taken' : null;
}

async function send({ mailer }: PeoplePorts, invitation: Invitation, agency: Agency, link: string): Promise<boolean> {
  if (!mailer || invitation.email === null) return false;
  try {
    await mailer.send({ to: invitation.email, ...invitationMail(invitation, agency.name, link) });
    return true;
  } catch {
    // The link is on the screen: it can be handed over in another way.
    return false;
  }
}

export type Revoked =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-invitation' };

/** The link opens nothing any more. */
export async function revokeInvitation(
  ports: PeoplePorts,
  { by, invitation: id }: { readonly by: Person; readonly invitation: string },
): Promise<Revoked> {
  const at = nowOf(ports);
  return ports.store.within(async (store): Promise<Revoked> => {
    const invitation = await store.invitations.find(id);
    if (!invitation || invitation.agency === null) return { ok: false, reason: 'unknown-invitation' };
    const staff = invitation.cohort === null ? [] : await store.cohorts.staff(invitation.cohort);
    if (!may(by, 'person.invite', { agency: invitation.agency, staff })) {
      const isElsewhere = invitation.agency !== by.agency;
      return { ok: false, reason: isElsewhere ? 'unknown-invitation' : 'forbidden' };
    }
    if (!(await store.invitations.revoke(id, at))) return { ok: false, reason: 'unknown-invitation' };
    const entry = { agency: invitation.agency, at, actor: by.id };
    await note(store, { ...entry, kind: 'invitation.revoked', content: { invitation: id } });
    return { ok: true };
  });
}
