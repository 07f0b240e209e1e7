import type { AccountsPorts } from '#app/accounts/accounts-ports';
import { changePassword, changePin } from '#app/accounts/change-password';
import { confirmCode } from '#app/accounts/confirm-code';
import { findPerson } from '#app/accounts/find-person';
import { mustSetUpSecondFactor } from '#app/accounts/must-set-up-second-factor';
import { findSetUpLink, firstOwnerLink, listAgencyNames, makeOwnerLink } from '#app/accounts/owner-link';
import { dropSecondFactor, enrollSecondFactor, findEnrollment, setSecondFactor } from '#app/accounts/second-factor';
import { endSessions, readAccount, signOut } from '#app/accounts/sessions';
import { setUp } from '#app/accounts/set-up';
import { signIn } from '#app/accounts/sign-in';
import { finishSingleSignOn, startSingleSignOn } from '#app/accounts/sign-in-elsewhere';
import { signInWithPin } from '#app/accounts/sign-in-with-pin';
import { bind } from './bind.ts';

/** Signing in and out, and one's own account. */
export function accountsApp(ports: AccountsPorts) {
  return {
    /** What the button of single sign-on says; null where none is set up. */
    singleSignOnName: ports.singleSignOn?.name ?? null,
    ...bind(ports, {
      changePassword,
      changePin,
      confirmCode,
      dropSecondFactor,
      endSessions,
      enrollSecondFactor,
      findEnrollment,
      findPerson,
      findSetUpLink,
      finishSingleSignOn,
      firstOwnerLink,
      listAgencyNames,
      makeOwnerLink,
      mustSetUpSecondFactor,
      readAccount,
      setSecondFactor,
      setUp,
      signIn,
      signInWithPin,
      signOut,
      startSingleSignOn,
    }),
  };
}
