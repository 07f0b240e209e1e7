/** The pages for reading: sound on every screen, whole without JavaScript, and nothing from anywhere else. */
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isSound } from './sound-page.ts';

const lessons = readdirSync('content/lessons').map((file) => `/lessons/${file.replace(/^\d+-|\.mdx$/g, '')}`);

const addresses = [
  '/',
  '/scenarios',
  '/cards',
  ...lessons,
  '/sources',
  '/coverage',
  '/glossary',
  '/support',
  '/verify',
  '/verify?code=7HQ4',
  '/verify/0000-0000',
  '/how-scoring-works',
  '/no-such-page',
];

const screens = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'dark' },
  { width: 320, height: 640, scheme: 'light' },
] as const;

for (const { width, height, scheme } of screens) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test('every page passes axe and fits the width', async ({ page }) => {
      test.setTimeout(360_000);
      for (const address of addresses) {
        await page.goto(address);
        // Folds closed hide what the open page has; once is enough for what they look like closed.
        if (scheme === 'light') await isSound(page, address);
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
        });
        await isSound(page, `${address}, unfolded`);
      }
    });
  });
}

test('no page asks another host for anything', async ({ page, baseURL }) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== new URL(baseURL ?? '').origin) strangers.push(request.url());
  });
  for (const address of [...addresses, '/scenarios/second-call'])
    await page.goto(address, { waitUntil: 'networkidle' });
  expect(strangers).toEqual([]);
});

test('lessons read without JavaScript: text, sources and answers', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/lessons/what-the-law-says');
  await expect(page.getByRole('heading', { name: 'What the law says', level: 1 })).toBeVisible();
  await page.locator('sup.cite :is(a, button):visible').first().click();
  await expect(page.getByText('Sex trafficking is a listed act done for a commercial sex act').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('main details summary').first().click();
  await expect(page.locator('main details').first()).toHaveAttribute('open', '');
  await context.close();
});

test('home offers to go on with what was begun', async ({ page }) => {
  await page.goto('/scenarios/bus-bay');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('.playing')).toBeVisible();
  await page.locator('button.choice:visible').first().click();
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Bus Bay Four' }).first()).toBeVisible();
  await expect(page.getByText('Decision 2 of 9').first()).toBeVisible();
  await page.getByRole('link', { name: 'Continue the scene' }).first().click();
  await expect(page.locator('.playing')).toBeVisible();
  await expect(page.locator('.passage')).toHaveCount(2);
});

test('paragraphs of a lesson stand apart, whatever the order of the built styles', async ({ page }) => {
  await page.goto('/lessons/common-mistakes');
  const gaps = await page.evaluate(() =>
    [...document.querySelectorAll('article p:not([class]) + p:not([class])')].map((paragraph) => {
      const above = paragraph.previousElementSibling as Element;
      return paragraph.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
    }),
  );
  expect(gaps.length).toBeGreaterThan(2);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12);
});
