import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { answer, secondLook } from '../build/command.ts';
import { aFolder } from '../build/folder.ts';
import { edited, root } from '../build/scenario.ts';

// Each test starts programs, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const blank = readFileSync(join(root, 'content/jurisdictions/blank.yaml'), 'utf8');

function aCard(...edits: [string, string][]): string {
  const file = join(aFolder(), 'our-card.yaml');
  writeFileSync(file, edited(blank, edits));
  return file;
}

describe('check --jurisdiction', () => {
  it('speaks of the card alone, and finds nothing wrong with a blank one', async () => {
    const { code, out } = await secondLook(['check', `--jurisdiction=${aCard()}`]);
    expect([code, out]).toEqual([0, 'no errors, no warnings\n']);
  });

  it('names the place in the card and how to mend it', async () => {
    const file = aCard(['    needed:                 # true or false', '    needed: maybe']);
    const { problems } = await answer<{ problems: { code: string }[] }>('check', `--jurisdiction=${file}`);
    expect(problems.map(({ code }) => code)).toEqual(['missing-field', 'wrong-type']);
    const { code, out } = await secondLook(['check', '--jurisdiction', file]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /our-card\.yaml:\d+:13 error "needed" should be true or false\. Write true or false\. \[wrong-type\]/,
    );
  });

  it('warns of a card that nobody has signed', async () => {
    const file = aCard([
      '  body-camera:              # the rule for filming a victim\n    rule:',
      '  body-camera:\n    rule: Off on request.',
    ]);
    const { code, out } = await secondLook(['check', `--jurisdiction=${file}`]);
    expect(code).toBe(0);
    expect(out).toContain('[card-unsigned]');
  });

  it('takes no example for an agency’s own card', async () => {
    const { code, out } = await secondLook(['check', '--jurisdiction=content/jurisdictions/example.yaml']);
    expect(code).toBe(1);
    expect(out).toContain('content/jurisdictions/example.yaml:5:12 error This is a made-up example');
  });

  it('says so if the card is not there', async () => {
    const { code, out } = await secondLook(['check', '--jurisdiction=nowhere.yaml']);
    expect([code, out]).toEqual([1, expect.stringContaining('nowhere.yaml:1:1 error There is no such file.')]);
  });
});

it('the filled-in copy of the example, called real, is refused line by line', async () => {
  const file = join(aFolder(), 'our-card.yaml');
  const example = readFileSync(join(root, 'content/jurisdictions/example.yaml'), 'utf8');
  writeFileSync(file, edited(example, [['fictional: true', 'fictional: false']]));
  const { problems } = await answer<{ problems: { code: string }[] }>(
    'check',
    `--jurisdiction=${file}`,
    '--today=2026-11-22',
  );
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['example-left']));
  expect(problems.length).toBeGreaterThan(20);
});
