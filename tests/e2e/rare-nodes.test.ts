/** What the format has and today's scenarios do not use: a timer, a ranking, two people to judge. Served from fixtures. */
import { expect, type Page, test } from '@playwright/test';
import { isStored } from './player-page.ts';
import { isSound } from './sound-page.ts';

const fixtures = `http://127.0.0.1:${Number(process.env['TEST_PORT'] || 4391) + 1}`;

test.use({ baseURL: fixtures, contextOptions: { reducedMotion: 'reduce' } });

test('two people are judged one by one, after an order was put right', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: /Greet both/ }).click();
  await expect(page.getByRole('heading', { name: 'What comes first?' })).toBeVisible();
  await isSound(page, 'ranking');
  await putFirst(page, 'Safety');
  await putLast(page, 'Paper');
  await page.getByRole('button', { name: 'This is my order' }).click();
  await isStored(page);

  const [ana, ben] = [judgeOf(page, 'Ana'), judgeOf(page, 'Ben')];
  await ana.getByRole('radio', { name: 'A potential victim of sex trafficking' }).check();
  await ana.getByRole('radio', { name: '85 percent' }).check();
  await page.getByRole('button', { name: /^Commit to/ }).click();
  await expect(ben.getByText(/^Fix:/).first()).toBeVisible();
  await isSound(page, 'commit with one person left out');
  await ben.getByRole('radio', { name: 'Something else' }).check();
  await ben.getByRole('radio', { name: '65 percent' }).check();
  await page.getByRole('button', { name: /^Commit to/ }).click();
  await page.getByRole('button', { name: /Call the advocate/ }).click();
  await page.getByRole('button', { name: 'See the debrief' }).click();
  await expect(page.getByText('Ana is safe tonight.')).toBeVisible();
  await expect(page.getByText('Ben was heard.')).toBeVisible();
  await expect(page.locator('.db-score').getByText('100 of 100')).toBeVisible();
  await isSound(page, 'debrief of two people');
});

test('a timer is off until it is asked for, and running out is the neutral choice', async ({ page }) => {
  await page.clock.install();
  await begin(page);
  await page.clock.runFor(30_000);
  await expect(page.getByRole('button', { name: /Greet both/ })).toBeVisible();
  await page.getByRole('switch', { name: 'Use a timer here' }).check();
  await isSound(page, 'timer');
  await page.getByLabel('Time', { exact: true }).selectOption({ label: '15 seconds, half again as long' });
  await page.clock.runFor(12_000);
  await expect(page.getByRole('button', { name: /Greet both/ })).toBeVisible();
  await page.clock.runFor(5_000);
  await expect(page.getByText('A minute passes.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What comes first?' })).toBeVisible();
});

async function begin(page: Page): Promise<void> {
  await page.goto('/scenarios/two-people');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('.playing')).toBeVisible();
}

function judgeOf(page: Page, name: string) {
  return page
    .getByRole('group', { name: new RegExp(`going on with ${name}`) })
    .first()
    .locator('xpath=ancestor-or-self::*[contains(@class,"judge")][1]');
}

async function putFirst(page: Page, item: string): Promise<void> {
  const button = page.getByRole('button', { name: `Move up: ${item}` });
  while ((await button.getAttribute('aria-disabled')) !== 'true') await button.click();
}

async function putLast(page: Page, item: string): Promise<void> {
  const button = page.getByRole('button', { name: `Move down: ${item}` });
  while ((await button.getAttribute('aria-disabled')) !== 'true') await button.click();
}
