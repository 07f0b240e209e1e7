import type { Limit } from '../ports/accounts.ts';

const minutes = 60;

/** Of one account from one network address: the right password still opens it once the wait is over. */
export const ofPassword: Limit = {
  free: 5,
  waitSeconds: 1 * minutes,
  longestWaitSeconds: 15 * minutes,
  forgetSeconds: 15 * minutes,
};

/** Of one account from everywhere: a stranger alone cannot keep its owner out. */
export const ofAccount: Limit = { ...ofPassword, free: 60 };

/** Six digits bear fewer tries: the quarter of an hour comes at once, and staff can set the PIN back. */
export const ofPin: Limit = {
  free: 5,
  waitSeconds: 15 * minutes,
  longestWaitSeconds: 60 * minutes,
  forgetSeconds: 24 * 60 * minutes,
};

/** Of one network address. A whole academy shares one, so it takes a program to get there. */
export const ofAddress: Limit = {
  free: 300,
  waitSeconds: 15 * minutes,
  longestWaitSeconds: 15 * minutes,
  forgetSeconds: 15 * minutes,
};

export const keyOfAddress = (address: string | null): string => `sign-in-from:${address ?? 'unknown'}`;
export const keyOfPassword = (email: string, address: string | null): string =>
  `password:${email}:${address ?? 'unknown'}`;
export const keyOfAccount = (email: string): string => `account:${email}`;
export const keyOfPin = (member: string): string => `pin:${member}`;
/** For the password or PIN that somebody who is signed in has to repeat. */
export const keyOfRepeat = (member: string): string => `repeat:${member}`;
