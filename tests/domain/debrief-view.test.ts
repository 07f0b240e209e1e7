import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AttemptEvent } from '#domain/attempt/event';
import type { DebriefAnswer } from '#domain/attempt/wire';
import type { Edge } from '#domain/scenario/graph';
import { bestPath } from '#domain/scenario/prove';
import Debrief from '../../src/islands/debrief/Debrief.tsx';
import { classNames, drops } from '../../src/islands/debrief/words.ts';
import { bank, debriefOf, eventsOf, openRoom, type Room, somePath, spread } from './debrief-room.ts';

const room = openRoom('scenarios/second-call.yaml');
const card: AttemptEvent[] = [
  ...(
    ['choose.split', 'choose.needs', 'ask.ask-money', 'choose.consent', 'choose.honest-limits', 'choose.weigh'] as const
  ).map((type): AttemptEvent => ({ type })),
  { type: 'commit', judgments: { renee: { victim: true, confidence: 75 } } },
  { type: 'choose.card' },
  { type: 'choose.quotes' },
];

function page(debrief: DebriefAnswer, onReplay?: (seq: number) => void): string {
  return renderToStaticMarkup(createElement(Debrief, onReplay ? { debrief, onReplay } : { debrief }));
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ');

test('sentence first, then the picture, and the number after both', () => {
  const html = page(debriefOf(room, card), () => {});
  const places = [
    'You saw it. She is still in the apartment.',
    'There was a trafficking victim',
    'Your nine decisions',
    'Questions you never asked',
    'Provisional',
    'Each decision',
    'To talk over',
  ];
  const at = places.map((words) => html.indexOf(words));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at[0]).toBeGreaterThan(0);
  expect(textOf(html)).toContain(
    'You judged that Renee was a potential victim of sex trafficking, 75% sure, and you were right.',
  );
  expect(textOf(html)).toContain('missed: recognized, not acted on');
  expect(textOf(html)).toContain('A recognized victim left without protection is held at 69.');
});

test('headings never skip a level, and there is one of the first', () => {
  const levels = [...page(debriefOf(room, card)).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
});

test('the picture’s name tells the finding, and its table the same', () => {
  const html = page(debriefOf(room, card));
  expect(html).toMatch(
    /role="img" aria-label="Your path: best at Arrival, Opener, Phones[^"]*The smallest repair is at Exit\."/,
  );
  expect(html.match(/<th scope="row">/g)).toHaveLength(9);
});

test('without somebody to replay for, nothing offers a replay', () => {
  expect(page(debriefOf(room, card), () => {})).toContain('Replay from Exit');
  expect(page(debriefOf(room, card))).not.toContain('Replay from');
});

test('a replay says that the first record stays; an absent survivor review leaves no gap', () => {
  const debrief = debriefOf(room, card);
  expect(textOf(page({ ...debrief, kind: 'replay', first: false }))).toContain('Your first attempt’s record stays.');
  expect(page(debrief)).not.toContain('survivor who reviewed');
  const survivor = { text: 'Offer first.', by: 'A reviewer', on: '2026-11-01' };
  expect(textOf(page({ ...debrief, survivor }))).toContain('A reviewer, Nov 1, 2026');
});

test('a dimension that was not assessed shows no bar and no number', () => {
  const debrief = debriefOf(room, card);
  const html = page({
    ...debrief,
    result: { ...debrief.result, dimensions: { ...debrief.result.dimensions, S: null } },
  });
  expect(textOf(html)).toContain('Safety and rapport not assessed');
  expect(html.match(/class="db-bar"/g)).toHaveLength(3);
});

test('an ending that held does not pass over a critical error: it says what to do instead, and where', () => {
  const phone = openRoom('scenarios/stolen-phone.yaml');
  const best = bestPath(phone.scenario, phone.proof.outlook);
  const path = pathBy(phone, 'pay-dispute', ...best.flatMap(({ action }) => action?.id ?? []));
  const debrief = debriefOf(phone, eventsOf(phone, path, false));
  expect(debrief.repair).toBeNull();
  const text = textOf(page(debrief, () => {}));
  expect(text).toContain('A report refused.');
  expect(text).toContain('The ending was right. One decision on the way was a critical error.');
  expect(text).toContain('Instead, at “Arrival”: Take the report.');
  expect(text).toContain(`Replay from ${debrief.decisions.find(({ yours }) => yours === 'critical')?.title}`);
  expect(text).not.toMatch(/No decision had to change|none was a critical error/);

  const held = debriefOf(phone, eventsOf(phone, best, false));
  expect(held.repair).toBeNull();
  expect(textOf(page(held))).toContain('The ending: right to leave. No decision had to change for it.');
});

/** The path that takes these choices, and of two at one place the one named first. */
function pathBy({ proof }: Room, ...ids: readonly string[]): Edge[] {
  const path: Edge[] = [];
  for (let state = proof.graph.states[0]; state && state.edges.length > 0; ) {
    const { edges } = state;
    const edge = ids.flatMap((id) => edges.find(({ action }) => action?.id === id) ?? [])[0] ?? edges[0];
    if (!edge) break;
    path.push(edge);
    state = proof.graph.states[edge.to];
  }
  return path;
}

test.each(bank)('%s: whatever was played, nothing is undefined and every drop has a place', (file) => {
  const here = openRoom(file);
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const debrief = debriefOf(here, eventsOf(here, somePath(here, spread(seed * 7001)), seed % 2 === 0));
    const text = textOf(page(debrief, () => {}));
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\.\.(?!\.)|”\./);
    expect(
      Object.values(classNames).some((name) =>
        text.includes(`That ends as ${name.charAt(0).toLowerCase()}${name.slice(1)}`),
      ),
    ).toBe(true);
    for (const { from, to } of drops(debrief.decisions)) expect(to).toBeLessThan(from);
  }
});
