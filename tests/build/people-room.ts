import type { PeoplePorts } from '#app/people/people-ports';
import type { Mail, Mailer } from '#app/ports/mailer';
import { anAuth } from './accounts.ts';
import { anAgency, anotherAgency } from './agency.ts';
import { engines, type TestEngine } from './engines.ts';

const onSqlite = engines[0] as TestEngine;

/** Larkfield and Weir on a database of their own, with real sign-in and a mail server that keeps what it is given. */
export async function aPeopleRoom({ mailFails = false, engine = onSqlite } = {}) {
  const auth = await anAuth(await engine.open());
  const mails: Mail[] = [];
  const mailer: Mailer = {
    send: async (mail) => {
      if (mailFails) throw new Error('no mail today');
      mails.push(mail);
    },
    close: () => {},
  };
  const ports = { ...auth.ports, mailer } as PeoplePorts;
  const larkfield = await anAgency(auth.store);
  const weir = await anotherAgency(auth.store);
  /** What the log of Larkfield holds, the oldest first. */
  const entries = async (agency = 'larkfield') => {
    await auth.store.log.seal(agency);
    const rows = await auth.store.log.read(agency, 0, 1000);
    return rows.map(({ kind, actor, subject, content }) => ({
      kind,
      actor,
      subject,
      content: JSON.parse(content ?? 'null'),
    }));
  };
  return {
    ...larkfield,
    weir,
    ports,
    store: auth.store,
    accounts: auth.accounts,
    clock: auth.clock,
    mails,
    entries,
    logged: async () => (await entries()).map(({ kind }) => kind),
  };
}
