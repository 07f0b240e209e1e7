import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { begin, sitToEnd, sitUntil } from '../build/certify-run.ts';
import { type CertifySite, openCertifySite, openReader } from '../build/certify-site.ts';
import { bestTaker, worstTaker } from '../build/sitting.ts';
import { fillFields } from './answer-page.ts';
import { isSound } from './sound-page.ts';

let site: CertifySite;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await openCertifySite();
});

test.afterAll(async () => site?.close());

/** The browser as somebody who has signed in. */
async function signIn(context: BrowserContext, member: string, identity: 'password' | 'pin' = 'password') {
  const cookie = await site.signIn(member, identity);
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: site.url };
    }),
  );
  return openReader(site, cookie);
}

/** What stands on a page of each kind of step. */
const steps = [
  ['one of several', 'type="radio" name="chosen"'],
  ['any of several', 'type="checkbox" name="chosen"'],
  ['an order', 'name="place.'],
  ['a match', 'name="pair.'],
  ['a document', 'it-paper'],
  ['a report to write', '<textarea'],
  ['a card', 'name="judgment.card"'],
  ['a content note', '?begin='],
  ['a choice', 'class="choices"'],
  ['questions', 'class="go-on"'],
  ['a judgment', 'name="judgment.p1"'],
] as const;

type Scheme = 'light' | 'dark';

/** Colors do not hang on the width: both of them once, and one at each other width. */
const screens = [
  { name: 'desktop', width: 1280, height: 900, member: 'trainee-1', schemes: ['light', 'dark'] },
  { name: 'phone', width: 390, height: 844, member: 'trainee-2', schemes: ['dark'] },
  { name: '320 pixels', width: 320, height: 640, member: 'trainee-3', schemes: ['light'] },
] as const;

test.describe.configure({ mode: 'default' });

async function isSoundIn(schemes: readonly Scheme[], page: Page, state: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await isSound(page, `${state}, ${colorScheme}`);
  }
}

for (const { name, width, height, member, schemes } of screens) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test('every kind of step passes axe and fits the width', async ({ page, context }) => {
      test.setTimeout(400_000);
      const reader = await signIn(context, member);
      const look = async (path: string) => {
        await page.goto(`${site.url}${path}`);
        await isSoundIn(schemes, page, path);
      };
      await look('/certify');
      const sitting = await begin(reader);
      const seen = new Set<string>();
      for (let step = 0; step < 200 && !reader.at().endsWith('/result'); step += 1) {
        const fresh = steps.filter(([kind, part]) => !seen.has(kind) && reader.html().includes(part));
        if (fresh.length > 0) {
          const kinds = fresh.map(([kind]) => kind).join(', ');
          await page.goto(`${site.url}${reader.at()}`);
          await unfold(page);
          await isSoundIn(schemes, page, kinds);
          for (const [kind] of fresh) seen.add(kind);
        }
        const note = /href="(\/certify\/[^"]+\?begin=\d+)"/.exec(reader.html())?.[1];
        if (note) await reader.open(note);
        else await reader.post(reader.at(), [...reader.hidden(), ...(await site.fieldsOf(sitting, worstTaker))]);
      }
      expect([...seen].toSorted()).toEqual(steps.map(([kind]) => kind).toSorted());
      await look(`/certify/${sitting}/result`);
      await look(`/certify/${sitting}/review`);
      await page.locator('.review-fold summary').first().click();
      await isSoundIn(schemes, page, 'a question of the review');

      await signIn(context, 'coordinator');
      await look(`/instructor/sittings/${sitting}`);
      await look('/admin/forms');
    });
  });
}

test('what is missing is named first, leads to its field, and passes axe', async ({ page, context }) => {
  const reader = await signIn(context, 'trainee-4');
  const sitting = await begin(reader);
  await sitUntil(site, reader, sitting, 'name="judgment.card"');
  await page.goto(`${site.url}/certify/${sitting}`);
  await page.getByRole('button', { name: 'Commit to this judgment' }).click();
  await expect(page.locator('.to-fix')).toBeFocused();
  await expect(page).toHaveTitle(/^Fix: Card 1 of 20/);
  await isSoundIn(['light', 'dark'], page, 'something to fix');
  await page.getByRole('link', { name: 'Choose how sure you are about this card.' }).click();
  await expect(page.locator('[id="f-confidence.card"]')).toBeFocused();
});

test('a card and a scene are answered by keyboard alone', async ({ page, context }) => {
  test.setTimeout(120_000);
  const reader = await signIn(context, 'trainee-6');
  const sitting = await begin(reader);
  await sitUntil(site, reader, sitting, 'name="judgment.card"');
  await page.goto(`${site.url}/certify/${sitting}`);
  await expect(page.locator('.vignette')).toBeVisible();
  // The focus stands at the card: the judgment is the next stop.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Something else/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '65 percent' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Card 2 of 20')).toBeVisible();
  const answers = await site.store.sittings.listAnswers(sitting);
  expect(answers.at(-1)?.kept).toMatchObject({ kind: 'card', answer: { victim: false, confidence: 65 } });
  expect(answers.at(-1)?.reportedSeconds).not.toBeNull();

  await reader.open(`/certify/${sitting}`);
  await sitUntil(site, reader, sitting, '?begin=');
  await page.goto(`${site.url}/certify/${sitting}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Begin this scene' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Decision 1 of')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('input[type="radio"]').first()).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Decision 2 of')).toBeVisible();
});

test('without scripts a page is left and taken up again, and Back does no harm', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await signIn(context, 'trainee-5');
  const sitting = await begin(reader);
  const page = await context.newPage();
  await page.goto(`${site.url}/certify`);
  await page.getByRole('link', { name: 'Go on' }).click();
  await fill(page, sitting);
  await expect(page.getByText('Question 2 of 20')).toBeVisible();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.goBack();
  await page.goBack();
  await page.goto(`${site.url}/certify/${sitting}`);
  await expect(page.getByText('Question 2 of 20')).toBeVisible();
  expect((await site.store.sittings.listAnswers(sitting)).length).toBe(1);
  await context.close();
});

test('nothing of a step is printed', async ({ page, context }) => {
  const reader = await signIn(context, 'weir-owner');
  const sitting = await begin(reader);
  await page.goto(`${site.url}/certify/${sitting}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main')).toBeHidden();
  await expect(page.locator('header')).toBeHidden();
});

test('a passed certification with a PIN waits for a confirmation, which the instructor gives', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(120_000);
  const reader = await signIn(context, 'weir-trainee', 'pin');
  const sitting = await begin(reader);
  await sitToEnd(site, reader, sitting, bestTaker);
  await page.goto(`${site.url}/certify/${sitting}/result`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed. Who you are is not confirmed yet.');
  await isSound(page, 'waiting for a confirmation');
  const staff = await browser.newContext();
  await signIn(staff, 'weir-instructor');
  const room = await staff.newPage();
  await room.goto(`${site.url}/instructor/sittings/${sitting}`);
  await room.getByRole('button', { name: 'I know this person and was in the room' }).click();
  await expect(room.getByText('Confirmed in the room by Isla Penn')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Certified.');
  await expect(page.getByRole('link', { name: 'See the certificate' })).toBeVisible();
  await staff.close();
});

/** Opens what a phone folds. */
async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('.fold > summary:visible').all()) await summary.click();
}

/** Fills in the step shown by its fields, and sends it. */
async function fill(page: Page, sitting: string): Promise<void> {
  await fillFields(page, await site.fieldsOf(sitting, bestTaker));
  await page.locator('form[data-step] .btn-primary').click();
}
