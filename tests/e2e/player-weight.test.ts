import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { beginScene } from './player-page.ts';

test('at most 100 kB of JavaScript arrive before the first choice, and nothing of the debrief', async ({ page }) => {
  // By address: Begin, pressed before its script runs, loads the page once more, and the browser forgets what it
  // had loaded for the page before.
  const scripts = new Set<string>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.add(response.url());
  });
  await beginScene(page);
  await expect(page.locator('button.choice').first()).toBeVisible();
  const bytes = await Promise.all(
    [...scripts].map(async (script) => gzipSync(await (await page.request.get(script)).body()).length),
  );
  expect(bytes.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(100_000);
  expect([...scripts].join()).not.toContain('Debrief');
});
