/** The items of lessons over HTTP: asked without their key, answered with it, and those of tests not at all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from '#domain/attempt/wire';
import type { Item } from '#domain/course/item';
import type { ItemAnswer } from '#domain/course/item-answer';
import type { ItemAnswered, ItemsAnswer } from '#domain/course/item-wire';
import { course } from '../build/scenario.ts';
import { endServer, openBrowser, type Running, startServer } from '../build/server.ts';

const { items, lessons } = await course();
const data = mkdtempSync(join(tmpdir(), 'second-look-'));
let server: Running;
const browser = openBrowser(() => server.url);

beforeAll(async () => {
  server = await startServer(data);
}, 30_000);

afterAll(async () => {
  await endServer(server);
  rmSync(data, { recursive: true, force: true });
});

const ofLesson = (slug: string) => items.filter(({ lesson, use }) => lesson === slug && use === 'lesson');
const ask = async (slug: string) =>
  ((await (await browser.send(`/api/items?lesson=${slug}`)).json()) as ItemsAnswer).items;
const errorOf = async (response: Response) => ((await response.json()) as Refusal).error;

/** The right answer, by the key. */
function rightAnswer(item: Item): ItemAnswer {
  switch (item.type) {
    case 'single':
    case 'multi':
      return { type: item.type, chosen: item.options.filter(({ correct }) => correct).map(({ id }) => id) };
    case 'order':
      return { type: item.type, chosen: item.options.map(({ id }) => id) };
    case 'match':
      return { type: item.type, pairs: Object.fromEntries(item.options.map((option) => [option.id, option.with])) };
    case 'hotspot':
    case 'spot':
      return { type: item.type, chosen: item.document.parts.filter(({ correct }) => correct).map(({ id }) => id) };
    case 'report':
      return { type: item.type, ratings: { facts: 4, neutral: 4, elements: 4, evidence: 4, safety: 4 } };
  }
}

describe('the items of a lesson', () => {
  test('are asked in the order of their file, in another order of options each time, and kept nowhere', async () => {
    const [slug = ''] = lessons.map(({ slug }) => slug).filter((slug) => ofLesson(slug).length > 0);
    const response = await browser.send(`/api/items?lesson=${slug}`);
    expect([response.status, response.headers.get('cache-control'), response.headers.get('set-cookie')]).toEqual([
      200,
      'no-store',
      null,
    ]);
    const rounds = [];
    for (let round = 0; round < 8; round++) rounds.push(await ask(slug));
    for (const round of rounds) expect(round.map(({ id }) => id)).toEqual(ofLesson(slug).map(({ id }) => id));
    expect(new Set(rounds.map((round) => JSON.stringify(round))).size).toBeGreaterThan(1);
  });

  test('answered by the key earn full credit, and the reasons and sources come with it', async () => {
    for (const { slug } of lessons) {
      const asked = await ask(slug);
      for (const item of ofLesson(slug)) {
        expect(asked.find(({ id }) => id === item.id)?.type).toBe(item.type);
        const response = await browser.post(`/api/items/${item.id}/answer`, rightAnswer(item));
        expect([response.status, response.headers.get('set-cookie')], item.id).toEqual([200, null]);
        const { feedback, cite } = (await response.json()) as ItemAnswered;
        expect(feedback).toMatchObject({ id: item.id, type: item.type, credit: 1 });
        expect(cite.map(({ id }) => id)).toEqual(item.cite);
      }
    }
  });
});

describe('refusals', () => {
  const tests = items.filter(({ use }) => use !== 'lesson');
  const unknown = { code: 'unknown-item', message: 'There is no item of that name.' };

  test('an item of a test is as unknown as one that does not exist, and is never asked', async () => {
    for (const id of ['no-such-item', 'constructor', ...tests.map(({ id }) => id)]) {
      const response = await browser.post(`/api/items/${id}/answer`, { type: 'single', chosen: ['a'] });
      expect([response.status, await errorOf(response)], id).toEqual([404, unknown]);
    }
    const asked = (await Promise.all(lessons.map(({ slug }) => ask(slug)))).flat().map(({ id }) => id);
    expect(tests.filter(({ id }) => asked.includes(id))).toEqual([]);
  });

  const single = () => items.find(({ type, use }) => type === 'single' && use === 'lesson')?.id;
  test.each<[string, string, object | undefined, number, string]>([
    ['items of no lesson', '/api/items', undefined, 400, 'bad-request'],
    ['items of an unknown lesson', '/api/items?lesson=constructor', undefined, 404, 'unknown-lesson'],
    ['items by another method', '/api/items', {}, 405, 'method'],
    ['an answer of another shape', '/answer', { type: 'single', chosen: 'a' }, 400, 'bad-request'],
    ['an answer with more than it needs', '/answer', { type: 'single', chosen: ['a'], by: 'me' }, 400, 'bad-request'],
    ['an answer of another type', '/answer', { type: 'spot', chosen: [] }, 422, 'answer'],
    ['what is not offered', '/answer', { type: 'single', chosen: ['no-such-option'] }, 422, 'answer'],
    ['no option of a single item', '/answer', { type: 'single', chosen: [] }, 422, 'answer'],
    ['reading an answer', '/answer', undefined, 405, 'method'],
  ])('%s', async (_name, path, body, status, code) => {
    const address = path === '/answer' ? `/api/items/${single()}/answer` : path;
    const response = await (body === undefined ? browser.send(address) : browser.post(address, body));
    const error = await errorOf(response);
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.message).toMatch(/^["A-Z].*\.$/);
  });
});
