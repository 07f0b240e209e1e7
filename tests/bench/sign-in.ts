/**
 * Sign-ins per second, what a check of a session costs, and how long a class of 200 waits that arrives at once.
 * Needs a finished build. Run: `npx node tests/bench/sign-in.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuth } from '#adapters/auth/open-auth';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { randomIds, systemClock } from '#adapters/system';
import type { AccountsPorts } from '#app/accounts/accounts-ports';
import { findPerson } from '#app/accounts/find-person';
import { signIn } from '#app/accounts/sign-in';
import { signInWithPin } from '#app/accounts/sign-in-with-pin';
import type { Caller } from '#app/ports/accounts';
import { defaultSettings } from '#domain/people/person';
import { aCohort, aMember } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { endServer, startServer } from '../build/server.ts';

const people = 200;
const password = 'copper lantern, nine geese';
const pin = '802417';
const code = 'SPRNG234';
const folder = mkdtempSync(join(tmpdir(), 'second-look-bench-'));

const db = await openDatabase(sqlite(join(folder, 'second-look.db')));
const store = storeOn(db);
const auth = await openAuth(db, { folder, env: {}, clock: systemClock });
const ports = { ...auth, store, clock: systemClock, ids: randomIds } as unknown as AccountsPorts;
await enroll();
const caller: Caller = { cookies: null, userAgent: 'bench', address: '203.0.113.1', isSecure: false };

for (const lanes of [1, 8]) {
  await report(`sign-in with password, ${lanes} at a time`, 60, lanes, (at) =>
    mustBe(signIn(ports, { email: mailOf(at), password, caller })),
  );
  await report(`sign-in with PIN, ${lanes} at a time`, 200, lanes, (at) =>
    mustBe(signInWithPin(ports, { code, number: numberOf(at), pin, caller })),
  );
}
const cookies = await Promise.all(
  Array.from({ length: people }, async (_, at) => {
    const [set = ''] = await auth.accounts.begin(idOf(at), 'pin', caller);
    return set.slice(0, set.indexOf(';'));
  }),
);
await report('session check in process', 4000, 1, (at) =>
  findPerson(ports, { ...caller, cookies: cookies[at % people] as string }),
);
await db.destroy();

const server = await startServer(folder);
const agent = new Agent({ keepAlive: true, maxSockets: people });
const visit = (path: string, at: number, form?: Record<string, string>) =>
  send(path, cookies[at % people] as string, form);
for (let at = 0; at < 200; at += 1) await visit('/api/progress', at);
await report('a request over HTTP with a session, 8 at a time', 3000, 8, (at) => visit('/api/progress', at));
await report('the same without one', 3000, 8, () => send('/api/progress', ''));
await arrive('password', (at) => send('/sign-in', '', { email: mailOf(at), password }));
await arrive('PIN', (at) => send('/sign-in/pin', '', { class: code, number: numberOf(at), pin }));
await arrive('session', (at) => visit('/account', at));
await whileArriving();
await endServer(server);
agent.destroy();
rmSync(folder, { recursive: true });

async function enroll(): Promise<void> {
  await store.people.addAgency({ id: 'larkfield', name: 'Larkfield', settings: defaultSettings, createdAt: noon });
  await store.cohorts.add(aCohort({ id: 'spring', joinCode: code, isJoinOpen: true }));
  // One hash for all: what is measured is the checking of it.
  const [passwordHash, pinHash] = [await auth.accounts.hashPassword(password), await auth.accounts.hashPin(pin)];
  for (let at = 0; at < people; at += 1) {
    await store.people.addMember(
      aMember({ id: idOf(at), badge: numberOf(at), email: mailOf(at), name: `Officer ${at}` }),
    );
    await store.cohorts.addMember('spring', idOf(at), 'trainee', noon);
    await auth.accounts.keepPassword(idOf(at), passwordHash);
    await auth.accounts.keepPin(idOf(at), pinHash);
  }
}

function idOf(at: number): string {
  return `trainee-${at % people}`;
}

function mailOf(at: number): string {
  return `${idOf(at)}@example.org`;
}

function numberOf(at: number): string {
  return String(1000 + (at % people));
}

async function mustBe(answer: Promise<{ readonly ok: boolean }>): Promise<void> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given));
}

/** Runs `count` of them in so many lanes, and prints rate and times. */
async function report(
  name: string,
  count: number,
  lanes: number,
  one: (at: number) => Promise<unknown>,
): Promise<void> {
  await one(count);
  const ms: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let at = next++; at < count; at = next++) {
        const began = performance.now();
        await one(at);
        ms.push(performance.now() - began);
      }
    }),
  );
  const perSecond = (count / (performance.now() - start)) * 1000;
  console.log(
    `${name.padEnd(50)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${quantile(ms, 0.5)} ms   p99 ${quantile(ms, 0.99)} ms`,
  );
}

/** All at the same moment. */
async function arrive(name: string, one: (at: number) => Promise<unknown>): Promise<void> {
  const start = performance.now();
  const ms = await Promise.all(
    Array.from({ length: people }, async (_, at) => {
      await one(at);
      return performance.now() - start;
    }),
  );
  const half = quantile(ms, 0.5);
  console.log(
    `${`${people} at once over HTTP, with ${name}`.padEnd(50)} half in after ${half} ms, the last after ${quantile(ms, 1)} ms`,
  );
}

/** Somebody who is in already goes on working while the others come in. */
async function whileArriving(): Promise<void> {
  let isOver = false;
  const ms: number[] = [];
  const working = (async () => {
    while (!isOver) {
      const began = performance.now();
      await visit('/api/progress', 0);
      ms.push(performance.now() - began);
    }
  })();
  await Promise.all(Array.from({ length: 50 }, (_, at) => send('/sign-in', '', { email: mailOf(at), password })));
  isOver = true;
  await working;
  console.log(
    `${'a request with a session, while 50 sign in'.padEnd(58)}  p50 ${quantile(ms, 0.5)} ms   p99 ${quantile(ms, 0.99)} ms`,
  );
}

function quantile(ms: readonly number[], share: number): string {
  const sorted = ms.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(1).padStart(7);
}

function send(path: string, cookie: string, form?: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const body = form && new URLSearchParams(form).toString();
  const sent = request(
    new URL(path, server.url),
    {
      agent,
      method: body ? 'POST' : 'GET',
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
    },
    (response) => {
      response.resume();
      response.once('end', () => {
        const wanted = body ? 303 : 200;
        if (response.statusCode === wanted) resolve(wanted);
        else reject(new Error(`${path} answered ${response.statusCode}`));
      });
    },
  );
  sent.once('error', (error: NodeJS.ErrnoException) => {
    // The server had just closed a connection that nobody used for a while: browsers ask again too.
    if (error.code === 'ECONNRESET' && sent.reusedSocket) send(path, cookie, form).then(resolve, reject);
    else reject(error);
  });
  sent.end(body);
  return promise;
}
