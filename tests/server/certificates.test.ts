/** Certificates on the built server: the page, the PDF, its QR code, and what strangers see at the address in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'uqr';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Person } from '#domain/people/person';
import { aCertifiedSite } from '../build/certified-site.ts';
import { readPdf } from '../build/read-pdf.ts';
import { endServer, type Running, startServer } from '../build/server.ts';

vi.setConfig({ testTimeout: 30_000 });

let site: Awaited<ReturnType<typeof aCertifiedSite>>;
let server: Running;

const folder = mkdtempSync(join(tmpdir(), 'second-look-'));

beforeAll(async () => {
  site = await aCertifiedSite(folder);
  // With other scenarios than those that were sat: a certificate is checked on the editions that are kept.
  server = await startServer(folder);
}, 60_000);
afterAll(async () => {
  await endServer(server);
  rmSync(folder, { recursive: true, force: true });
});

async function get(path: string, by: Person | null = null) {
  const headers: Record<string, string> = by ? { cookie: site.cookieOf(by) } : {};
  const response = await fetch(`${server.url}${path}`, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function read(path: string, by: Person | null = null) {
  const { status, headers, bytes } = await get(path, by);
  const html = new TextDecoder().decode(bytes);
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  const text = main
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  return { status, location: headers.get('location'), robots: headers.get('x-robots-tag'), main, text };
}

function post(path: string, by: Person, fields: Record<string, string>) {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: site.cookieOf(by), origin: server.url },
    body: new URLSearchParams(fields),
  });
}

test('its holder sees it valid, with every part of the rule', async () => {
  const { status, text } = await read(`/certificates/${site.ana.id}`, site.trainees[0]);
  expect(status).toBe(200);
  expect(text).toContain('Valid Checked just now against the decision log. The score was recomputed and matches.');
  for (const shown of [
    'Ana Ortiz',
    '4471',
    'Victims identified',
    'Right to leave',
    'Critical errors None',
    'Provisional',
  ]) {
    expect(text).toContain(shown);
  }
});

test('the QR code on the page is that of its address, which answers anybody', async () => {
  const { main } = await read(`/certificates/${site.ana.id}`, site.trainees[0]);
  const address = `${server.url}/verify/${site.ana.content.code}`;
  expect(main).toContain(`QR code of the address that verifies this certificate: ${address}`);
  const path = /<path d="(M\d+ \d+h[^"]+)" fill="#15202b"/.exec(main)?.[1] ?? '';
  const dark = [...path.matchAll(/M\d+ \d+h(\d+)/g)].reduce((sum, [, length]) => sum + Number(length), 0);
  const { data } = encode(address, { ecc: 'M', border: 0 });
  expect(dark).toBe(data.flat().filter(Boolean).length);
  const answer = await read(`/verify/${site.ana.content.code}`);
  expect(answer).toMatchObject({ status: 200, robots: 'noindex' });
  expect(answer.text).toContain('Valid');
  expect(answer.text).toContain('Ana Ortiz');
  expect(answer.text.replaceAll(' ', '')).toContain(site.ana.fingerprint);
});

test('a stranger is not told badge, agency, score or who confirmed', async () => {
  for (const { content } of [site.ana, site.cleo]) {
    const { text } = await read(`/verify/${content.code}`);
    expect(text).not.toMatch(/4471|4473|Larkfield|Ian Boyd|Form A|needed|Somebody else/);
  }
});

test('the PDF is tagged, one page, and carries the address of the QR code', async () => {
  const { status, headers, bytes } = await get(`/certificates/${site.ana.id}.pdf`, site.trainees[0]);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="certificate-${site.ana.content.code}.pdf"`);
  expect(headers.get('cache-control')).toBe('private, no-store');
  const { catalog, pages, title, text, alternatives } = readPdf(bytes);
  expect(catalog).toContain('/StructTreeRoot');
  expect(pages).toHaveLength(1);
  expect(title).toBe('Certificate of Ana Ortiz, Second Look');
  expect(text).toContain('Ana Ortiz');
  const address = `${server.url}/verify/${site.ana.content.code}`;
  expect(alternatives).toContain(`QR code of the address that verifies this certificate: ${address}`);
});

test('forty PDFs asked for at once are all whole', async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      n % 2
        ? get(`/certificates/${site.ana.id}.pdf`, site.trainees[0])
        : get(`/certificates/${site.cleo.id}.pdf`, site.trainees[2]),
    ),
  );
  for (const [n, { bytes }] of all.entries()) expect(readPdf(bytes).text).toContain(n % 2 ? 'Ana Ortiz' : 'Cleo Hart');
});

test('it says who confirmed in the room that it was this person', async () => {
  const { text } = await read(`/certificates/${site.cleo.id}`, site.instructor);
  expect(text).toContain('Ian Boyd Confirmed in the room · Nov 22, 2026');
});

test('others are refused, and a visitor is sent to sign in', async () => {
  for (const end of ['', '.pdf']) {
    const path = `/certificates/${site.ana.id}${end}`;
    expect((await read(path, site.trainees[1])).status).toBe(403);
    expect((await read(path, site.otherInstructor)).status).toBe(403);
    expect(await read(path)).toMatchObject({ status: 303, location: expect.stringMatching(/^\/sign-in/) });
    expect((await read(`/certificates/unknown${end}`, site.coordinator)).status).toBe(404);
  }
});

test('a code is found as typed, and a form of ours finds it without a script', async () => {
  const { code } = site.ana.content;
  expect(await read(`/verify/${code.toLowerCase().replace('-', '')}`)).toMatchObject({
    status: 303,
    location: `/verify/${code}`,
  });
  expect(await read(`/verify?code=${encodeURIComponent(` ${code.toLowerCase()} `)}`)).toMatchObject({
    status: 303,
    location: `/verify/${code}`,
  });
  const wrong = await read('/verify?code=7HQ4');
  expect(wrong.status).toBe(422);
  expect(wrong.main).toContain('value="7HQ4"');
  expect((await read('/verify')).status).toBe(200);
});

test('an unknown code is unknown, and says no more', async () => {
  const { status, robots, text } = await read('/verify/0000-0000');
  expect([status, robots]).toEqual([404, 'noindex']);
  expect(text).toContain('No certificate has this code');
});

test('a coordinator revokes it with a reason, and whoever verifies it learns that and not why', async () => {
  const path = `/certificates/${site.cleo.id}`;
  expect((await post(path, site.trainees[2], { why: 'I do not want it.' })).status).toBe(403);
  expect((await post(path, site.instructor, { why: 'Not mine to say.' })).status).toBe(403);
  const refused = await post(path, site.coordinator, { why: '' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Write why the certificate is revoked.');
  const done = await post(path, site.coordinator, { why: 'Sat with a phone in hand.' });
  expect([done.status, done.headers.get('location')]).toEqual([303, path]);
  expect((await read(path, site.coordinator)).text).toContain('Sat with a phone in hand.');
  const { text } = await read(`/verify/${site.cleo.content.code}`);
  expect(text).toContain('Revoked');
  expect(text).not.toContain('phone in hand');
});

test('after sixty wrong codes an address waits, and is told how long', async () => {
  let answer = await get('/verify/0000-0000');
  for (let tried = 0; tried < 62 && answer.status === 404; tried += 1) answer = await get('/verify/0000-0001');
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  // Behind a proxy the connection is everybody's: only the one who guesses waits.
  const elsewhere = { headers: { 'x-forwarded-for': '203.0.113.50' } };
  expect((await fetch(`${server.url}/verify/0000-0001`, elsewhere)).status).toBe(404);
});
