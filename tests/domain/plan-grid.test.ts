import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPlan } from '#domain/scenario/plan-drawing';
import { planPicture } from '#domain/scenario/plan-picture';
import { standing } from '#domain/scenario/plan-standing';
import { cellAt, floorOf, people, setting } from './plan-sample.ts';

describe('places', () => {
  it('share open floor by the shortest walk to their letters', () => {
    const floor = floorOf(['########', '#a....b#', '########']);
    expect(floor.placeAt.slice(cellAt(floor, 1, 1), cellAt(floor, 1, 7))).toEqual([
      ...Array(3).fill('room-a'),
      ...Array(3).fill('room-b'),
    ]);
  });
  it('end at walls, windows, and doors open or closed', () => {
    for (const char of '#=+/') {
      const floor = floorOf(['#####', `#a.${char}.#`, '#####']);
      expect(floor.placeAt[cellAt(floor, 1, 4)]).toBeUndefined();
    }
  });
  it('end at an opening one cell wide when somebody has the other side', () => {
    const floor = floorOf(['#########', '#.a.#...#', '#.......b', '#...#...#', '#########']);
    expect(floor.placeAt[cellAt(floor, 2, 5)]).toBe('room-b');
    expect(floorOf(['#####', '#a..#', '##.##', '#...#', '#####']).placeAt).toContain('room-a');
  });
  it('are called by their id in plain words unless the author names them', () => {
    const named = { places: { a: 'living-room', b: 'bay' }, names: { bay: 'Bay 4' } };
    const { places } = floorOf(['a#b'], named);
    expect([places['living-room']?.name, places.bay?.name]).toEqual(['Living room', 'Bay 4']);
  });
  it('are open air if somewhere they have no wall', () => {
    const { places } = floorOf(['####.', '#a#b.', '####.']);
    expect([places['room-a']?.openAir, places['room-b']?.openAir]).toEqual([false, true]);
  });
});

it('an object that is no rectangle is drawn as several', () => {
  const { objects } = floorOf(['111', '1..'], { objects: { 1: 'Counter' } });
  expect(objects.map(({ width, height }) => [width, height])).toEqual([
    [3, 1],
    [1, 1],
  ]);
});

describe('standing', () => {
  const floor = floorOf(['#########', '#......R#', '#.a.....#', '#.......#', '#########']);

  it('keeps a person on the cell drawn for them while they are in that place', () =>
    expect(standing(floor, { renee: 'room-a' }).renee).toBe(cellAt(floor, 1, 7)));
  it('puts others at the letter, two meters apart', () => {
    const cells = standing(floor, { you: 'room-a', cole: 'room-a' });
    expect([cells.you, cells.cole]).toEqual([cellAt(floor, 2, 2), cellAt(floor, 2, 4)]);
  });
  it('gives nobody a cell who is away or on the phone', () =>
    expect(standing(floor, { you: 'away', cole: 'phone' })).toEqual({}));
  it('does not depend on the order of positions', () =>
    expect(standing(floor, { cole: 'room-a', you: 'room-a' })).toEqual(
      standing(floor, { you: 'room-a', cole: 'room-a' }),
    ));
  it('prefers bare floor to furniture', () => {
    const small = floorOf(['######', '#a111#', '#....#', '######'], { objects: { 1: 'Bed' } });
    const { cole } = standing(small, { you: 'room-a', cole: 'room-a' });
    expect(small.cells[cole ?? 0]).toBe('.');
  });

  it('never lets two tokens overlap, whatever the plan and whoever is where', () => {
    const ids = Object.keys(people);
    const char = fc.constantFrom('.', '.', '.', '1', '#', '+', '/');
    const rows = fc.array(fc.array(char, { minLength: 9, maxLength: 9 }), { minLength: 4, maxLength: 7 });
    const where = fc.array(fc.constantFrom('room-a', 'room-b', 'away', 'phone'), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rows, where, (drawn, at) => {
        const lines = ['..........', '.aY....bR.', '..........', ...drawn.map((row) => `.${row.join('')}`)];
        const floor = floorOf(lines, { objects: { 1: 'Box' } });
        const positions = Object.fromEntries(ids.map((id, index) => [id, at[index] ?? 'away']));
        const { tokens, tokenRadius } = planPicture({ floor, people, positions, doors: {} }, drawPlan(floor));
        expect(tokens.length).toBe(at.filter((place) => place.startsWith('room')).length);
        expect(tokenRadius).toBeGreaterThan(2);
        tokens.forEach((a, index) => {
          for (const b of tokens.slice(index + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(2 * tokenRadius);
        });
      }),
    );
  });
});

describe('the picture', () => {
  const drawing = drawPlan(setting({}).floor);

  it('draws a door as a bar when closed and as a swing when open', () => {
    const picture = (doors: Parameters<typeof setting>[1]) => planPicture(setting({ you: 'kitchen' }, doors), drawing);
    expect(picture({}).closedDoors).toMatch(/^M\S+ \S+V\S+$/);
    expect(picture({}).openDoors).toContain('A');
    expect(picture({ 'living-room': 'open' }).closedDoors).toBe('');
    expect(picture({ 'living-room': 'closed' }).openDoors).toBe('');
  });
  it('rings who is with you and tints the place', () => {
    const { tokens, yours } = planPicture(setting({ you: 'kitchen', renee: 'kitchen', cole: 'landing' }), drawing);
    expect(tokens.map(({ id, isWithYou }) => [id, isWithYou])).toEqual([
      ['you', false],
      ['renee', true],
      ['cole', false],
    ]);
    expect(yours).toBe(drawing.grounds.kitchen);
  });
  it('outlines open ground and fits the column', () => {
    expect(drawing.edges).not.toBe('');
    expect(drawing.width).toBeLessThanOrEqual(264);
    expect(drawPlan(floorOf(['###', '#a#', '###'])).edges).toBe('');
  });
  it('keeps names off the furniture and inside the picture', () => {
    const floor = floorOf(['##########', '#111111..#', '#a.......#', '#........#', '##########'], {
      objects: { 1: 'Counter' },
    });
    const { names, objects, width, height } = drawPlan(floor);
    expect(names).toHaveLength(1);
    for (const { x, y } of names) {
      expect(x).toBeLessThan(width);
      expect(y).toBeLessThan(height);
      for (const box of objects)
        expect(y < box.y || y > box.y + box.height || x < box.x || x > box.x + box.width).toBe(true);
    }
  });
});
