import { describe, expect, test } from 'vitest';
import { inkFor } from '../../src/cli/play-scene.ts';
import { answer, secondLook } from '../build/command.ts';
import { secondLookTyping } from '../build/typing.ts';

const file = 'tests/fixtures/short-stop.yaml';
const whole = ['greet', 'pay', 'papers', 'help', 'v 85', '1 2 3', 'facts'];

async function played(...lines: string[]): Promise<string> {
  const { code, out, error } = await secondLookTyping(['play', file], `${lines.join('\n')}\n`);
  expect(error).toBe('');
  expect(code).toBe(0);
  return out;
}

describe('playing in the terminal', () => {
  test('a whole path ends with its score, its class and the command that repeats it', async () => {
    const out = await played(...whole);
    expect(out).toContain('Score 100.00 of 100 (provisional)');
    expect(out).toContain('ana: VICTIM_IDENTIFIED. Ana is safe tonight.');
    expect(out).toContain(
      `score ${file} greet pay papers help 'order=safety>needs>paper' facts --judgment ana=victim --confidence ana=85`,
    );
  });

  test('the command that repeats a path scores the same', async () => {
    const out = await played('shout', 'go', 'leave', 'n 55', '3 1 2', '2');
    const args = ['shout', 'go', 'leave', 'order=paper>safety>needs', 'labels', '--judgment', 'ana=not-victim'];
    const scored = await answer<{ score: number }>('score', file, ...args);
    expect(out).toContain(`Score ${scored.score.toFixed(2)} of 100`);
    expect(out).toContain('critical error CE2: shout');
  });

  test('an author sees that the survivor’s place is still empty', async () => {
    const path = ['robbery-first', 'ask-apart', 'go', 'dust-drawer', 'say-limits', 'take-answer', 'n 75'];
    const typed = `${[...path, 'case-number', 'report-facts'].join('\n')}\n`;
    const { out } = await secondLookTyping(['play', 'scenarios/stolen-phone.yaml'], typed);
    expect(out).toContain('Survivor perspective:\n  none yet.');
  });

  test('numbers follow the order of the file', async () => {
    expect(await played('2')).toContain('They freeze.');
  });

  test('a question mark shows weights, and the condition of an option that is kept back', async () => {
    const out = await played('greet', 'go', '?');
    expect(out).toContain('leave: T −1; ana neutral');
    expect(out).toContain('help, not offered (only if words noticed): T +2 P +1; ana protective');
  });

  test('undo goes back one decision at a time, the judgment included', async () => {
    const out = await played('greet', 'go', 'leave', 'v 55', 'u', 'u', 'u', 'u', 'u', 'u', 'q');
    expect(out).toContain('This is the beginning: there is nothing to undo.');
    expect(out.trimEnd()).toMatch(new RegExp(`score ${file}$`));
  });

  test('what the node does not offer is refused, and the options are shown again', async () => {
    const out = await played('9', 'fly');
    expect(out).toContain('"9" is not offered here.');
    expect(out).toContain('"fly" is not offered here.');
  });

  test('minutes go down with each question, and the hub says when none fits any more', async () => {
    const out = await played('greet', 'pay', 'papers');
    expect(out).toContain('Ask: 3 of 3 minutes left');
    expect(out).toContain('Ask: 1 of 3 minutes left');
    expect(out).toContain('No more questions fit into the minutes left.');
  });

  test('the end of a pipe ends it like q', async () => {
    const { code, out } = await secondLookTyping(['play', file], 'greet');
    expect(code).toBe(0);
    expect(out.trimEnd()).toMatch(new RegExp(`score ${file} greet$`));
  });

  test('a pipe gets no escape codes', async () => {
    expect(await played(...whole)).not.toContain('\u001b');
  });

  test('who can see and hear you stands over the scene', async () => {
    const { out } = await secondLookTyping(['play', 'scenarios/stolen-phone.yaml'], '');
    expect(out.replace(/\s+/g, ' ')).toContain('Officer Okafor and Mr. Marsh are with you and hear everything.');
  });

  test('without a file it says what to type', async () => {
    const { code, error } = await secondLook(['play']);
    expect(code).toBe(2);
    expect(error).toContain('play scenarios/bus-bay.yaml');
  });
});

describe('bold and dim', () => {
  const terminal = { isTTY: true };

  test('are for a terminal', () => {
    expect(inkFor(terminal, {}).bold('x')).toBe('\u001b[1mx\u001b[22m');
  });

  test('are left out in a pipe, under NO_COLOR and in a dumb terminal', () => {
    for (const ink of [inkFor({}, {}), inkFor(terminal, { NO_COLOR: '1' }), inkFor(terminal, { TERM: 'dumb' })]) {
      expect(ink.bold('x')).toBe('x');
    }
  });
});
