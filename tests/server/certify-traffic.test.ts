/** Everything that travels in whole sittings over HTTP, searched for anything of the key. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, sitToEnd } from '../build/certify-run.ts';
import { type CertifySite, openCertifySite, openReader, partsOf } from '../build/certify-site.ts';
import { leaksIn } from '../build/leaks.ts';
import { bestTaker, randomTaker, type Taker, worstTaker } from '../build/sitting.ts';

let site: CertifySite;

beforeAll(async () => {
  site = await openCertifySite();
}, 60_000);

afterAll(() => site?.close());

const runs: readonly (readonly [name: string, member: string, taker: Taker])[] = [
  ['the best', 'trainee-1', bestTaker],
  ['the worst', 'trainee-2', worstTaker],
  ['anything', 'trainee-3', randomTaker('over http')],
];

test.each(runs)(
  'no page of a sitting that takes %s holds anything of its key before the end',
  async (_, member, taker) => {
    const reader = openReader(site, await site.signIn(member));
    await reader.open('/certify');
    const sitting = await begin(reader);
    await sitToEnd(site, reader, sitting, taker);
    const end = reader.traffic.findIndex(({ path }) => path.endsWith('/result'));
    const before = reader.traffic.slice(0, end);
    expect(before.filter(({ status }) => status === 200).length).toBeGreaterThan(70);
    expect(leaksIn(before.flatMap(partsOf), await site.keyOf(sitting))).toEqual([]);
    // The search is not blind: what it looks for stands on the page that follows.
    const { texts } = await site.keyOf(sitting);
    expect(texts.length).toBeGreaterThan(200);
  },
  240_000,
);

test('no page of a sitting may be kept by a browser or a proxy', async () => {
  const reader = openReader(site, await site.signIn('trainee-4'));
  const sitting = await begin(reader);
  const response = await reader.open(`/certify/${sitting}`);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
});

test('a step brings its script and style along, so that all that travels has been searched', async () => {
  const reader = openReader(site, await site.signIn('trainee-5'));
  await begin(reader);
  const files = [...reader.html().matchAll(/(?:src|href)="(\/_astro\/[^"]+)"/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !file.endsWith('.woff2'))).toEqual([]);
});

test('the search finds a reason in a page, and an id in a field of it', async () => {
  const reader = openReader(site, await site.signIn('trainee-6'));
  const sitting = await begin(reader);
  const { texts, ids } = await site.keyOf(sitting);
  const page = { path: '/', status: 200, headers: [] };
  expect(leaksIn(partsOf({ ...page, body: `<main><p>${texts[0]}</p></main>` }), { texts, ids })).toContain(texts[0]);
  expect(leaksIn(partsOf({ ...page, body: `<input value="${ids[0]}">` }), { texts, ids })).toContain(ids[0]);
  expect(leaksIn(partsOf({ ...page, body: `<a href="/x/${ids[0]}?y">` }), { texts, ids })).toContain(ids[0]);
});
