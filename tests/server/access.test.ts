/**
 * Every route × method × role × {own, taught, of the same agency, of another agency}, asked of the real server. What
 * the table of rights says is checked word by word in tests/domain/may.test.ts; here, that the server does as it says.
 */
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumsOf } from '#adapters/store/copy-store';
import { sqlite } from '#adapters/store/sqlite';
import { withDatabase } from '#adapters/store/with-database';
import { type Action, may, type Subject, visitor } from '#domain/access/may';
import { routes } from '#domain/access/routes';
import type { Person } from '#domain/people/person';
import { anAgencySite, type Site } from '../build/agency-site.ts';
import { endServer, type Running, startServer } from '../build/server.ts';

type Relation = 'own' | 'taught' | 'same agency' | 'other agency';
const relations: readonly Relation[] = ['own', 'taught', 'same agency', 'other agency'];

const folder = mkdtempSync(join(tmpdir(), 'second-look-'));
let site: Site;
let server: Running;
let before: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  site = await anAgencySite(folder);
  server = await startServer(folder);
  before = await whatIsKept();
});
afterAll(async () => {
  await endServer(server);
  rmSync(folder, { recursive: true, force: true });
});

/** Each table by a digest of its rows. Left out: what looking and signing out leave behind. */
async function whatIsKept(): Promise<Readonly<Record<string, unknown>>> {
  const { log, log_waiting, auth_sessions, limits, ...kept } = await withDatabase(
    sqlite(join(folder, 'second-look.db')),
    async ({ db, engine }) => sumsOf(db, await engine.tables(db)),
  );
  return kept;
}

const pages = join(import.meta.dirname, '../../src/pages');
const patterns = globSync('**/*.{astro,ts}', { cwd: pages })
  .filter((file) => !file.split('/').some((part) => part.startsWith('_')))
  .map((file) => `/${file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`.replace(/(.)\/$/, '$1'));

describe('the table of routes', () => {
  it('names every page and endpoint, and nothing else', () => {
    expect(Object.keys(routes).sort()).toEqual(patterns.sort());
  });
});

/** Whose thing it is, seen from somebody who asks. */
function personAt(relation: Relation, by: Person | null): Person {
  const { here, there } = site;
  switch (relation) {
    case 'own':
      return by ?? here.trainees[0];
    case 'taught':
      return here.trainees[1];
    case 'same agency':
      return here.otherTrainees[0];
    case 'other agency':
      return there.trainee;
  }
}

interface Asked {
  readonly path: string;
  readonly subject: Subject;
}

/** What an address with an `[id]` is asked about, and what the table of rights must be asked about it. */
function asked(pattern: string, relation: Relation, by: Person | null): Asked {
  const { here, there } = site;
  const person = personAt(relation, by);
  const staff =
    person.agency === 'weir'
      ? ['weir-instructor']
      : here.trainees.includes(person as never)
        ? [here.instructor.id]
        : here.otherTrainees.includes(person as never)
          ? [here.otherInstructor.id]
          : [];
  const of = (thing: string): Asked => ({
    path: pattern.replace(/\[\w+\]/, `${thing}-${person.id}`),
    subject: { agency: person.agency, person: person.id, staff },
  });
  if (pattern.startsWith('/instructor/cohorts/[id]')) {
    const cohort =
      relation === 'other agency' ? there.cohort : relation === 'same agency' ? here.otherCohort : here.cohort;
    const teacher =
      relation === 'same agency'
        ? here.otherInstructor.id
        : relation === 'other agency'
          ? 'weir-instructor'
          : here.instructor.id;
    return { path: pattern.replace('[id]', cohort.id), subject: { agency: cohort.agency, staff: [teacher] } };
  }
  if (pattern.startsWith('/admin/people/[id]')) {
    return { path: pattern.replace('[id]', person.id), subject: { agency: person.agency, person: person.id, staff } };
  }
  if (/^\/(instructor\/sittings|certify)\/\[id\]/.test(pattern)) return of('sitting');
  if (pattern.startsWith('/certificates/')) return of('certificate');
  // Places of one's own, or of one's agency: there is nothing of anybody else's to name in the address.
  return { path: pattern, subject: { agency: by?.agency ?? null, person: by?.id, staff: by ? [by.id] : [] } };
}

/** Routes whose address names something that somebody owns. */
const owned = Object.keys(routes).filter((pattern) =>
  /^\/(instructor\/(cohorts|sittings)|admin\/people|certify|certificates)\/\[id\]/.test(pattern),
);

/** A lesson by its name; of what belongs to nobody any other name will do. */
const filled = (path: string) => path.replace('/lessons/[slug]', '/lessons/help').replace(/\[[^\]]+\]/g, 'unknown');

const isLetIn = (status: number, location: string | null) =>
  ![401, 403, 404].includes(status) && !location?.startsWith('/sign-in');

async function ask(method: string, path: string, by: Person | null) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie: site.cookieOf(by), ...(method === 'POST' && { origin: server.url }) },
    ...(method === 'POST' && { body: new URLSearchParams({ asked: 'nothing' }) }),
  });
  await response.arrayBuffer();
  return { status: response.status, location: response.headers.get('location') };
}

const askers = ['visitor', 'trainee', 'instructor', 'coordinator', 'owner'] as const;

function askerOf(name: (typeof askers)[number]): Person | null {
  const { here } = site;
  return name === 'visitor' ? null : name === 'trainee' ? here.trainees[0] : here[name];
}

/** What is open to everybody may still refuse a wrong form; it never asks who somebody is. */
const open: readonly Action[] = ['course.read', 'practice.play', 'certificate.verify', 'session.begin'];

// Signing out comes last: after it nobody is who they were.
const cases = Object.entries(routes)
  .flatMap(([pattern, route]) =>
    Object.entries(route).map(([method, action]) => ({ pattern, method, action: action as Action })),
  )
  .sort((a, b) => Number(a.pattern === '/sign-out') - Number(b.pattern === '/sign-out'));

describe('self-chosen practice', () => {
  it.each(['instructor', 'coordinator', 'owner'] as const)('is not shown to an %s', async (name) => {
    const { here } = site;
    const by = askerOf(name);
    expect((await ask('GET', `/api/attempts/practice-${here.trainees[1].id}`, by)).status).toBe(403);
  });
});

describe('a session', () => {
  it('opens nothing after access has ended, and a cookie of another server nothing at all', async () => {
    const forged = site.cookieOf(site.here.owner).replace(/[^;]{5}$/, 'AAAAA');
    const response = await fetch(`${server.url}/admin`, { headers: { cookie: forged }, redirect: 'manual' });
    expect(response.headers.get('location')).toMatch(/^\/sign-in/);
  });
});

describe.each(cases)('$method $pattern', ({ pattern, method, action }) => {
  const isOwned = owned.includes(pattern);

  it.each(askers)('%s', async (name) => {
    const by = askerOf(name);
    for (const relation of isOwned ? relations : (['own'] as const)) {
      const { path, subject } = asked(pattern, relation, by);
      const { status, location } = await ask(method, filled(path), by);
      const isExpected = may(by ?? visitor, action, subject);
      const isAsExpected = open.includes(action)
        ? status !== 401 && !location?.startsWith('/sign-in?')
        : isLetIn(status, location) === isExpected;
      expect({ relation, path, status, location, isExpected, isAsExpected }).toMatchObject({ isAsExpected: true });
      if (pattern !== '/500') expect(status).toBeLessThan(500);
    }
  });
});

// After everybody has sent every form with nothing in it.
it('a form without its fields changes nothing', async () => {
  expect(await whatIsKept()).toEqual(before);
});
