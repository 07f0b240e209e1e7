import { type Agency, defaultSettings, type Member } from '#domain/people/person';
import { type PasswordFault, passwordFault } from '#domain/people/sign-in-rules';
import type { Caller, Cookies } from '../ports/accounts.ts';
import type { AccountsPorts } from './accounts-ports.ts';
import { findSetUpLink } from './owner-link.ts';

export interface SetUp {
  readonly token: string;
  /** The agency's name. */
  readonly agency: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly caller: Caller;
}

export type SetUpDone =
  | { readonly ok: true; readonly cookies: Cookies }
  | { readonly ok: false; readonly reason: 'unknown' | 'used' | 'expired' | 'email-taken' }
  | { readonly ok: false; readonly reason: 'fault'; readonly fault: PasswordFault };

/** Makes an agency with its owner, and signs the owner in. Spends the link. */
export async function setUp(ports: AccountsPorts, command: SetUp): Promise<SetUpDone> {
  const { store, accounts } = ports;
  const link = await findSetUpLink(ports, { token: command.token });
  if (!link.ok) return link;
  const fault = passwordFault(command.password, [command.name, command.email, command.agency]);
  if (fault) return { ok: false, reason: 'fault', fault };
  const hash = await accounts.hashPassword(command.password);
  const at = ports.clock.now().toISOString();
  const agency: Agency = { id: ports.ids.make(), name: command.agency, settings: defaultSettings, createdAt: at };
  const owner: Member = {
    id: ports.ids.make(),
    agency: agency.id,
    role: 'owner',
    name: command.name,
    email: command.email.toLowerCase(),
    badge: null,
    postId: null,
    joinedAt: at,
    endedAt: null,
  };
  const refused = await store
    .within(async (within) => {
      await within.people.addAgency(agency);
      if (!(await within.people.addMember(owner))) throw new Refused('email-taken');
      if (!(await within.invitations.use(link.invitation.id, owner.id, at))) throw new Refused('used');
      const entry = { agency: agency.id, at, actor: owner.id, subject: owner.id };
      const { role, name, email } = owner;
      await within.log.note([
        { ...entry, kind: 'agency.created', subject: null, content: { name: agency.name } },
        { ...entry, kind: 'member.added', content: { role, name, email, badge: null, postId: null } },
        { ...entry, kind: 'invitation.used', content: { invitation: link.invitation.id } },
      ]);
      return undefined;
    })
    .catch((error: unknown) => {
      if (error instanceof Refused) return error.reason;
      throw error;
    });
  if (refused) return { ok: false, reason: refused };
  await accounts.keepPassword(owner.id, hash);
  return { ok: true, cookies: await accounts.begin(owner.id, 'password', command.caller) };
}

/** Undoes the transaction. */
class Refused extends Error {
  readonly reason: 'email-taken' | 'used';

  constructor(reason: 'email-taken' | 'used') {
    super(reason);
    this.reason = reason;
  }
}
