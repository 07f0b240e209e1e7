import { acceptInvitation, readInvitation } from '#app/people/accept-invitation';
import { askToJoin } from '#app/people/ask-to-join';
import { changeAgency, createAgency } from '#app/people/change-agency';
import { archiveCohort, editCohort, setJoinCode } from '#app/people/change-cohort';
import { changeMember, endAccess, restoreAccess } from '#app/people/change-member';
import { addStaff, addTrainee, removeFromCohort } from '#app/people/cohort-members';
import { createCohort } from '#app/people/create-cohort';
import { findJoin } from '#app/people/find-join';
import { invite, revokeInvitation } from '#app/people/invite';
import { joinCohort, joinSignedIn } from '#app/people/join-cohort';
import { listCohorts } from '#app/people/list-cohorts';
import type { PeoplePorts } from '#app/people/people-ports';
import { listStaff, readCohort } from '#app/people/read-cohort';
import { listAgencies, listPeople, readAgency, readMember } from '#app/people/read-people';
import { removeSecondFactor } from '#app/people/remove-second-factor';
import { resetPin } from '#app/people/reset-pin';
import { settleJoinRequest } from '#app/people/settle-join-request';
import { bind } from './bind.ts';

/** Agencies, their people and cohorts, and how one comes in. */
export function peopleApp(ports: PeoplePorts) {
  return {
    /** Whether an invitation can be sent by e-mail. */
    canSend: ports.mailer !== null,
    ...bind(ports, {
      acceptInvitation,
      addStaff,
      addTrainee,
      archiveCohort,
      askToJoin,
      changeAgency,
      changeMember,
      createAgency,
      createCohort,
      editCohort,
      endAccess,
      findJoin,
      invite,
      joinCohort,
      joinSignedIn,
      listAgencies,
      listCohorts,
      listPeople,
      listStaff,
      readAgency,
      readCohort,
      readInvitation,
      readMember,
      removeFromCohort,
      removeSecondFactor,
      resetPin,
      restoreAccess,
      revokeInvitation,
      setJoinCode,
      settleJoinRequest,
    }),
  };
}
