import { expect, type Page, test } from '@playwright/test';
import type { AttemptView } from '#domain/attempt/wire';
import { beginScene, decideFirst, isStored, kindOnScreen, playTo, scenarios } from './player-page.ts';

for (const scenario of scenarios) {
  test(`${scenario} can be played to its debrief by mouse`, async ({ page }) => {
    await beginScene(page, scenario);
    await playTo(page, 'ending');
    await expect(page.getByText('The scene has ended').first()).toBeVisible();
    await page.getByRole('button', { name: 'See the debrief' }).click();
    await expect(page).toHaveURL(/\?attempt=[\w-]+#debrief$/);
    await expect(page.locator('.debrief h1')).toBeVisible();
    await page.reload();
    await expect(page.locator('.debrief h1')).toBeVisible();
    await page.goBack();
    await expect(page.locator('.ending')).toBeVisible();
  });

  test(`${scenario} can be played to its debrief by keyboard alone`, async ({ page }) => {
    await page.goto(`/scenarios/${scenario}`);
    await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
    await tabTo(page, '.begin button');
    await page.keyboard.press('Enter');
    await expect(page.locator('.playing')).toBeVisible();
    for (let decisions = 1; (await kindOnScreen(page)) !== 'ending'; decisions++) {
      await expect(page.locator('.passage').last().locator('h3').first()).toBeFocused();
      await decideByKeyboard(page);
      await expect(page.locator('.passage')).toHaveCount(decisions + 1);
      await isStored(page);
    }
    await tabTo(page, '.end button');
    await page.keyboard.press('Enter');
    await expect(page.locator('.debrief h1')).toBeVisible();
  });
}

test('the opening reads without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('/scenarios/second-call');
  await expect(page.getByText('Content note.')).toBeVisible();
  await expect(page.getByText('A man in socks waves you in.')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Floor plan\./ })).toBeVisible();
  await expect(page.locator('noscript')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin' })).toBeHidden();
  await context.close();
});

test('a page opened before its script presses Begin later, and goes on with the same people', async ({ page }) => {
  await page.goto('/scenarios/second-call?draw=as-written');
  await expect(page.locator('input[name="draw"]')).toHaveValue('as-written');
  await page.goto('/scenarios/second-call?draw=as-written&begin=1');
  await expect(page.locator('.playing')).toBeVisible();
  await expect(page).toHaveURL(/\?attempt=/);
  await expect(page.locator('.script')).toContainText('Renee');
});

test('a reload resumes at the same node with the script so far', async ({ page }) => {
  await beginScene(page);
  await playTo(page, 'hub');
  await decideFirst(page);
  const sources = await page.locator('.source-link').count();
  const before = {
    script: await page.locator('.script').innerText(),
    head: await page.locator('#scene-status').innerText(),
  };
  await page.reload();
  await expect(page.locator('.playing-hub')).toBeVisible();
  await expect(page.locator('.source-link')).toHaveCount(sources);
  expect(await page.locator('.script').innerText()).toBe(before.script);
  expect(await page.locator('#scene-status').innerText()).toBe(before.head);
  await expect(page.locator('.question.asked')).toHaveCount(1);
});

test('who comes back is offered to go on, or to start over', async ({ page }) => {
  await beginScene(page);
  await decideFirst(page);
  await page.goto('/scenarios/second-call');
  await page.getByRole('button', { name: 'Go on · decision 2 of 9' }).click();
  await expect(page.locator('.passage')).toHaveCount(2);
  await page.goto('/scenarios/second-call');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.locator('.passage')).toHaveCount(1);
});

test('a choice made without a connection is kept, said, and saved on a retry', async ({ page, context }) => {
  await beginScene(page);
  await context.setOffline(true);
  await page.locator('button.choice').first().click();
  await expect(page.locator('.player [role="status"]').first()).toContainText('Could not save: check the connection.');
  await expect(page.locator('[data-saving="unsaved"]')).toHaveText('Not saved');
  await expect(page.locator('.choice-chosen')).toHaveCount(1);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator('.passage')).toHaveCount(2);
  await isStored(page);
  expect((await readAttempt(page)).steps).toHaveLength(1);
});

test('an answer that is lost on the way is asked for again under the same id', async ({ page }) => {
  await beginScene(page);
  await page.route(
    '**/events',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.locator('button.choice').first().click();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.passage')).toHaveCount(2);
  const { steps, siblings } = await readAttempt(page);
  expect(steps).toHaveLength(1);
  expect(siblings).toEqual([]);
});

test('a choice that was never answered survives a reload', async ({ page }) => {
  await beginScene(page);
  await page.route('**/events', (route) => route.abort());
  await page.locator('button.choice').first().click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.unroute('**/events');
  await page.reload();
  await expect(page.locator('.passage')).toHaveCount(2);
});

test('a double click decides once', async ({ page }) => {
  await beginScene(page);
  await page.locator('button.choice').first().dblclick();
  await expect(page.locator('.passage')).toHaveCount(2);
  await isStored(page);
  const { steps, siblings } = await readAttempt(page);
  expect(steps).toHaveLength(1);
  expect(siblings).toEqual([]);
});

test('two tabs part ways, both are kept, and both are told', async ({ page, context }) => {
  await beginScene(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator('.playing')).toBeVisible();
  await decideFirst(page);
  await other.locator('button.choice').last().click();
  await expect(other.getByText('You go on here in a branch of your own.')).toBeVisible();
  expect(new URL(other.url()).search).not.toBe(new URL(page.url()).search);
  await decideFirst(other);
  await decideFirst(page);
  await expect(page.getByText('This one goes on as it is.')).toBeVisible();
});

test('somebody else’s attempt is refused in words, and one can begin', async ({ page, browser, baseURL }) => {
  await beginScene(page);
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const stranger = await context.newPage();
  await stranger.goto(page.url());
  await expect(stranger.getByRole('alert')).toContainText('begun in another browser');
  await expect(stranger.getByRole('button', { name: 'Begin' })).toBeVisible();
  await context.close();
});

test('a pause covers the scene, and focus comes back', async ({ page }) => {
  await beginScene(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  const pause = page.getByRole('dialog', { name: 'Paused' });
  await expect(pause).toContainText('Nothing is timed and breaks are never recorded.');
  await pause.getByRole('link', { name: 'Support' }).click();
  await expect(page.getByRole('dialog', { name: 'Close to home?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(pause).toBeHidden();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
});

test('a judgment left open is asked for', async ({ page }) => {
  await beginScene(page);
  await playTo(page, 'commit');
  await page.getByRole('button', { name: 'Commit to this judgment' }).click();
  await expect(page.getByRole('alert')).toContainText('choose one of the two for Renee');
  await page.getByRole('radio', { name: 'Something else' }).check();
  await page.getByRole('button', { name: 'Commit to this judgment' }).click();
  await expect(page.getByRole('alert')).toContainText('choose how sure you are');
});

test('a replay from a decision leaves the first attempt as it was', async ({ page }) => {
  await beginScene(page);
  await playTo(page, 'ending');
  const { attempt } = await readAttempt(page);
  await page.getByRole('button', { name: 'See the debrief' }).click();
  await page
    .getByRole('button', { name: /^Replay from/ })
    .first()
    .click();
  await expect(page.getByText('Replay · your first attempt’s record stays.')).toBeVisible();
  const replay = await readAttempt(page);
  expect(replay.kind).toBe('replay');
  expect(replay.forkedFrom?.attempt).toBe(attempt);
  await page.goBack();
  await expect(page.locator('.debrief h1')).toBeVisible();
});

test('a note of one’s own stays on the device', async ({ page }) => {
  await beginScene(page);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await page.getByLabel('Add a note').fill('She answered after a pause.');
  await decideFirst(page);
  await page.reload();
  await expect(page.getByLabel('Add a note')).toHaveValue('She answered after a pause.');
  expect(sent.join()).not.toContain('after a pause');
});

async function readAttempt(page: Page): Promise<AttemptView> {
  const id = new URL(page.url()).searchParams.get('attempt');
  return (await page.request.get(`/api/attempts/${id}`)).json();
}

/** Presses Tab until an element is reached, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is not reached by 80 tabs`);
}

async function decideByKeyboard(page: Page): Promise<void> {
  const kind = await kindOnScreen(page);
  if (kind === 'commit') {
    await tabTo(page, 'input[name^="judgment-"]');
    await page.keyboard.press('Space');
    await tabTo(page, 'input[name^="confidence-"]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, '.commit-bar button');
  } else {
    await tabTo(page, kind === 'hub' ? 'button.question' : 'button.choice');
  }
  await page.keyboard.press('Enter');
}
