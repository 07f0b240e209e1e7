/** A round of judgment cards: by keyboard, sound in every state, and nothing lost when the server does not answer. */
import { expect, type Page, test } from '@playwright/test';
import { isSound } from './sound-page.ts';

const screens = [
  { width: 1280, height: 1400, scheme: 'light' },
  { width: 320, height: 1600, scheme: 'dark' },
] as const;

for (const { width, height, scheme } of screens) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('a round is judged by keyboard alone, and every state is sound', async ({ page }) => {
      test.setTimeout(240_000);
      await begin(page);
      await page.keyboard.press('ArrowLeft');
      await isSound(page, 'start');
      await press(page, 'Begin');
      for (let card = 1; card <= 5; card++) {
        await expect(page.getByRole('heading', { name: `Card ${card} of 5` })).toBeFocused();
        if (card === 1) {
          await press(page, 'Commit to this judgment');
          await expect(page.getByRole('alert')).toContainText('Fix:');
          await isSound(page, 'question');
          await expect(page.locator('input[name="judgment-card"]').first()).toBeFocused();
        } else {
          await tabTo(page, 'input[name="judgment-card"]');
        }
        await page.keyboard.press(card % 2 ? 'Space' : 'ArrowDown');
        await tabTo(page, 'input[name="confidence-card"]');
        await page.keyboard.press('Space');
        await press(page, 'Commit to this judgment');
        await expect(page.locator('#card-end')).toBeFocused();
        await expect(page.locator('.vignette mark')).not.toBeEmpty();
        if (card === 1) await isSound(page, 'answer');
        await press(page, card < 5 ? 'Next card' : 'See the round');
      }
      await expect(page.locator('#round-end')).toBeFocused();
      const counts = await page.locator('.round td b').allTextContents();
      expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(5);
      for (const fold of await page.locator('.judged details').all()) {
        await fold.evaluate((element) => element.setAttribute('open', ''));
      }
      await isSound(page, 'the round');
    });
  });
}

test('a judgment that the server did not take is kept and can be sent again', async ({ page }) => {
  await begin(page);
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Begin' }).click();
  const vignette = await page.locator('.vignette').textContent();
  await page.getByRole('radio', { name: 'Something else' }).check();
  await page.getByRole('radio', { name: '65 percent' }).check();
  await page.route('**/api/cards/*/answer', (route) => route.abort());
  await page.getByRole('button', { name: 'Commit' }).click();
  await expect(page.getByRole('alert')).toContainText('The server does not answer.');
  await expect(page.locator('.vignette')).toHaveText(vignette ?? '');
  await expect(page.getByRole('radio', { name: 'Something else' })).toBeChecked();
  await page.unroute('**/api/cards/*/answer');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('#card-end')).toBeVisible();
  await expect(page.getByText('You said: something else, 65% sure.')).toBeVisible();
});

async function begin(page: Page): Promise<void> {
  await page.goto('/cards');
  await expect(page.getByRole('button', { name: 'Begin' })).toBeEnabled();
  await page.waitForLoadState('networkidle');
  await page.locator('input[name="count"]:checked').focus();
}

async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await page.evaluate((of) => document.activeElement?.matches(of), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing that matches ${selector} was reached`);
}
