/** The agency's card as a file that changes while the server runs. */
import { copyFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJurisdiction } from '#adapters/jurisdiction-file';
import { blankJurisdiction } from '#domain/course/jurisdiction';
import { aFolder } from '../build/folder.ts';
import { root } from '../build/scenario.ts';

const today = () => '2026-11-22';
const example = join(root, 'content/jurisdictions/example.yaml');

const cardOf = (agency: string, expires = '2027-05-01') => `
jurisdiction: { state: Ohio, agency: ${agency} }
counsel: { name: A. Lawyer, verified: 2026-11-01, expires: ${expires} }
signed: { name: Chief B., day: 2026-11-02 }
rules: { body-camera: { rule: Off on request. } }
`;

/** A card in a file, a clock that stands still until told, and what was logged. */
function aCard(text = cardOf('Elm')) {
  const file = join(aFolder(), 'card.yaml');
  writeFileSync(file, text);
  let milliseconds = 0;
  const logged: string[] = [];
  const open = () => openJurisdiction(file, { today, now: () => milliseconds, log: (line) => logged.push(line) });
  return {
    file,
    logged,
    open,
    wait: (ms: number) => {
      milliseconds += ms;
    },
  };
}

describe('at the start', () => {
  it('the card is read, and whoever runs the server is told until when it holds', () => {
    const { open, logged } = aCard();
    expect(open()().jurisdiction.agency).toBe('Elm');
    expect(logged).toEqual(['Jurisdiction card in use: Elm, Ohio. Verified Nov 1, 2026. Good through May 1, 2027.']);
  });

  it('a broken card is refused with every problem and its place', () => {
    const { open, file } = aCard(cardOf('Elm', '2027-06-01').replace('rule: Off', 'rul: Off'));
    expect(open).toThrow(`${file}:5:25 error There is no field "rul" here. Did you mean "rule"? [unknown-key]`);
    const late = aCard(cardOf('Elm', '2027-06-01'));
    expect(late.open).toThrow(/card\.yaml:3:60 error .* Write 2027-05-01 or an earlier day.* \[card-lasts-too-long\]$/);
  });

  it('a file that is not there is refused, with a way out', () => {
    const { open, file } = aCard();
    rmSync(file);
    expect(open).toThrow(
      /The jurisdiction card cannot be read\. Mend JURISDICTION_FILE, or unset it .* \[file-missing\]$/,
    );
  });

  it.each([
    ['', 'The file is empty'],
    [cardOf('Elm').replace('signed:', '#'), 'not signed: every line shows as unknown'],
    [cardOf('Elm', '2026-11-21'), 'expired on 2026-11-21: every line shows as unknown'],
    ['fictional: false', 'is blank: every line shows as unknown'],
  ])('a card that will not be read is said to be so', (text, says) => {
    const { open, logged } = aCard(text);
    try {
      open();
    } catch (error) {
      logged.push((error as Error).message);
    }
    expect(logged.join()).toContain(says);
  });

  it('the example is taken where it is named, and stays an example', () => {
    const card = openJurisdiction(example, { today, log: () => {} })();
    expect(card.fictional).toBe(true);
    expect(card).not.toEqual(blankJurisdiction);
  });
});

describe('while the server runs', () => {
  it('a new version is used within seconds, and the disk is asked no more often', () => {
    const { open, file, wait, logged } = aCard();
    const card = open();
    writeFileSync(file, cardOf('Oakwood'));
    wait(1_999);
    expect(card().jurisdiction.agency).toBe('Elm');
    wait(1);
    expect(card().jurisdiction.agency).toBe('Oakwood');
    expect(logged.slice(1)).toEqual([
      'The jurisdiction card has changed. Jurisdiction card in use: Oakwood, Ohio. Verified Nov 1, 2026. Good through May 1, 2027.',
    ]);
  });

  it('a broken version leaves the last good one in use, and is told once', () => {
    const { open, file, wait, logged } = aCard();
    const card = open();
    writeFileSync(file, cardOf('Oakwood').replace('rule:', 'rul:'));
    for (let looks = 0; looks < 3; looks++) {
      wait(2_000);
      expect(card().jurisdiction.agency).toBe('Elm');
    }
    expect(logged).toHaveLength(2);
    expect(logged[1]).toMatch(/cannot be used\. The last good one stays in use\.\n.*card\.yaml:5:23 error/);
    writeFileSync(file, cardOf('Oakwood'));
    wait(2_000);
    expect(card().jurisdiction.agency).toBe('Oakwood');
  });

  it('a file that is gone leaves the last good one in use, and may come back', () => {
    const { open, file, wait, logged } = aCard();
    const card = open();
    renameSync(file, `${file}.away`);
    wait(2_000);
    expect(card().jurisdiction.agency).toBe('Elm');
    expect(logged[1]).toContain('[file-missing]');
    renameSync(`${file}.away`, file);
    wait(2_000);
    expect(card().jurisdiction.agency).toBe('Elm');
    expect(logged).toHaveLength(3);
  });

  it('a version with an older date, as from a backup, is used as well', () => {
    const { open, file, wait } = aCard();
    const card = open();
    const backup = `${file}.bak`;
    writeFileSync(backup, cardOf('Oakwood'));
    utimesSync(backup, new Date('2020-01-01'), new Date('2020-01-01'));
    copyFileSync(backup, file);
    utimesSync(file, new Date('2020-01-01'), new Date('2020-01-01'));
    wait(2_000);
    expect(card().jurisdiction.agency).toBe('Oakwood');
  });
});
