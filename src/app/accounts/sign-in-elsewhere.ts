import { invitedMember } from '#domain/people/invitation';
import type { Agency, Member } from '#domain/people/person';
import { addTo } from '../people/cohort-members.ts';
import type { Caller, Cookies } from '../ports/accounts.ts';
import type { AccountsPorts } from './accounts-ports.ts';

export type SentElsewhere =
  | { readonly ok: true; readonly to: string; readonly cookies: Cookies }
  | { readonly ok: false; readonly reason: 'not-set-up' | 'no-answer' };

/** Begins single sign-on. @param command.returnTo - the address of ours that the provider sends back to */
export async function startSingleSignOn(
  { singleSignOn }: AccountsPorts,
  { returnTo, next, caller }: { readonly returnTo: string; readonly next: string; readonly caller: Caller },
): Promise<SentElsewhere> {
  if (!singleSignOn) return { ok: false, reason: 'not-set-up' };
  const started = await singleSignOn.start(returnTo, next, caller);
  return started ? { ok: true, ...started } : { ok: false, reason: 'no-answer' };
}

export interface CameBack {
  /** The query of the request that came back. */
  readonly query: URLSearchParams;
  readonly returnTo: string;
  readonly caller: Caller;
}

export type SignedInElsewhere =
  | { readonly ok: true; readonly next: string; readonly cookies: Cookies }
  | {
      readonly ok: false;
      /** `unknown`: the provider vouches for somebody who is not on the books. */
      readonly reason: 'not-set-up' | 'lost' | 'declined' | 'untrusted' | 'unverified' | 'unknown';
      readonly cookies: Cookies;
    };

/** Ends single sign-on: who comes back is matched to a member by the verified e-mail address, and by nothing else. */
export async function finishSingleSignOn(
  ports: AccountsPorts,
  { query, returnTo, caller }: CameBack,
): Promise<SignedInElsewhere> {
  const { accounts, singleSignOn } = ports;
  if (!singleSignOn) return { ok: false, reason: 'not-set-up', cookies: [] };
  const back = await singleSignOn.finish(query, returnTo, caller);
  if (!back.ok) return back;
  const member = await findVouchedFor(ports, back.email);
  if (!member) return { ok: false, reason: 'unknown', cookies: back.cookies };
  const cookies = await accounts.begin(member.id, 'sso', caller);
  return { ok: true, next: back.next, cookies: [...back.cookies, ...cookies] };
}

/** Somebody of the agency that the provider speaks for, on its books or invited to it under this address. */
async function findVouchedFor(ports: AccountsPorts, email: string): Promise<Member | undefined> {
  const { store, singleSignOn } = ports;
  const agency = await agencyOf(ports, singleSignOn?.agency ?? null);
  if (!agency) return undefined;
  const member = await store.people.findByEmail(email);
  return member ? withAccess(member, agency) : takeUpInvitation(ports, agency, email);
}

function withAccess(member: Member, { id }: Agency): Member | undefined {
  return member.agency === id && member.endedAt === null ? member : undefined;
}

async function agencyOf({ store }: AccountsPorts, chosen: string | null): Promise<Agency | undefined> {
  if (chosen !== null) return store.people.findAgency(chosen);
  const agencies = await store.people.listAgencies();
  return agencies.length === 1 ? agencies[0] : undefined;
}

/** Who was invited by e-mail need not open the link: the provider has shown that the address is theirs. */
async function takeUpInvitation(ports: AccountsPorts, agency: Agency, email: string): Promise<Member | undefined> {
  const at = ports.clock.now().toISOString();
  return ports.store.within(async (store) => {
    // Of two windows that come back at once, the second finds what the first has made.
    await store.people.holdAgency(agency.id);
    const known = await store.people.findByEmail(email);
    if (known) return withAccess(known, agency);
    const open = await store.invitations.listOpen(agency.id, at);
    const invitation = open.find((each) => each.email?.toLowerCase() === email);
    if (!invitation) return undefined;
    const before = invitation.member === null ? undefined : await store.people.findMember(invitation.member);
    if (before && before.endedAt !== null) return undefined;
    const member: Member = before
      ? { ...before, email }
      : invitedMember(invitation, {
          id: ports.ids.make(),
          agency: agency.id,
          name: invitation.name ?? email,
          email,
          joinedAt: at,
        });
    const isKept = before ? await store.people.changeMember(member) : await store.people.addMember(member);
    if (!isKept || !(await store.invitations.use(invitation.id, member.id, at)))
      throw new Error('An invitation was taken up twice at once.');
    const entry = { agency: agency.id, at, actor: member.id, subject: member.id };
    const { role, name, badge, postId } = member;
    await store.log.note([
      { ...entry, kind: 'invitation.used', content: { invitation: invitation.id, by: 'sso' } },
      before
        ? { ...entry, kind: 'member.changed', content: { before: { email: before.email }, after: { email } } }
        : { ...entry, kind: 'member.added', content: { role, name, email, badge, postId } },
    ]);
    if (invitation.cohort !== null)
      await addTo(store, { cohort: invitation.cohort, member, part: 'trainee', by: member.id, at });
    return member;
  });
}
