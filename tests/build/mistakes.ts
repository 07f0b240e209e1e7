/** One mistake at a time, each an edit of a sound file: what is said about it, and where. */
import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '#domain/scenario/check';
import { checked, edited, fixtureText } from './scenario.ts';

export type Edit = readonly [from: string, to: string];
/** A code, and the text at whose first letter the problem must stand; ⌖ marks the letter if it is not the first. */
type Expected = readonly [code: string, at: string];

export interface Mistake {
  readonly edits: readonly Edit[];
  readonly expected: readonly Expected[];
  readonly with?: Partial<CheckOptions>;
  /** Part of what the author is told. */
  readonly says?: string;
}

export const sound = fixtureText('quiet-street');

/** The lines of the sound file from one key to another. */
export function section(from: string, to?: string): string {
  return sound.slice(sound.indexOf(`${from}:\n`), to ? sound.indexOf(`${to}:\n`) : undefined);
}

export function one(edits: readonly Edit[], code: string, at: string, says?: string): Mistake {
  return { edits, expected: [[code, at]], ...(says ? { says } : {}) };
}

export function describeMistakes(mistakes: Readonly<Record<string, Mistake>>): void {
  describe.each(Object.entries(mistakes))('%s', (_name, { edits, expected, with: options, says }) => {
    const text = edited(sound, edits);
    const { problems } = checked(text, undefined, options);
    const found = problems.filter(({ code }) => code !== 'not-reviewed');

    it('is reported with its code and place, and nothing else is', () => {
      const place = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;
      expect(found.map((problem) => [problem.code, place(problem)])).toEqual(
        expected.map(([code, at]) => [code, place(placeOf(text, at))]),
      );
    });
    it('is told in words, with a remedy', () => {
      for (const { message, remedy, file } of found) {
        expect(message).toMatch(/^.{9,}[.?!]$/s);
        expect(remedy).toMatch(/^.{3,}[.?!]$/s);
        expect(file).toBe('tests/fixtures/quiet-street.yaml');
      }
      expect(found.map(({ message, remedy }) => `${message} ${remedy}`).join('\n')).toContain(says ?? '');
    });
  });
}

function placeOf(text: string, at: string): { line: number; column: number } {
  const index = text.indexOf(at.replace('⌖', '')) + Math.max(0, at.indexOf('⌖'));
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
