import type { Accounts, Limits, SingleSignOn } from '../ports/accounts.ts';
import type { LogEntry } from '../ports/log.ts';
import type { Ports, Store } from '../ports.ts';

/** What use cases of sign-in need besides. */
export interface AccountsPorts extends Ports {
  readonly accounts: Accounts;
  readonly limits: Limits;
  /** Null where none is set up. */
  readonly singleSignOn: SingleSignOn | null;
}

/** What the log says of accounts, by permanent codes. Who signs in when is not among them. */
export type AccountKind =
  | 'agency.created'
  | 'member.added'
  | 'account.password-changed'
  | 'account.pin-changed'
  | 'account.second-factor-set'
  | 'account.second-factor-dropped'
  | 'account.sessions-ended'
  | 'invitation.made'
  | 'invitation.used';

/** Notes what somebody did to their own account. */
export function noteOwn(
  store: Store,
  { clock }: Pick<Ports, 'clock'>,
  entry: {
    readonly by: { readonly id: string; readonly agency: string };
    readonly kind: AccountKind;
    readonly content?: LogEntry['content'];
  },
): Promise<void> {
  const { by, kind, content = {} } = entry;
  const at = clock.now().toISOString();
  return store.log.note([{ agency: by.agency, at, kind, actor: by.id, subject: by.id, content }]);
}
