import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread } from '#domain/scenario/plan-spread';

const radius = 10;
const room = { left: 0, right: 200, top: 0, bottom: 120 };
const hall = { left: 0, right: 200, top: 0, bottom: 24 };

const distances = (spots: readonly { x: number; y: number }[]) =>
  spots.flatMap((a, index) => spots.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));

const anywhere = fc.record({ x: fc.integer({ min: 12, max: 188 }), y: fc.integer({ min: 12, max: 108 }) });

it('no two letters cover each other in a room that holds them', () => {
  fc.assert(
    fc.property(fc.array(anywhere, { minLength: 2, maxLength: 6 }), (spots) => {
      const drawn = spread(
        spots.map((spot) => ({ ...spot, room })),
        radius,
        [],
      );
      for (const distance of distances(drawn)) expect(distance).toBeGreaterThan(1.6 * radius);
    }),
  );
});

it('two who stand one above the other in a narrow hall part sideways', () => {
  const [a, b] = spread(
    [
      { x: 50, y: 11, room: hall },
      { x: 50, y: 13, room: hall },
    ],
    radius,
    [],
  );
  expect(Math.abs((a?.x ?? 0) - (b?.x ?? 0))).toBeGreaterThan(1.8 * radius);
});

it('nobody is drawn through a wall', () => {
  fc.assert(
    fc.property(fc.array(anywhere, { minLength: 1, maxLength: 8 }), (spots) => {
      for (const { x, y } of spread(
        spots.map((spot) => ({ ...spot, room })),
        radius,
        [],
      )) {
        expect(x).toBeGreaterThanOrEqual(radius);
        expect(x).toBeLessThanOrEqual(200 - radius);
        expect(y).toBeGreaterThanOrEqual(radius);
        expect(y).toBeLessThanOrEqual(120 - radius);
      }
    }),
  );
});

it('a letter makes way for the name of the place', () => {
  const name = { text: 'Kitchen', x: 100, y: 60, halfWidth: 24, halfHeight: 6, isUpright: false };
  const [spot] = spread([{ x: 100, y: 58, room }], radius, [name]);
  expect(Math.abs((spot?.y ?? 0) - 60)).toBeGreaterThanOrEqual(radius + 5);
});

it('a letter between the name and a wall takes the long way round', () => {
  const name = { text: 'Kitchen', x: 42, y: 60, halfWidth: 24, halfHeight: 6, isUpright: false };
  const [spot] = spread([{ x: 12, y: 62, room }], radius, [name]);
  expect(Math.abs((spot?.y ?? 0) - 60)).toBeGreaterThanOrEqual(radius + 5);
});
