/** Nobody is sent to a page that is not there or not theirs: every link is followed, from the first page on, as each role. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anAgencySite, type Site } from '../build/agency-site.ts';
import { endServer, type Running, startServer } from '../build/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'second-look-'));
let site: Site;
let server: Running;

beforeAll(async () => {
  site = await anAgencySite(folder);
  server = await startServer(folder);
});
afterAll(async () => {
  await endServer(server);
  rmSync(folder, { recursive: true, force: true });
});

it.each(['trainee', 'instructor', 'coordinator', 'owner'] as const)(
  'every link that a signed-in %s meets leads to a page of theirs',
  async (name) => {
    const by = name === 'trainee' ? site.here.trainees[0] : site.here[name];
    const cookie = site.cookieOf(by);
    const linkedFrom = new Map([['/', 'the address bar']]);
    const dead: string[] = [];
    for (const [path, from] of linkedFrom) {
      const response = await fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' });
      const body = await response.text();
      const html = response.headers.get('content-type')?.startsWith('text/html') ? body : '';
      if (response.status >= 400) dead.push(`${path} on ${from} answered ${response.status}`);
      const forward = response.headers.get('location');
      for (const href of [...(forward ? [forward] : []), ...linksIn(html)]) {
        const { origin, pathname, search } = new URL(href.replaceAll('&amp;', '&'), `${server.url}${path}`);
        const next = pathname + search;
        if (origin === server.url && !pathname.startsWith('/_astro/') && !linkedFrom.has(next))
          linkedFrom.set(next, path);
      }
    }
    expect(dead).toEqual([]);
    expect(linkedFrom.size).toBeGreaterThan(30);
    // From their cohort, staff find what each person sat.
    const meetsSittings = [...linkedFrom.keys()].some((path) => path.startsWith('/instructor/sittings/'));
    expect(meetsSittings).toBe(name !== 'trainee');
  },
  120_000,
);

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, href = '']) => href);
}
