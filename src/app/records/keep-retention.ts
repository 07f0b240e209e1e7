/** What goes when its time is over: client timings after days, whole records after years. */
import type { Agency } from '#domain/people/person';
import { defaultSettings } from '#domain/people/person';
import type { Ports } from '../ports.ts';
import { eraseUnlessHeld } from './erase-record.ts';

type RetentionPorts = Pick<Ports, 'store' | 'clock'>;

/** Records of one agency whose time is over. */
export interface Overdue {
  readonly agency: Agency;
  /** Without an entry since this instant. */
  readonly since: string;
  /** Ids of members. */
  readonly due: readonly string[];
  /** Their time is over too, and a legal hold keeps them. */
  readonly held: readonly string[];
}

export async function listOverdue({ store, clock }: RetentionPorts): Promise<Overdue[]> {
  const overdue: Overdue[] = [];
  for (const agency of await store.people.listAgencies()) {
    const since = yearsBefore(clock.now(), agency.settings.retentionYears).toISOString();
    const [due, held]: [string[], string[]] = [[], []];
    for (const member of await store.erasures.listIdle(agency.id, since)) {
      ((await store.holds.listOver(agency.id, member)).length > 0 ? held : due).push(member);
    }
    overdue.push({ agency, since, due, held });
  }
  return overdue;
}

/** How long a link that nobody opened, or a request that nobody settled, is kept. */
const leftDays = 60;

export interface Purged {
  readonly clicks: number;
  readonly records: number;
}

/** Erases every record that is due, and timings past their days. Doing it again does nothing. */
export async function keepRetention(ports: RetentionPorts): Promise<Purged> {
  const { store, clock } = ports;
  const now = clock.now();
  await store.erasures.forgetExpired(now.toISOString(), daysBefore(now, leftDays));
  let clicks = await store.erasures.purgeClicks(null, daysBefore(now, defaultSettings.clicksDays));
  let records = 0;
  for (const { agency, due } of await listOverdue(ports)) {
    clicks += await purgeClicks(ports, agency);
    for (const member of due) {
      const command = { agency: agency.id, member, at: now.toISOString(), by: null, why: 'retention' };
      if ((await eraseUnlessHeld(ports, command)).ok) records += 1;
    }
  }
  return { clicks, records };
}

async function purgeClicks({ store, clock }: RetentionPorts, { id: agency, settings }: Agency): Promise<number> {
  const now = clock.now();
  const { clicksDays } = settings;
  return store.within(async (within) => {
    const rows = await within.erasures.purgeClicks(agency, daysBefore(now, clicksDays));
    if (rows === 0) return 0;
    const entry = { agency, at: now.toISOString(), kind: 'clicks.purged', actor: null, subject: null };
    await within.log.note([{ ...entry, content: { rows, olderThanDays: clicksDays } }]);
    return rows;
  });
}

function yearsBefore(now: Date, years: number): Date {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return before;
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString();
}
