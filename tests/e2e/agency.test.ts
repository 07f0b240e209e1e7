/** An agency from the first start of a server to certificates that others check: as its owner and trainees meet it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { sql } from 'kysely';
import { encode } from 'uqr';
import { storeOn } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { withDatabase } from '#adapters/store/with-database';
import { finishReview, sitToEnd } from '../build/certify-run.ts';
import { type Answers, openAnswers, openReader } from '../build/certify-site.ts';
import { secondLook } from '../build/command.ts';
import { readPdf } from '../build/read-pdf.ts';
import { tamper } from '../build/record.ts';
import { root } from '../build/scenario.ts';
import { endServer, type Running, startServer } from '../build/server.ts';
import { bestTaker, type Taker, worstTaker } from '../build/sitting.ts';
import { fillFields } from './answer-page.ts';
import { isSound } from './sound-page.ts';

/** Each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial', timeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'second-look-agency-'));
const data = join(folder, 'data');
const scenarios = { SCENARIOS_DIR: join(root, 'scenarios') };

const firstTime = ['Go to the certification', 'Begin the certification'] as const;

/** The most screens that set-up may take, from the owner's first to the last trainee's. */
const mostScreens = 8;

let server: Running;
let owner: Person;
let ana: Person;
let ben: Person;
let code: string;
let cohort: string;
let certificate: { readonly id: string; readonly verifyUrl: string };

test.beforeAll(async ({ browser }) => {
  server = await startServer(data, undefined, scenarios);
  owner = await somebody(browser, { width: 1280, height: 900 });
  ana = await somebody(browser, { width: 390, height: 844 });
  ben = await somebody(browser, { width: 390, height: 844 });
});

test.afterAll(async () => {
  for (const person of [owner, ana, ben]) await person?.context.close();
  if (server) await endServer(server);
  rmSync(folder, { recursive: true, force: true });
});

test('a fresh start leads an owner to a class of two in at most eight screens', async () => {
  const began = performance.now();
  const { page } = owner;
  await page.goto(await ownerLink());
  await page.getByLabel('Agency').fill('Larkfield Police Department');
  await page.getByLabel('Your first and last name').fill('Olive Reyes');
  await page.getByLabel('Your e-mail address').fill('olive@larkfield.example');
  await page.getByLabel('Password', { exact: true }).fill('lantern quarry maple ferry');
  await page.getByRole('button', { name: 'Create agency and sign in' }).click();
  await page.getByRole('link', { name: 'New cohort' }).click();
  await page.getByLabel('Name').fill('Recruit class 26-B');
  await page.getByRole('button', { name: 'Begin the cohort' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recruit class 26-B');
  cohort = new URL(page.url()).pathname;
  code = ((await page.locator('.join-code .code').textContent()) ?? '').trim();
  const way = `${server.url}/join?code=${code.replace(/\W/g, '')}`;
  expect(await modulesOf(page.getByRole('img', { name: /^QR code of/ }), 3)).toEqual(modulesFor(way));

  await joinClass(ana, way, { name: 'Ana Ortiz', badge: '4471', pin: '481927' });
  await joinClass(ben, way, { name: 'Ben Cole', badge: '4472', pin: '730518' });

  const screens = [owner, ana, ben].flatMap(({ screens }) => screens);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `Set-up: ${screens.length} screens, ${seconds} s from the owner's link to a class of two\n  ${screens.join('\n  ')}`,
  );
  expect(screens.length).toBeLessThanOrEqual(mostScreens);

  await page.reload();
  for (const name of ['Ana Ortiz', 'Ben Cole']) await expect(page.getByRole('row', { name })).toContainText('Joined');
});

test('who is not in the room comes by a link, which works once', async ({ browser }) => {
  const { page } = owner;
  const before = owner.screens.length;
  await page.getByRole('link', { name: 'Add people' }).click();
  await page.getByLabel('First and last name').nth(1).fill('Cleo Hart');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Copy it now: it is not shown again').inputValue();
  const cleo = await somebody(browser, { width: 390, height: 844 });
  await cleo.page.goto(link);
  await expect(cleo.page.getByLabel('First and last name')).toHaveValue('Cleo Hart');
  await cleo.page.getByLabel('E-mail address').fill('cleo@larkfield.example');
  await cleo.page.getByLabel('Password', { exact: true }).fill('harbor violin cedar onion');
  await cleo.page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(cleo.page.getByRole('link', { name: 'Your account and record' })).toBeVisible();
  expect(owner.screens.length - before + cleo.screens.length).toBe(4);
  expect((await cleo.page.goto(link))?.status()).toBe(404);
  await cleo.context.close();
  await page.goto(`${server.url}${cohort}`);
  await expect(page.getByRole('row', { name: 'Cleo Hart' })).toContainText('Joined');
});

test('what is assigned to the class stands first on the page of each', async () => {
  const { page } = owner;
  await page.getByRole('link', { name: 'Assign work' }).click();
  await page.getByRole('checkbox', { name: /^Certification/ }).check();
  await page.getByLabel('Due on, Tests and certification').fill(inDays(7));
  await page.getByRole('button', { name: 'Assign what is ticked' }).click();
  await expect(page.getByRole('row', { name: /Certification/ })).toContainText('0 of 3');
  for (const person of [ana, ben]) {
    await person.page.goto(server.url);
    const due = person.page.getByRole('region', { name: 'What is due' });
    await expect(due).toContainText('Certification');
    await expect(due).toContainText(/Due \w+day, \w+ \d+/);
    await expect(due.getByRole('link', { name: 'Go to the certification' })).toBeVisible();
  }
  await isSound(ana.page, 'the first page of a trainee to whom something is assigned');
});

test('who passes is confirmed in the room, and the QR code of the PDF leads anybody to “Valid”', async ({
  browser,
}) => {
  const { page } = ana;
  await take(ana, firstTime, bestTaker);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed. Who you are is not confirmed yet.');
  await confirm('Ana Ortiz');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Certified.');
  await page.getByRole('link', { name: 'See the certificate' }).click();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const verifyUrl =
    (await page
      .getByRole('link', { name: /\/verify\// })
      .first()
      .textContent()) ?? '';
  expect(await modulesOf(page.getByRole('img', { name: `verifies this certificate: ${verifyUrl}` }))).toEqual(
    modulesFor(verifyUrl),
  );

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download PDF' }).click();
  const pdf = readPdf(readFileSync(await (await downloading).path()));
  expect(pdf.title).toBe('Certificate of Ana Ortiz, Second Look');
  expect(pdf.text).toContain('Confirmed in the room');
  const [said = '', drawn = ''] = [...pdf.drawings].find(([text]) => text.startsWith('QR code of')) ?? [];
  const printed = said.split(' ').at(-1) ?? '';
  expect(printed).toBe(verifyUrl);
  expect(modulesIn(drawn.matchAll(/^(\d+) (\d+) m\n(\d+) \d+ l$/gm), ([x, y, to]) => [x, y, to - x])).toEqual(
    modulesFor(printed),
  );

  const stranger = await somebody(browser, { width: 390, height: 844 });
  await stranger.page.goto(printed);
  await expect(stranger.page.getByRole('heading', { level: 1 })).toHaveText('Valid');
  await expect(stranger.page.locator('main')).toContainText('Ana Ortiz');
  await expect(stranger.page.locator('main')).not.toContainText('4471');
  await stranger.context.close();
  certificate = { id, verifyUrl };
});

test('who fails sees why, reviews what was missed, and passes the other form from another device', async ({
  browser,
}) => {
  const { page } = ben;
  const failed = await take(ben, firstTime, worstTaker);
  const first = await formOf(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not yet: /);
  const rule = page.getByRole('table', { name: 'The pass rule, part by part' });
  for (const part of [
    'Critical errors',
    'Mean of the scenes',
    'Lowest scene',
    'Knowledge',
    'Victims identified',
    'Others rightly left',
  ]) {
    await expect(rule.getByRole('row', { name: part })).toContainText(/\d+(%| of \d+)?.*(needed|allowed)/);
    await expect(rule.getByRole('row', { name: part })).toContainText('Open');
  }
  const errors = page.getByRole('region', { name: 'Critical errors, and what to do instead' }).getByRole('listitem');
  expect(await errors.count()).toBeGreaterThan(0);
  for (const error of await errors.all()) await expect(error).toContainText('Instead:');

  await page.goto(`${server.url}/certify`);
  await expect(page.getByRole('button', { name: /^Begin the (other form|certification)/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Go to the review' }).click();
  const question = page.locator('.review-part', { has: page.locator('.review-fold') }).first();
  await question.locator('summary').click();
  const item = await question.locator('[name="item"]').inputValue();
  await fillFields(page, await answering((answers) => answers.reviewFieldsOf(failed, item)));
  await question.getByRole('button', { name: 'See the answer' }).click();
  await expect(page.getByText(/questions? (is|are) open/)).toBeVisible();
  const reader = openReader(server, await cookieOf(ben.context));
  await answering((answers) => finishReview(answers, reader, failed));

  const tablet = await somebody(browser, { width: 820, height: 1180 });
  await tablet.page.goto(`${server.url}/sign-in/pin`);
  await tablet.page.getByLabel('Class code').fill(code);
  await tablet.page.getByLabel('Badge or POST number').fill('4472');
  await tablet.page.getByLabel('PIN', { exact: true }).fill('730518');
  await tablet.page.getByRole('button', { name: 'Sign in' }).click();
  await take(tablet, ['Continue the certification', 'Begin the other form'], bestTaker);
  expect(await formOf(tablet.page)).not.toBe(first);
  await confirm('Ben Cole');
  await tablet.page.reload();
  await expect(tablet.page.getByRole('heading', { level: 1 })).toHaveText('Certified.');
  await tablet.context.close();
  await owner.page.goto(`${server.url}${cohort}/assign`);
  await expect(owner.page.getByRole('row', { name: /Certification/ })).toContainText('2 of 3');
});

test('a backup that was made while the server ran restores to a site that knows the certificate', async () => {
  const out = join(folder, 'backups');
  const made = await secondLook(['backup', `--out=${out}`], root, { DATA_DIR: data });
  expect(made).toMatchObject({ code: 0, error: '' });
  const [name = ''] = readdirSync(out);
  const elsewhere = join(folder, 'restored');
  const done = await secondLook(['restore', `--from=${join(out, name)}`, `--to=${elsewhere}`], root, {
    DATA_DIR: elsewhere,
  });
  expect(done).toMatchObject({ code: 0, error: '' });
  const restored = await startServer(elsewhere, undefined, scenarios);
  try {
    const { page } = ana;
    // Her session came along too.
    await page.goto(`${restored.url}/certificates/${certificate.id}`);
    await expect(page.getByRole('heading', { name: 'Valid' })).toBeVisible();
    await expect(page.getByText('The score was recomputed and matches.')).toBeVisible();
    await page.goto(`${restored.url}${new URL(certificate.verifyUrl).pathname}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Valid');
    expect(await secondLook(['verify-log'], root, { DATA_DIR: elsewhere })).toMatchObject({ code: 0 });
  } finally {
    await endServer(restored);
  }
});

test('the log is intact, until somebody changes a row: then verify-log names it', async () => {
  const verify = () => secondLook(['verify-log'], root, { DATA_DIR: data });
  const intact = await verify();
  expect(intact).toMatchObject({ code: 0, error: '' });
  expect(intact.out).toContain('\nIntact.\n');
  const seq = await withDatabase(sqlite(join(data, 'second-look.db')), async (database) => {
    const found = await sql<{ seq: number }>`select seq from log where kind = 'sitting.confirmed' order by seq`.execute(
      database.db,
    );
    const first = found.rows[0]?.seq ?? 0;
    await tamper(database, sql`update log set actor = subject where seq = ${first}`);
    return first;
  });
  expect(seq).toBeGreaterThan(0);
  const altered = await verify();
  expect(altered.code).toBe(1);
  expect(altered.out).toContain(`Row ${seq} is altered`);
  expect(altered.out).not.toContain('Intact.');
});

interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every page that was loaded, redirects aside. */
  readonly screens: readonly string[];
}

/** Somebody at a device of their own. */
async function somebody(browser: Browser, viewport: { width: number; height: number }): Promise<Person> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const screens: string[] = [];
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (isPage && (response.status() < 300 || response.status() >= 400)) screens.push(new URL(response.url()).pathname);
  });
  return { context, page, screens };
}

/** As the server printed it. */
async function ownerLink(): Promise<string> {
  const link = () => server.output().match(/http:\S+\/setup\?token=\S+/)?.[0] ?? '';
  await expect.poll(link).not.toBe('');
  return link();
}

/** By what the camera of a phone reads. */
async function joinClass(
  { page }: Person,
  way: string,
  who: { name: string; badge: string; pin: string },
): Promise<void> {
  await page.goto(way);
  await page.getByLabel('First and last name').fill(who.name);
  await page.getByLabel('Badge or POST number').fill(who.badge);
  await page.getByLabel('Choose a six-digit PIN', { exact: true }).fill(who.pin);
  await page.getByLabel('The same PIN again', { exact: true }).fill(who.pin);
  await page.getByRole('button', { name: 'Join the class' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
}

/**
 * Takes a form: the first two questions by hand, the others by what the same pages send, and then looks at the result.
 * @returns the id of the sitting
 */
async function take({ context, page }: Person, [way, begin]: readonly [string, string], taker: Taker): Promise<string> {
  await page.goto(server.url);
  await page.getByRole('region', { name: 'What is due' }).getByRole('link', { name: way }).click();
  await page.getByRole('button', { name: begin }).click();
  const sitting = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await answering(async (answers) => {
    for (const next of ['Question 2 of 20', 'Question 3 of 20']) {
      await fillFields(page, await answers.fieldsOf(sitting, taker));
      await page.locator('form[data-step] .btn-primary').click();
      await expect(page.getByText(next)).toBeVisible();
    }
    const reader = openReader(server, await cookieOf(context));
    await reader.open(`/certify/${sitting}`);
    await sitToEnd(answers, reader, sitting, taker);
  });
  await page.goto(`${server.url}/certify/${sitting}/result`);
  return sitting;
}

/** Of a result. */
async function formOf(page: Page): Promise<string> {
  return /form [AB]/.exec((await page.locator('.result .over').textContent()) ?? '')?.[0] ?? '';
}

/** The owner, who was in the room, says who it was. */
async function confirm(name: string): Promise<void> {
  const { page } = owner;
  await page.goto(`${server.url}${cohort}`);
  await page.getByRole('row', { name }).getByRole('link', { name: 'Passed: confirm who sat' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.getByRole('button', { name: 'I know this person and was in the room' }).click();
  await expect(page.getByText('Confirmed in the room by Olive Reyes')).toBeVisible();
}

/** With what the pages never tell, read from the database beside the server. */
function answering<T>(work: (answers: Answers) => Promise<T>): Promise<T> {
  return withDatabase(sqlite(join(data, 'second-look.db')), async ({ db }) => work(await openAnswers(storeOn(db))));
}

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** ISO day. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The dark modules of a QR code on a page, as "column row". */
async function modulesOf(picture: Locator, border = 0): Promise<string[]> {
  const paths = await picture.locator('path').evaluateAll((all) => all.map((path) => path.getAttribute('d') ?? ''));
  return modulesIn(paths.join('').matchAll(/M(\d+) (\d+)h(\d+)v1/g), ([x, y, length]) => [
    x - border,
    y - border,
    length,
  ]);
}

/** @param runOf - the column, row and length of a run of dark modules, from the numbers of a match */
function modulesIn(
  matches: Iterable<RegExpMatchArray>,
  runOf: (numbers: [number, number, number]) => [number, number, number],
): string[] {
  return [...matches]
    .flatMap(([, ...numbers]) => {
      const [x, y, length] = runOf(numbers.map(Number) as [number, number, number]);
      return Array.from({ length }, (_, step) => `${x + step} ${y}`);
    })
    .toSorted();
}

function modulesFor(text: string): string[] {
  const { data: rows } = encode(text, { ecc: 'M', border: 0 });
  return rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : []))).toSorted();
}
