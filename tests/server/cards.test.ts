/** Practice cards over HTTP: dealt without their key, judged with it, and those of certification forms not at all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from '#domain/attempt/wire';
import type { CardsAnswer, JudgedCard } from '#domain/course/card-round';
import { course } from '../build/scenario.ts';
import { endServer, openBrowser, type Running, startServer } from '../build/server.ts';

const { cards } = await course();
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

const practice = cards.filter(({ use }) => use === 'practice');
const deal = async (count: number) =>
  ((await (await browser.send(`/api/cards?count=${count}`)).json()) as CardsAnswer).cards;
const errorOf = async (response: Response) => ((await response.json()) as Refusal).error;

describe('a round', () => {
  test('is dealt from the practice set alone, without a key, in an order of its own, and kept nowhere', async () => {
    const response = await browser.send('/api/cards');
    expect([response.status, response.headers.get('cache-control'), response.headers.get('set-cookie')]).toEqual([
      200,
      'no-store',
      null,
    ]);
    const whole = await deal(100);
    expect(whole.map(({ id }) => id).sort()).toEqual(practice.map(({ id }) => id).sort());
    expect(new Set(whole.flatMap(Object.keys))).toEqual(new Set(['id', 'vignette']));
    const rounds = await Promise.all(Array.from({ length: 6 }, () => deal(5)));
    expect(rounds.every((round) => round.length === 5)).toBe(true);
    expect(new Set(rounds.map((round) => JSON.stringify(round))).size).toBeGreaterThan(1);
  });

  test('is told card by card what each was, with the words that settle it and the sources', async () => {
    for (const card of practice) {
      for (const victim of [true, false]) {
        const response = await browser.post(`/api/cards/${card.id}/answer`, { victim, confidence: 75 });
        expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
        const judged = (await response.json()) as JudgedCard;
        const isSignal = card.truth === 'signal';
        expect(judged.end).toBe(isSignal ? (victim ? 'caught' : 'missed') : victim ? 'over-called' : 'right-to-leave');
        expect(card.vignette).toContain(judged.decidingFact);
        expect(judged.cite.map(({ id }) => id)).toEqual(card.cite);
      }
    }
  });
});

describe('refusals', () => {
  test('a card of a certification form is as unknown as one that does not exist', async () => {
    const forms = cards.filter(({ use }) => use !== 'practice');
    expect(forms.length).toBeGreaterThan(0);
    for (const id of ['no-such-card', 'constructor', ...forms.map(({ id }) => id)]) {
      const response = await browser.post(`/api/cards/${id}/answer`, { victim: true, confidence: 55 });
      expect([response.status, await errorOf(response)], id).toEqual([
        404,
        { code: 'unknown-card', message: 'There is no card of that name.' },
      ]);
    }
  });

  test.each<[string, string, object | undefined, number, string]>([
    ['a round of none', '/api/cards?count=0', undefined, 400, 'bad-request'],
    ['a round of half a card', '/api/cards?count=2.5', undefined, 400, 'bad-request'],
    ['a round of what is no number', '/api/cards?count=all', undefined, 400, 'bad-request'],
    ['a round by another method', '/api/cards', {}, 405, 'method'],
    ['a judgment without confidence', '/answer', { victim: true }, 400, 'bad-request'],
    ['a confidence that is none of the five', '/answer', { victim: true, confidence: 60 }, 400, 'bad-request'],
    ['reading an answer', '/answer', undefined, 405, 'method'],
  ])('%s', async (_name, path, body, status, code) => {
    const address = path === '/answer' ? `/api/cards/${practice[0]?.id}/answer` : path;
    const response = await (body === undefined ? browser.send(address) : browser.post(address, body));
    const error = await errorOf(response);
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.message).toMatch(/^["A-Z].*\.$/);
  });
});
