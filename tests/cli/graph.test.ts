import { describe, expect, test } from 'vitest';
import { layersOf } from '#domain/scenario/layout';
import type { Scenario } from '#domain/scenario/schema';
import { graphPicture } from '../../src/cli/graph-picture.ts';
import { layoutGraph, type PlacedBox } from '../../src/cli/graph-rows.ts';
import { bank, fixture, fixtureWith, proofOf } from '../build/scenario.ts';

const scenarios = [...bank(), fixture('short-stop'), fixture('toy-01')].map((each): [string, Scenario] => [
  each.id,
  each,
]);

describe.each(scenarios)('the picture of %s', (_, scenario) => {
  test('no box covers another', () => {
    const { boxes } = layoutGraph(scenario);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1))
        expect([a.box.id, b.box.id, isApart(a, b)]).toEqual([a.box.id, b.box.id, true]);
    }
  });

  test('everything lies inside its size', () => {
    const { boxes, width, height } = layoutGraph(scenario);
    for (const { box, x, y } of boxes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + box.width).toBeLessThanOrEqual(width + 0.01);
      expect(y + box.height).toBeLessThanOrEqual(height + 0.01);
    }
  });

  test('every node, choice, question and critical error is named', () => {
    const svg = graphPicture(scenario, proofOf(scenario));
    for (const node of scenario.nodes) {
      const actions = 'choices' in node ? node.choices : node.kind === 'hub' ? node.questions : [];
      for (const action of actions) {
        expect(svg).toContain(`>${action.id}`);
        if (action.ce) expect(svg).toContain(`>${action.ce}</text>`);
      }
    }
  });

  test('it stands alone: nothing is fetched', () => {
    const svg = graphPicture(scenario, proofOf(scenario));
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href=|url\((?!#)/);
    expect(svg).toContain('<title id="title">');
    expect(svg).toContain('<desc id="desc">');
  });
});

test('text from a file cannot break out of the picture', () => {
  const scenario = fixtureWith('short-stop', ['title: Short Stop', 'title: "</title><script>&"']);
  const svg = graphPicture(scenario, proofOf(scenario));
  expect(svg).toContain('&lt;/title&gt;&lt;script&gt;&amp;');
  expect(svg).not.toContain('<script>');
});

test('conditions are said in words', () => {
  const svg = graphPicture(fixture('short-stop'), proofOf(fixture('short-stop')));
  expect(svg).toContain('only if words noticed');
});

test('a link back does not move a node to the right of those that follow it', () => {
  const boxes = ['a', 'b', 'c'].map((id) => ({ id, width: 1, height: 1 }));
  const links = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
    { from: 'b', to: 'c' },
    { from: 'a', to: 'c' },
  ];
  expect([...layersOf(boxes, links)]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
});

function isApart(a: PlacedBox, b: PlacedBox): boolean {
  return a.x + a.box.width <= b.x || b.x + b.box.width <= a.x || a.y + a.box.height <= b.y || b.y + b.box.height <= a.y;
}
