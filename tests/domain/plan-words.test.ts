import { describe, expect, it } from 'vitest';
import { planWords } from '#domain/scenario/plan-words';
import { floorOf, people, setting } from './plan-sample.ts';

const says = (...args: Parameters<typeof setting>) => {
  const { headline, sentence } = planWords(setting(...args));
  return `${headline} ${sentence}`;
};

it('the list says where each person is', () => {
  const { people: list } = planWords(setting({ you: 'kitchen', renee: 'kitchen', cole: 'landing', ortiz: 'phone' }));
  expect(list.map(({ words }) => words)).toEqual([
    'You, in the kitchen',
    'Renee, in the kitchen',
    'Cole, on the landing',
    'Officer Ortiz, on the phone',
  ]);
  expect(list.map(({ isWithYou }) => isWithYou)).toEqual([false, true, false, false]);
});

it('a name that is numbered or proper takes no article', () => {
  const words = (name: string, rows: string[]) =>
    planWords({
      floor: floorOf(rows, { places: { a: 'here' }, names: { here: name } }),
      people,
      positions: { you: 'here' },
      doors: {},
    }).people[0]?.words;
  const walled = ['###', '#a#', '###'];
  expect(words('Room 214', walled)).toBe('You, in room 214');
  expect(words('Larkfield Court', ['a.'])).toBe('You, at Larkfield Court');
  expect(words('Bay 4', ['a.'])).toBe('You, at bay 4');
  expect(words('Parking lot', ['a.'])).toBe('You, in the parking lot');
  expect(words('Maria’s room', walled)).toBe('You, in Maria’s room');
});

describe('who can see and hear you', () => {
  it('nobody, behind a closed door', () =>
    expect(says({ you: 'kitchen', renee: 'kitchen', cole: 'living-room' })).toBe(
      'Kitchen door closed. Nobody outside can see or hear you two.',
    ));
  it('somebody, through an open one', () =>
    expect(says({ you: 'kitchen', renee: 'kitchen', cole: 'living-room' }, { kitchen: 'open' })).toBe(
      'Kitchen door open. Cole can see and hear you.',
    ));
  it('somebody far off sees only', () =>
    expect(says({ you: 'kitchen', cole: 'landing' }, { 'living-room': 'open' })).toBe(
      'Kitchen door open. Cole can see you but not hear you.',
    ));
  it('somebody round the corner hears only', () => {
    const floor = floorOf(['#######', '#.a#b.#', '#.....#', '#.....#', '#######']);
    const { sentence } = planWords({ floor, people, positions: { you: 'room-a', cole: 'room-b' }, doors: {} });
    expect(sentence).toBe('Cole can hear you but not see you.');
  });
  it('several with you are named first', () =>
    expect(says({ you: 'kitchen', renee: 'kitchen', cole: 'kitchen', ortiz: 'living-room' })).toBe(
      'Kitchen door closed. Renee and Cole are with you and hear everything. Nobody else can see or hear you.',
    ));
  it('an open phone line hears', () =>
    expect(says({ you: 'kitchen', renee: 'kitchen', cole: 'phone' })).toBe(
      'Kitchen door closed. Cole is on an open phone line and hears everything.',
    ));
  it('a place with several doors counts them', () =>
    expect(says({ you: 'living-room' })).toBe('Living room: 1 of 2 doors open. Nobody can see or hear you.'));
  it('a place without walls is in the open', () =>
    expect(says({ you: 'landing', cole: 'landing' })).toBe('In the open. Nobody else can see or hear you two.'));
  it('nothing, when you are not on the plan', () => expect(says({ you: 'away' })).toBe(' '));
});

it('the label says all of it, and the objects are listed by place', () => {
  const floor = floorOf(['#####', '#a11#', '#####'], { objects: { 1: 'Stove' } });
  const words = planWords({
    floor,
    people: { you: { name: 'You', token: 'Y' } },
    positions: { you: 'room-a' },
    doors: {},
  });
  expect(words.label).toBe('Floor plan. You, in the room a. No door here. Nobody can see or hear you.');
  expect(words.objects).toEqual(['Room a: stove']);
});
