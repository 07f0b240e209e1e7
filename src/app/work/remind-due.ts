import { standingOf } from '#domain/people/assigned-work';
import type { Member } from '#domain/people/person';
import { addDays, reminderFor, reminderReach } from '#domain/people/reminder';
import { type ReminderItem, reminderMail } from '#domain/people/reminder-mail';
import { dueDayAt } from '#domain/people/show-due';
import type { Assignment } from '../ports/assignments.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Reminder } from '../ports/reminders.ts';
import { titleOf } from './find-work.ts';
import type { WorkPorts } from './work-ports.ts';

export interface Reminded {
  /** Mails that the mail server took. */
  readonly sent: number;
  /** Mails that it did not take: tried again in the next round. */
  readonly failed: number;
}

/** In a row: then the mail server is not asked any more in this round. */
const mostFailures = 3;

/**
 * Reminds of what is due by e-mail, everybody in one mail, of each thing at most three times: a week before, a day
 * before, and once when it is three days late. Does nothing without a mail server. A reminder is claimed before it
 * is sent, so several processes may do this at once.
 */
export async function remindDue(ports: WorkPorts): Promise<Reminded> {
  const { mailer, publicUrl, clock } = ports;
  if (mailer === null || publicUrl === null) return { sent: 0, failed: 0 };
  const today = dueDayAt(clock.now());
  const result = { sent: 0, failed: 0 };
  let failuresInRow = 0;
  for (const { member, calls } of await callsOn(ports, today)) {
    const claimed = await claim(ports, calls);
    if (claimed.length === 0) continue;
    const items = claimed.map(({ item }) => item);
    const isSent = await isTaken(mailer, {
      to: member.email,
      ...reminderMail({ name: member.name, items, today, publicUrl }),
    });
    if (isSent) {
      result.sent += 1;
      failuresInRow = 0;
      continue;
    }
    for (const { reminder } of claimed) await ports.store.reminders.release(reminder);
    result.failed += 1;
    failuresInRow += 1;
    if (failuresInRow === mostFailures) break;
  }
  return result;
}

/** What a person is to be reminded of, if nobody has done it yet. */
interface Call {
  readonly reminder: Reminder;
  readonly item: ReminderItem;
}

interface Calls {
  readonly member: Member & { readonly email: string };
  readonly calls: readonly Call[];
}

async function callsOn({ store, syllabus }: WorkPorts, today: string): Promise<Calls[]> {
  const due = await store.assignments.listDue(
    addDays(today, -reminderReach.behind),
    addDays(today, reminderReach.ahead),
  );
  const calling = due.flatMap((assignment) => {
    const { dueOn } = assignment;
    const kind = dueOn === null ? null : reminderFor({ ...assignment, dueOn }, today);
    return kind === null || dueOn === null ? [] : [{ assignment, kind, dueOn }];
  });
  const byMember = new Map<string, { member: Calls['member']; calls: Call[] }>();
  for (const [cohort, group] of Map.groupBy(calling, ({ assignment }) => assignment.cohort)) {
    const deeds = Map.groupBy(await store.workDone.ofCohort(cohort), ({ member }) => member);
    for (const { member, part } of await store.cohorts.members(cohort)) {
      if (part !== 'trainee' || member.endedAt !== null || member.email === null) continue;
      const known = byMember.get(member.id) ?? { member: { ...member, email: member.email }, calls: [] };
      for (const { assignment, kind, dueOn } of group) {
        if (standingOf(assignment, deeds.get(member.id) ?? [], today).state === 'done') continue;
        const reminder: Reminder = { assignment: assignment.id, member: member.id, kind };
        known.calls.push({ reminder, item: { ...itemOf(assignment), dueOn, title: titleOf(syllabus, assignment) } });
      }
      if (known.calls.length > 0) byMember.set(member.id, known);
    }
  }
  return [...byMember.values()];
}

function itemOf({ kind }: Assignment): Pick<ReminderItem, 'kind'> {
  return { kind };
}

async function claim({ store, clock }: WorkPorts, calls: readonly Call[]): Promise<Call[]> {
  const at = clock.now().toISOString();
  const claimed: Call[] = [];
  for (const call of calls) if (await store.reminders.claim(call.reminder, at)) claimed.push(call);
  return claimed;
}

async function isTaken(mailer: Mailer, mail: Parameters<Mailer['send']>[0]): Promise<boolean> {
  try {
    await mailer.send(mail);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    console.error(JSON.stringify({ level: 'error', at: new Date().toISOString(), what: 'reminder', reason }));
    return false;
  }
}
