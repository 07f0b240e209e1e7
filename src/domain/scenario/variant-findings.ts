/** Can the variants of a scenario be told without a slip: a word missed, two people of one name, a letter gone wrong? */
import type { Finding } from './problem.ts';
import type { Scenario } from './schema.ts';
import { forms, wholeWords, wordsOf } from './variants.ts';

type Row = Scenario['variants'][string][number];

export function variantFindings(scenario: Scenario): Finding[] {
  const { variants, ...told } = scenario;
  const text = textIn(told);
  const slots = Object.entries(variants);
  return [
    ...slots.flatMap(([slot, rows]) => [...uneven(slot, rows), ...words(scenario, text, slot, rows)]),
    ...taken(text, slots),
    ...formFindings(text, slots),
  ];
}

function error(code: string, at: Finding['at'], message: string, remedy: string): Finding {
  return { severity: 'error', code, at, message, remedy };
}

function uneven(slot: string, rows: readonly Row[]): Finding[] {
  const keys = (row: Row) => Object.keys(wordsOf(row)).sort().join(', ');
  const first = keys(rows[0] as Row);
  return rows.flatMap((row, index) =>
    keys(row) === first
      ? []
      : [
          error(
            'variant-uneven',
            ['variants', slot, index],
            `This row changes ${keys(row) || 'no word'}, and the first one ${first || 'no word'}.`,
            'Let every row of a slot change the same words; put a word that is to stay on both sides.',
          ),
        ],
  );
}

function words(scenario: Scenario, text: string, slot: string, rows: readonly Row[]): Finding[] {
  const shown = [scenario.id, scenario.title, scenario.summary, scenario.place, scenario.time, scenario.note].join(
    '\n',
  );
  const names = Object.values(scenario.people).map(({ name }) => name);
  return Object.keys(wordsOf(rows[0] as Row)).flatMap((word): Finding[] => {
    const at = ['variants', slot, 0, word];
    if (!/^\p{Lu}/u.test(word) || !wholeWords([word]).test(text)) {
      return [
        error(
          'variant-unknown-word',
          at,
          `"${word}" does not stand in the text as a whole word with a capital letter.`,
          'Write it as the text does. Only words with a capital letter can vary: ids begin with small ones.',
        ),
      ];
    }
    if (wholeWords([word]).test(shown)) {
      return [
        error(
          'variant-in-list',
          at,
          `"${word}" stands in the title, summary, place, time or note, which are shown before anything is drawn.`,
          'Reword that line without it.',
        ),
      ];
    }
    if (!names.some((name) => wholeWords([word]).test(name))) return [];
    return rows.flatMap((row, index) =>
      String(wordsOf(row)[word] ?? word).charAt(0) === word.charAt(0)
        ? []
        : [
            error(
              'variant-letter',
              ['variants', slot, index, word],
              `"${wordsOf(row)[word]}" does not begin with ${word.charAt(0)}, the letter on the plan.`,
              'Choose a name with the same first letter.',
            ),
          ],
    );
  });
}

/** A word in two slots, or one told that stands in the text, or is told, for somebody else. */
function taken(text: string, slots: readonly (readonly [string, readonly Row[]])[]): Finding[] {
  const owners = new Map<string, string>();
  return slots.flatMap(([slot, rows]) =>
    rows.flatMap((row, index) =>
      Object.entries(wordsOf(row)).flatMap(([word, told]) => {
        const at = ['variants', slot, index, word];
        const clash = (message: string) => [error('variant-clash', at, message, 'Use another word.')];
        const owner = `${slot}: ${word}`;
        for (const each of [word, told]) {
          const other = owners.get(each);
          if (other !== undefined && other !== owner) return clash(`"${each}" is already told in "${other}".`);
          owners.set(each, owner);
        }
        return told !== word && wholeWords([told]).test(text) ? clash(`"${told}" already stands in the text.`) : [];
      }),
    ),
  );
}

function formFindings(text: string, slots: readonly (readonly [string, readonly Row[]])[]): Finding[] {
  const formed = slots.filter(([, rows]) => rows.some(({ form }) => form === 2)).map(([slot]) => slot);
  const marks = [...text.matchAll(forms)].map(([mark]) => mark);
  const odd = marks.find((mark) => mark.split('|').length !== 2);
  const finding = (at: Finding['at'], message: string, remedy: string) => [error('variant-form', at, message, remedy)];
  if (odd !== undefined) return finding(['nodes'], `"${odd}" does not have two sides.`, 'Write it like <she|he>.');
  if (marks.length > 0 && formed.length === 0) {
    return finding(['nodes'], `The text has "${marks[0]}", and no row of \`variants\` has \`form: 2\`.`, 'Add one.');
  }
  if (formed.length > 1) {
    return finding(['variants', formed[1] ?? ''], 'Rows of two slots have `form: 2`.', 'Let one slot decide the form.');
  }
  return formed.length === 1 && marks.length === 0
    ? finding(
        ['variants', formed[0] ?? ''],
        '`form: 2` changes nothing.',
        'Write what differs as <she|he>, or remove it.',
      )
    : [];
}

function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  return Object.values(value).map(textIn).join('\n');
}
