/** One item of each type, answered by keyboard alone; sound before and after. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import type { Item } from '#domain/course/item';
import { isSound } from './sound-page.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'content/items');
const lessons = readdirSync(join(root, 'content/lessons')).map((name) => name.replace(/^\d+-|\.mdx$/g, ''));
const items: Item[] = readdirSync(folder)
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).items as Item[])
  .filter(({ use, lesson }) => use === 'lesson' && lessons.includes(lesson));
const types = ['single', 'multi', 'order', 'match', 'hotspot', 'spot', 'report'] as const;

// Tall, so that the bar at the foot of a phone's screen lies over nothing that is measured.
const screens = [
  { width: 1280, height: 1600, scheme: 'light' },
  { width: 320, height: 2000, scheme: 'dark' },
] as const;

for (const { width, height, scheme } of screens) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height }, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const type of types) {
      const item = items.find((each) => each.type === type);
      test(`an item of the type ${type} is answered by keyboard alone`, async ({ page }) => {
        test.setTimeout(90_000);
        expect(item, 'a lesson asks one').toBeDefined();
        if (item === undefined) return;
        const player = await openItem(page, item);
        await isSound(page, `${type}, asked`, '.it-player');

        // Nothing is answered yet: what is missing is said, save where every order is an answer.
        await tabTo(page, player.locator('button[type=submit]'));
        if (type !== 'order') {
          await page.keyboard.press('Enter');
          await expect(player.getByRole('alert')).toContainText('Fix:');
          await tabTo(page, player.locator('button[type=submit]'));
          await isSound(page, `${type}, incomplete`, '.it-player');
        }
        await answer(page, player, item);
        await tabTo(page, player.locator('button[type=submit]'));
        await page.keyboard.press('Enter');
        await expect(player.locator('#item-told')).toBeFocused();
        if (type === 'report') {
          await expect(player.getByText('They had')).toBeVisible();
          await isSound(page, 'report, compared', '.it-player');
          for (const row of await player.locator('.it-rate').all()) {
            await tabTo(page, row.getByRole('radio').first());
            for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
          }
          await tabTo(page, player.locator('button[type=submit]'));
          await page.keyboard.press('Enter');
          await expect(player.locator('#item-told')).toHaveText('You gave yourself 15 of 20.');
          await expect(player.locator('#item-told')).toBeFocused();
        } else {
          await expect(player.getByText(/^(Yes|No)\.$/).first()).toBeVisible();
        }
        await isSound(page, `${type}, answered`, '.it-player');

        await tabTo(page, player.getByRole('button', { name: 'Next' }));
        await page.keyboard.press('Enter');
        await expect(player.locator('legend h3')).toBeFocused();
        await expect(player.getByRole('button', { name: /, answered$/ })).toHaveCount(1);
      });
    }
  });
}

async function openItem(page: Page, item: Item): Promise<Locator> {
  await page.goto(`/lessons/${item.lesson}#check-yourself`);
  const player = page.locator('.it-player');
  await expect(player).toBeVisible();
  const number = items.filter(({ lesson }) => lesson === item.lesson).indexOf(item) + 1;
  await tabTo(page, player.getByRole('button', { name: `Question ${number}`, exact: true }));
  await page.keyboard.press('Enter');
  await expect(player.locator('legend h3')).toHaveText(item.stem);
  await expect(player.locator('legend h3')).toBeFocused();
  return player;
}

/** Moves the focus by Tab until it stands on the element, forward and, past the end of the page, from its start. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  // A group of radio buttons is one stop; which button of it takes the focus is for the browser to say.
  const isThere = () =>
    target.evaluate((element) => {
      const active = document.activeElement;
      const group = element.getAttribute('type') === 'radio' ? element.getAttribute('name') : null;
      return active === element || (group !== null && active?.getAttribute('name') === group);
    });
  for (let steps = 0; steps < 400; steps++) {
    if (await isThere()) return;
    const isBehind = await target.evaluate((element) =>
      Boolean((document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING),
    );
    await page.keyboard.press(isBehind ? 'Shift+Tab' : 'Tab');
  }
  throw new Error('The Tab key does not lead there.');
}

async function answer(page: Page, player: Locator, item: Item): Promise<void> {
  switch (item.type) {
    case 'single':
      await tabTo(page, player.getByRole('radio').first());
      return page.keyboard.press('Space');
    case 'multi':
      await tabTo(page, player.getByRole('checkbox').first());
      return page.keyboard.press('Space');
    case 'order': {
      const down = player.getByRole('button', { name: /^Move down/ }).first();
      const name = (await down.getAttribute('aria-label')) ?? '';
      await tabTo(page, down);
      await page.keyboard.press('Enter');
      await expect(player.getByRole('status')).toContainText(`Now 2 of ${item.options.length}.`);
      return expect(player.getByRole('button', { name })).toBeFocused();
    }
    case 'match':
      for (const menu of await player.getByRole('combobox').all()) {
        await tabTo(page, menu);
        await page.keyboard.press('A');
      }
      return;
    case 'hotspot':
    case 'spot': {
      const marks = item.type === 'hotspot' ? item.pick : 2;
      for (let part = 0; part < marks; part++) {
        const button = player.locator('[aria-pressed]').nth(part);
        await tabTo(page, button);
        await page.keyboard.press('Space');
        await expect(button).toHaveAttribute('aria-pressed', 'true');
      }
      return;
    }
    case 'report':
      await tabTo(page, player.getByRole('textbox'));
      return page.keyboard.type('They had one phone between them.');
  }
}

test('what is written stays on the page: only ratings are sent', async ({ page }) => {
  const item = items.find(({ type }) => type === 'report');
  expect(item, 'a lesson asks one').toBeDefined();
  if (item === undefined) return;
  const sent: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData());
  });
  const player = await openItem(page, item);
  await player.getByRole('textbox').fill('A name that nobody else should read.');
  await player.locator('button[type=submit]').click();
  await expect(player.getByText('A model answer')).toBeVisible();
  expect(sent).toEqual(['{"type":"report","ratings":null}']);
});

test('on paper the list stands with every answer, and the player does not', async ({ page }) => {
  const [item] = items;
  if (item === undefined) return;
  await openItem(page, item);
  await expect(page.locator('.items')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.items')).toBeVisible();
  await expect(page.locator('.it-player')).toBeHidden();
});

test('where the server does not answer, the list stays', async ({ page }) => {
  await page.route('**/api/items?*', (route) => route.abort());
  await page.goto(`/lessons/${items[0]?.lesson}#check-yourself`);
  await page.locator('.items summary').first().click();
  await expect(page.locator('.items details').first()).toHaveAttribute('open', '');
  await expect(page.locator('.it-player')).toHaveCount(0);
});
