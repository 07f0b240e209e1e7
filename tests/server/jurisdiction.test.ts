/** The agency's card, from its file to the page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endServer, type Running, runServer, startServer } from '../build/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'second-look-'));
const file = join(folder, 'card.yaml');
const day = (fromToday: number) => new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
const cardOf = (rule: string) => `
jurisdiction: { state: Ohio, agency: Elm Police Department }
counsel: { name: A. Lawyer, verified: ${day(-3)}, expires: ${day(90)} }
signed: { name: Chief B., day: ${day(-2)} }
rules: { report-policy: { rule: "${rule}", statute: Policy 1 } }
`;
const unknown = 'Unknown here: call your supervisor or prosecutor';
let withCard: Running;
let without: Running;
let withExample: Running;

beforeAll(async () => {
  writeFileSync(file, cardOf('Every report is taken.'));
  [withCard, without, withExample] = await Promise.all([
    startServer(join(folder, 'a'), undefined, { JURISDICTION_FILE: file }),
    startServer(join(folder, 'b'), undefined, { JURISDICTION_FILE: '' }),
    startServer(join(folder, 'c'), undefined, { JURISDICTION_FILE: 'content/jurisdictions/example.yaml' }),
  ]);
}, 30_000);

afterAll(async () => {
  await Promise.all([endServer(withCard), endServer(without), endServer(withExample)]);
  rmSync(folder, { recursive: true, force: true });
});

/** The entry of a source on the page of sources. */
async function entry({ url }: Running, id: string): Promise<{ text: string; etag: string | null }> {
  const response = await fetch(`${url}/sources`);
  const html = await response.text();
  const [text = ''] =
    html.match(new RegExp(`<li id="${id}"[\\s\\S]*?\\n?</li>\\s*<li id=|<li id="${id}"[\\s\\S]*?</section>`)) ?? [];
  return { text, etag: response.headers.get('etag') };
}

test('without a card every line is unknown', async () => {
  const { text } = await entry(without, 'agency-standard');
  expect(text).toContain(unknown);
  expect(text).toContain('Your agency has not filled in its jurisdiction card.');
});

test('a signed card shows its rule with agency, statute and day, and its empty lines as unknown', async () => {
  const known = (await entry(withCard, 'agency-standard')).text;
  expect(known).toContain('Every report is taken.');
  expect(known).toMatch(/Policy 1\.\s*Your agency’s jurisdiction card: Elm Police Department, Ohio\. Verified/);
  expect((await entry(withCard, 'state-vacatur')).text).toContain(unknown);
});

test('the made-up example says on the spot that it is no real place', async () => {
  expect((await entry(withExample, 'agency-standard')).text).toContain('Example: State of Lindmere, not a real place');
});

test('a page changes with the card, without a restart, and browsers are sent it anew', async () => {
  const before = await entry(withCard, 'agency-standard');
  writeFileSync(file, cardOf('Each report of a crime is taken, by anyone.'));
  await expect
    .poll(async () => (await entry(withCard, 'agency-standard')).text, { timeout: 10_000, interval: 500 })
    .toContain('by anyone');
  const after = await entry(withCard, 'agency-standard');
  expect(after.etag).not.toBe(before.etag);
  const again = await fetch(`${withCard.url}/sources`, { headers: { 'if-none-match': before.etag ?? '' } });
  expect(again.status).toBe(200);
}, 15_000);

test('a broken card is refused at the start, with its place', async () => {
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'rules:\n  condom:\n    rule: No.\n');
  const { code, output } = await runServer({ DATA_DIR: join(folder, 'd'), PORT: '0', JURISDICTION_FILE: broken });
  expect(code).toBe(1);
  expect(output).toContain(
    `${broken}:2:3 error There is no field "condom" here. Did you mean "condoms"? [unknown-key]`,
  );
  expect(output).not.toContain('    at ');
});
