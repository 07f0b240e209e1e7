import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secondLook } from '../build/command.ts';
import { aFolder } from '../build/folder.ts';

describe('guide', () => {
  it('writes the guide and the appendix into the folder, and says which is to be locked away', async () => {
    const folder = join(aFolder(), 'to print');
    const { code, out } = await secondLook(['guide', `--out=${folder}`]);
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['facilitators-guide.html', 'instructors-appendix.html']);
    expect(out).toContain(`${join(folder, 'facilitators-guide.html')}  (for the class)`);
    expect(out).toMatch(/instructors-appendix\.html {2}\(certification scenarios: keep it locked away\)/);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^<!doctype html>[\s\S]+<\/html>\n$/);
    }
  });

  it('refuses an option that it does not know', async () => {
    const { code, error } = await secondLook(['guide', '--output=somewhere']);
    expect(code).toBe(2);
    expect(error).toContain('--output');
  });

  it('refuses a folder that is named without --out', async () => {
    const { code, error } = await secondLook(['guide', 'somewhere']);
    expect([code, error.trim()]).toEqual([2, 'Name the folder as: guide --out=FOLDER']);
  });

  it('says so if it cannot write there', async () => {
    const file = join(aFolder(), 'taken');
    writeFileSync(file, '');
    const { code, error } = await secondLook(['guide', `--out=${file}`]);
    expect(code).not.toBe(0);
    expect(error).toContain(`Cannot write to ${file}.`);
  });
});
