/**
 * Sign-in: secrets, sessions and their cookies. No part of the store, and never called within a transaction of it:
 * on SQLite both share one connection, and hashing takes its time. So: hash first, then write.
 */
import type { Identity } from '#domain/people/person';

/** What a request brings along. */
export interface Caller {
  /** The Cookie header. */
  readonly cookies: string | null;
  readonly userAgent: string | null;
  /** The network address, for a generous limit only; it is kept nowhere as it stands. */
  readonly address: string | null;
  /** The request came by https: cookies are then bound to it. */
  readonly isSecure: boolean;
}

/** Values of Set-Cookie headers: the page appends each to its answer. */
export type Cookies = readonly string[];

export interface Session {
  readonly id: string;
  readonly member: string;
  readonly identity: Identity;
  readonly userAgent: string | null;
  readonly hasSecondFactor: boolean;
  /** ISO instants. `seenAt` moves on about once an hour. */
  readonly begunAt: string;
  readonly seenAt: string;
}

export interface Account {
  /** They have a password or PIN, or have signed in. */
  readonly exists: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /**
   * `may-be-set`: somebody of the staff reset it, and the next join with a class code sets a new one. `void`: nobody
   * did so in time, so only staff can open it again.
   */
  readonly pin: 'none' | 'set' | 'may-be-set' | 'void';
}

export type PasswordSignIn =
  | { readonly status: 'signed-in'; readonly cookies: Cookies }
  /** The cookies carry the question on to `confirmCode`, for ten minutes. */
  | { readonly status: 'second-factor'; readonly cookies: Cookies }
  | { readonly status: 'wrong' };

export type CodeSignIn =
  | { readonly status: 'signed-in'; readonly member: string; readonly cookies: Cookies }
  | { readonly status: 'wrong' }
  /** Too many wrong codes in a row: for a quarter of an hour none is looked at. */
  | { readonly status: 'locked' }
  /** Too late, or too many wrong codes since the password: begin again. */
  | { readonly status: 'expired' };

export interface Enrollment {
  /** For an authenticator app: an `otpauth:` address, and its secret as it is typed. */
  readonly address: string;
  readonly key: string;
}

export interface Accounts {
  read(member: string): Promise<Account>;

  /** Takes about 50 ms of processor time. Use before a transaction. */
  hashPassword(password: string): Promise<string>;
  /** Sets the password, with an account if there is none. Ends no session: see `changePassword`. */
  keepPassword(member: string, hash: string): Promise<void>;
  /** Takes about 8 ms of processor time. Use before a transaction. */
  hashPin(pin: string): Promise<string>;
  /** Sets the PIN, with an account if there is none. */
  keepPin(member: string, hash: string): Promise<void>;
  /**
   * Sets the PIN of somebody without an account, or whose PIN was reset: of two who try at once, one.
   * @returns false, with nothing written, if they have an account that is not open to this
   */
  claimPin(member: string, hash: string): Promise<boolean>;
  /** Makes the PIN useless and lets the next join with a class code, within a day, set a new one. */
  resetPin(member: string): Promise<void>;

  /** @param member - null if nobody has that address: takes as long as a wrong password */
  signInWithPassword(member: string | null, password: string, caller: Caller): Promise<PasswordSignIn>;
  /** An authenticator code or a backup code, after a sign-in that asked for it. */
  confirmCode(code: string, kind: 'app' | 'backup', caller: Caller): Promise<CodeSignIn>;
  /** @param member - null if there is no such person: takes as long as a wrong PIN */
  isPin(member: string | null, pin: string): Promise<boolean>;
  isPassword(member: string, password: string): Promise<boolean>;
  /** Begins a session for somebody whose identity has just been proved. */
  begin(member: string, identity: Identity, caller: Caller): Promise<Cookies>;

  /** The session of a request. `cookies` renew it, or clear one that has ended. */
  findSession(caller: Caller): Promise<{ readonly session: Session | null; readonly cookies: Cookies }>;
  /** The latest seen first. */
  listSessions(member: string): Promise<Session[]>;
  /** @returns false if the member has no such session */
  endSession(member: string, session: string): Promise<boolean>;
  /** @param except - id of a session that goes on */
  endSessions(member: string, except?: string): Promise<void>;
  /** Ends the session of a request. */
  signOut(caller: Caller): Promise<Cookies>;

  /**
   * Begins to set up a second factor. Nothing is asked for until `confirmEnrollment`.
   * @param label - names the account in the app
   */
  enroll(label: string, caller: Caller, password: string): Promise<Enrollment | 'wrong-password'>;
  /** What is being set up and has not been confirmed. */
  findEnrollment(label: string, member: string): Promise<Enrollment | undefined>;
  /** Turns the second factor on. The backup codes are shown this once. @returns null if the code is wrong */
  confirmEnrollment(
    code: string,
    caller: Caller,
  ): Promise<{ readonly cookies: Cookies; readonly backupCodes: readonly string[] } | null>;
  dropSecondFactor(caller: Caller, password: string): Promise<Cookies | 'wrong-password'>;
  /** Without the password or a code: for staff, on behalf of somebody who has lost it. Ends no session. */
  removeSecondFactor(member: string): Promise<void>;
}

export interface Limit {
  /** Wrong tries that cost nothing. */
  readonly free: number;
  /** Seconds to wait after the last of them; twice as long after each further one. */
  readonly waitSeconds: number;
  readonly longestWaitSeconds: number;
  /** Seconds without a try after which all is forgotten. */
  readonly forgetSeconds: number;
}

/** Counts tries in the database, so that several processes share them. */
export interface Limits {
  /**
   * Counts a try before it is looked at: of many at once no more get through than one after another.
   * @returns seconds to wait; 0: go on, and `clear` if it succeeds
   */
  take(key: string, limit: Limit): Promise<number>;
  /** Seconds to wait, with nothing counted. */
  look(key: string): Promise<number>;
  clear(key: string): Promise<void>;
}

/** Where somebody is sent to sign in, and what they come back with. */
export interface SingleSignOn {
  /** As the button says it. */
  readonly name: string;
  /** Whose people sign in with it; null: the only agency's. */
  readonly agency: string | null;
  /**
   * @param returnTo - the address of ours that the provider sends back to
   * @param next - where to go after
   * @returns null if the provider does not answer
   */
  start(
    returnTo: string,
    next: string,
    caller: Caller,
  ): Promise<{ readonly to: string; readonly cookies: Cookies } | null>;
  /** @param query - of the request that came back */
  finish(query: URLSearchParams, returnTo: string, caller: Caller): Promise<SingleSignOnReturn>;
}

export type SingleSignOnReturn =
  | { readonly ok: true; readonly email: string; readonly next: string; readonly cookies: Cookies }
  /** `lost`: not begun in this browser, used before, or too late. `declined`: the provider said no. `untrusted`: what it sent does not hold. */
  | {
      readonly ok: false;
      readonly reason: 'lost' | 'declined' | 'untrusted' | 'unverified';
      readonly cookies: Cookies;
    };
