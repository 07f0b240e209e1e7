import { expect, test } from '@playwright/test';
import { beginScene, decideFirst, openTab, playTo } from './player-page.ts';
import { isSound } from './sound-page.ts';

const screens = [
  { name: 'desktop', width: 1280, height: 900, scheme: 'light' },
  { name: 'desktop, dark', width: 1280, height: 900, scheme: 'dark' },
  { name: 'low desktop', width: 1000, height: 600, scheme: 'light' },
  { name: 'phone', width: 390, height: 844, scheme: 'light' },
  { name: 'phone, dark', width: 390, height: 844, scheme: 'dark' },
  { name: '320 pixels', width: 320, height: 640, scheme: 'light' },
  { name: 'enlarged to 400 %', width: 320, height: 256, scheme: 'light' },
] as const;

for (const { name, width, height, scheme } of screens) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('every state of the player passes axe and fits the width', async ({ page, context }) => {
      test.setTimeout(120_000);
      await page.goto('/scenarios/second-call');
      await isSound(page, 'note');
      await beginScene(page);
      await isSound(page, 'scene');

      await context.setOffline(true);
      await openTab(page, 'Act');
      await page.locator('button.choice').first().click();
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await isSound(page, 'not saved');
      await context.setOffline(false);
      await expect(page.locator('.passage')).toHaveCount(2);
      await page.locator('.source-link').first().click();
      await isSound(page, 'source');
      await page.keyboard.press('Escape');

      await playTo(page, 'hub');
      await isSound(page, 'hub');
      await decideFirst(page);
      await isSound(page, 'hub, asked');
      for (const tab of ['Act', 'Notebook']) {
        if ((await page.getByRole('tab', { name: tab }).count()) === 0) continue;
        await openTab(page, tab);
        await isSound(page, `hub, ${tab}`);
      }
      await playTo(page, 'commit');
      await isSound(page, 'commit');
      await page.getByRole('button', { name: 'Commit to this judgment' }).click();
      await isSound(page, 'commit, error');
      await page.getByRole('radio', { name: 'Something else' }).check();
      await page.getByRole('radio', { name: '95 percent' }).check();
      await isSound(page, 'commit, chosen');
      await playTo(page, 'report');
      await isSound(page, 'report');
      const plan = page.getByRole('button', { name: 'Plan', exact: true });
      if ((await plan.count()) > 0) {
        await plan.click();
        await isSound(page, 'plan');
        await page.getByRole('button', { name: 'Close: Plan' }).click();
      }
      await page.getByRole('button', { name: 'Pause' }).click();
      await isSound(page, 'paused');
      await page.getByRole('button', { name: 'Resume' }).click();
      await playTo(page, 'ending');
      await isSound(page, 'ending');
    });
  });
}
