/** The built server with an agency, and people who are signed in to it: certification as a browser meets it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuth } from '#adapters/auth/open-auth';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { systemClock } from '#adapters/system';
import { loadSitting } from '#app/certification/load-sitting';
import { viewSitting } from '#app/certification/view-sitting';
import type { Store } from '#app/ports';
import { routes } from '#domain/access/routes';
import { playedOf } from '#domain/certification/sat';
import type { SittingAnswer } from '#domain/certification/wire';
import type { Identity } from '#domain/people/person';
import { anAgency, anotherAgency } from './agency.ts';
import { type Key, keyOf } from './leaks.ts';
import { endServer, startServer } from './server.ts';
import { sessionCookie } from './session.ts';
import { certificationPorts, next, right, type Taker, toWire } from './sitting.ts';

export type CertifySite = Awaited<ReturnType<typeof openCertifySite>>;

/** The course's own scenarios and forms, Larkfield and Weir, on a database of their own. */
export async function openCertifySite() {
  const folder = mkdtempSync(join(tmpdir(), 'second-look-certify-'));
  const scenarios = join(import.meta.dirname, '..', '..', 'scenarios');
  const server = await startServer(folder, undefined, { SCENARIOS_DIR: scenarios });
  const db = await openDatabase(sqlite(join(folder, 'second-look.db')));
  const store = storeOn(db);
  const { accounts } = await openAuth(db, { folder, env: {}, clock: systemClock });
  await anAgency(store);
  await anotherAgency(store);

  return {
    url: server.url,
    store,
    signIn: (member: string, identity?: Identity) => sessionCookie(accounts, member, identity),
    ...(await openAnswers(store)),
    async close() {
      await db.destroy();
      await endServer(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the pages of a sitting never tell, read from the database beside the server: how to answer its steps. */
export type Answers = Awaited<ReturnType<typeof openAnswers>>;

export async function openAnswers(store: Store) {
  const ports = await certificationPorts(store);

  const viewOf = async (sitting: string) => {
    const found = await store.sittings.find(sitting);
    if (!found) throw new Error(`there is no sitting ${sitting}`);
    return viewSitting(await loadSitting(ports, found));
  };

  return {
    viewOf,
    /** The fields with which a taker answers the step that a sitting stands at. */
    async fieldsOf(sitting: string, taker: Taker): Promise<readonly (readonly [string, string])[]> {
      return fieldsOf(await next(ports, await viewOf(sitting), taker));
    },
    /** What of the form of a sitting must never travel before its end. */
    async keyOf(sitting: string): Promise<Key> {
      const found = await store.sittings.find(sitting);
      if (!found) throw new Error(`there is no sitting ${sitting}`);
      const { sat } = await loadSitting(ports, found);
      return keyOf(
        sat.form,
        sat.scenes.map((scene) => ({ ...scene, used: playedOf(scene).situation.used })),
      );
    },
    /** The fields that answer an item of a review right. */
    async reviewFieldsOf(sitting: string, item: string): Promise<readonly (readonly [string, string])[]> {
      const asked = ports.items.find(({ id }) => id === item);
      const found = await store.sittings.find(sitting);
      if (!asked || !found) throw new Error(`${sitting} has no review item ${item}`);
      return fieldsOf(toWire(asked, found.seed, right(asked)));
    },
  };
}

/** An answer as the form of its step sends it. */
export function fieldsOf(answer: SittingAnswer): readonly (readonly [string, string])[] {
  switch (answer.type) {
    case 'single':
    case 'multi':
    case 'hotspot':
    case 'spot':
      return answer.chosen.map((id) => ['chosen', id]);
    case 'order':
      return answer.chosen.map((id, index) => [`place.${id}`, String(index + 1)]);
    case 'rank':
      return answer.order.map((id, index) => [`place.${id}`, String(index + 1)]);
    case 'match':
      return Object.entries(answer.pairs).map(([left, right]) => [`pair.${left}`, right]);
    case 'report':
      return [['text', answer.text]];
    case 'choose':
    case 'ask':
      return [['option', answer.option]];
    case 'go':
      return [['option', 'go']];
    case 'card':
      return judged('card', answer);
    case 'judge':
      return Object.entries(answer.judgments).flatMap(([id, judgment]) => judged(id, judgment));
  }
}

function judged(about: string, { victim, confidence }: { victim: boolean; confidence: number }) {
  return [
    [`judgment.${about}`, victim ? 'victim' : 'other'],
    [`confidence.${about}`, String(confidence)],
  ] as const;
}

interface Answered {
  readonly path: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Somebody without scripts: reads a page, sends its form, follows where that leads, and keeps all that travelled. */
export function openReader(site: Pick<CertifySite, 'url'>, cookie: string) {
  const traffic: Answered[] = [];
  let address = '/';
  let html = '';

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${site.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { cookie, ...init.headers },
    });
    const body = await response.text();
    traffic.push({ path, status: response.status, headers: [...response.headers], body });
    const location = response.headers.get('location');
    if (response.status === 303 && location !== null) return open(location);
    address = path;
    html = body;
    return response;
  }

  const open = (path: string): Promise<Response> => send(path);

  return {
    traffic,
    open,
    /** Where it stands now: the path of the page shown. */
    at: () => address,
    html: () => html,
    /** The words of the page, without its markup. */
    text: () => wordsOf(html),
    /** The hidden fields of the page's first form that has them. */
    hidden: () =>
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
    async post(path: string, fields: readonly (readonly [string, string])[]): Promise<Response> {
      const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
      return send(path, { method: 'POST', body, headers: { origin: site.url } });
    },
  };
}

function wordsOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  return unescaped(main.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:?!])/g, '$1')
    .trim();
}

/**
 * All of an answer that could tell something: its words, its source as it stands, and the values of its headers and
 * attributes, addresses in their parts. Classes are the style sheet's and the same for every answer.
 */
export function partsOf({ path, headers, body }: Answered): readonly string[] {
  const attributes = [...body.matchAll(/\s([\w:-]+)="([^"]*)"/g)].filter(([, name]) => name !== 'class');
  const values = attributes.map(([, , value = '']) => unescaped(value));
  const addresses = values.filter((value) => value.startsWith('/')).flatMap((value) => value.split(/[/?#&=]/));
  const told = addresses.filter((part) => !siteWords.has(part));
  return [path, wordsOf(body), unescaped(body), ...headers.map(([, value]) => value), ...values, ...told];
}

/** Parts of the site's own addresses: some option of an item is called `account`. */
const siteWords = new Set(Object.keys(routes).flatMap((route) => route.split('/')));

function unescaped(html: string): string {
  return html
    .replace(/&#39;|&#x27;|&apos;/g, "'")
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
