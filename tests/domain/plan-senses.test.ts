import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DoorState, type Floor, readFloor } from '#domain/scenario/plan-grid';
import { canHear, canSee, cellsWithDoors, changeDoors, loudVoiceMeters, witnesses } from '#domain/scenario/plan-senses';
import { apartment, cellAt, floorOf, people, setting } from './plan-sample.ts';

/** What passes between the two ends of a corridor with `char` in the middle. */
function across(char: string) {
  const floor = floorOf(['#######', `#..${char}..#`, '#######']);
  const [west, east] = [cellAt(floor, 1, 1), cellAt(floor, 1, 5)];
  return { sees: canSee(floor, {}, west, east), hears: canHear(floor, {}, west, east) };
}

/** Can somebody `meters` down a hall be heard? */
function heardAt(meters: number, range?: number) {
  const floor = floorOf([`#${'.'.repeat(20)}#`]);
  return canHear(floor, {}, cellAt(floor, 0, 1), cellAt(floor, 0, 1 + meters), range);
}

describe('what lies between two people', () => {
  it('a wall blocks sight and sound', () => expect(across('#')).toEqual({ sees: false, hears: false }));
  it('a closed door blocks both', () => expect(across('+')).toEqual({ sees: false, hears: false }));
  it('an open door passes both', () => expect(across('/')).toEqual({ sees: true, hears: true }));
  it('a window passes sight and no sound', () => expect(across('=')).toEqual({ sees: true, hears: false }));
  it('an object passes both', () => expect(across('1')).toEqual({ sees: true, hears: true }));
  it('nothing at all lets sight through and nobody walk', () =>
    expect(across(' ')).toEqual({ sees: true, hears: false }));
});

describe('how far a voice carries', () => {
  it('six meters and no further', () => expect([heardAt(6), heardAt(7)]).toEqual([true, false]));
  it('twelve meters if it is loud', () =>
    expect([heardAt(12, loudVoiceMeters), heardAt(13, loudVoiceMeters)]).toEqual([true, false]));

  it('a diagonal step counts √2', () => {
    const floor = floorOf(['......', '......', '......', '......', '......', '......']);
    const reaches = (row: number, column: number) =>
      canHear(floor, {}, cellAt(floor, 0, 0), cellAt(floor, row, column));
    expect([reaches(4, 4), reaches(5, 4)]).toEqual([true, false]);
  });

  it('goes round a corner without cutting it', () => {
    const floor = floorOf(['..', '#.']);
    const [from, to] = [cellAt(floor, 0, 0), cellAt(floor, 1, 1)];
    expect([canHear(floor, {}, from, to, 1.5), canHear(floor, {}, from, to, 2)]).toEqual([false, true]);
  });

  it('does not slip between two walls that meet at a corner', () => {
    const floor = floorOf(['.#', '#.']);
    const [from, to] = [cellAt(floor, 0, 0), cellAt(floor, 1, 1)];
    expect([canSee(floor, {}, from, to), canHear(floor, {}, from, to)]).toEqual([false, false]);
  });
});

describe('doors', () => {
  const floor = readFloor(apartment, people);
  const charAt = (doors: DoorState, row: number, column: number) =>
    cellsWithDoors(floor, doors)[cellAt(floor, row, column)];

  it('stand as drawn until somebody moves them', () =>
    expect([charAt({}, 2, 5), charAt({}, 2, 10)]).toEqual(['+', '/']));
  it('of a place all move together', () => {
    const doors = { 'living-room': 'open' } as const;
    expect([charAt(doors, 2, 5), charAt(doors, 2, 10)]).toEqual(['/', '/']);
  });
  it('that two places share obey the later change', () => {
    const first = changeDoors(changeDoors({}, { kitchen: 'open' }), { 'living-room': 'closed' });
    expect(charAt(first, 2, 5)).toBe('+');
    expect(charAt(changeDoors(first, { kitchen: 'open' }), 2, 5)).toBe('/');
  });
  it('of a place that does not exist change nothing', () =>
    expect(cellsWithDoors(floor, { attic: 'open' })).toBe(floor.cells));
});

describe('witnesses', () => {
  it('in another room behind a closed door perceive nothing, officers and others alike', () => {
    const seen = witnesses(setting({ you: 'kitchen', renee: 'kitchen', cole: 'living-room', ortiz: 'landing' }), 'you');
    expect(seen).toEqual({
      renee: { sees: true, hears: true },
      cole: { sees: false, hears: false },
      ortiz: { sees: false, hears: false },
    });
  });
  it('through an open door see and hear', () => {
    const seen = witnesses(setting({ you: 'kitchen', cole: 'living-room' }, { kitchen: 'open' }), 'you');
    expect(seen.cole).toEqual({ sees: true, hears: true });
  });
  it('on the phone hear everything and see nothing', () =>
    expect(witnesses(setting({ you: 'kitchen', cole: 'phone' }), 'you').cole).toEqual({ sees: false, hears: true }));
  it('hear a speaker who is on the phone', () =>
    expect(witnesses(setting({ you: 'kitchen', cole: 'phone' }), 'cole').you).toEqual({ sees: false, hears: true }));
  it('who are away, or have no position, perceive nothing, not even a phone call', () => {
    const positions = { you: 'phone', renee: 'kitchen', cole: 'away' };
    const seen = witnesses(setting(positions), 'you');
    expect([seen.cole, seen.ortiz]).toEqual([
      { sees: false, hears: false },
      { sees: false, hears: false },
    ]);
  });
  it('hear a loud speaker further off', () => {
    const positions = { you: 'kitchen', cole: 'landing' };
    const doors = { 'living-room': 'open' } as const;
    const loud = { ...people, cole: { name: 'Cole', token: 'C', loud: true } };
    const hears = (who: typeof people) => witnesses(setting(positions, doors, who), 'cole').you?.hears;
    expect([hears(people), hears(loud)]).toEqual([false, true]);
  });
});

describe('on any floor', () => {
  const grid = fc
    .array(fc.array(fc.constantFrom('.', '.', '.', '#', '+', '/', '='), { minLength: 8, maxLength: 8 }), {
      minLength: 6,
      maxLength: 6,
    })
    .map((rows): Floor => floorOf(rows.map((row) => row.join(''))));
  const spot = fc.tuple(fc.nat(5), fc.nat(7));

  it('sight and sound are the same both ways', () => {
    fc.assert(
      fc.property(grid, spot, spot, (floor, a, b) => {
        const [from, to] = [cellAt(floor, ...a), cellAt(floor, ...b)];
        fc.pre([from, to].every((cell) => floor.cells[cell] === '.'));
        expect(canSee(floor, {}, from, to)).toBe(canSee(floor, {}, to, from));
        expect(canHear(floor, {}, from, to)).toBe(canHear(floor, {}, to, from));
      }),
    );
  });
  it('nobody is heard who is further off than the voice carries', () => {
    fc.assert(
      fc.property(grid, spot, spot, (floor, a, b) => {
        const far = Math.hypot(a[0] - b[0], a[1] - b[1]) > 6;
        fc.pre(far);
        expect(canHear(floor, {}, cellAt(floor, ...a), cellAt(floor, ...b))).toBe(false);
      }),
    );
  });
});
