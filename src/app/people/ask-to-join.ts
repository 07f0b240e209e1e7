import { isSameName } from '#domain/people/match-name';
import { badgeKey } from '#domain/people/person';
import type { Limit } from '../ports/accounts.ts';
import { findJoin, type JoinFound } from './find-join.ts';
import type { JoinCohort } from './join-cohort.ts';
import { note, nowOf, type PeoplePorts } from './people-ports.ts';

export type AskedToJoin =
  | { readonly ok: true }
  | Exclude<JoinFound, { ok: true }>
  /** Nobody has the number: one can simply join. */
  | { readonly ok: false; readonly reason: 'free' };

const asked: Limit = { free: 5, waitSeconds: 60, longestWaitSeconds: 3600, forgetSeconds: 86_400 };

/** Two people give one number: the newcomer asks the instructor, who settles it. Nothing is changed until then. */
export async function askToJoin(ports: PeoplePorts, command: JoinCohort): Promise<AskedToJoin> {
  const { store, limits, ids } = ports;
  const found = await findJoin(ports, { code: command.code, address: command.caller.address });
  if (!found.ok) return found;
  const { cohort } = found;
  const holder = await store.people.findByNumber(cohort.agency, command.number);
  if (!holder) return { ok: false, reason: 'free' };
  const seconds = await limits.take(`join-asked:${cohort.id}:${badgeKey(command.number)}`, asked);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  const pinHash = await ports.accounts.hashPin(command.pin);
  const at = nowOf(ports);
  const { name, number, numberKind } = command;
  const request = {
    id: ids.make(),
    cohort: cohort.id,
    name,
    number,
    numberKind,
    member: holder.id,
    askedAt: at,
    pinHash,
  };
  await store.within(async (within) => {
    // Whoever asks again, with another PIN perhaps, waits once.
    for (const earlier of await within.joinRequests.listOpen(cohort.id)) {
      if (earlier.member === holder.id && isSameName(earlier.name, name)) {
        await within.joinRequests.settle(earlier.id, 'refused', null, at);
      }
    }
    await within.joinRequests.add(request);
    const content = { cohort: cohort.id, request: request.id };
    await note(within, { agency: cohort.agency, at, actor: null, kind: 'join.asked', subject: holder.id, content });
  });
  return { ok: true };
}
