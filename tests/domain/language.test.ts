import { expect, it } from 'vitest';
import { findListed, findWords, type Language, languageSchema } from '#domain/course/language';

const language: Language = languageSchema.parse({
  avoid: [
    { words: ['child prostitute*'], instead: 'child sex trafficking victim', why: 'x' },
    { words: ['prostitute', 'prostitutes'], instead: 'the person', why: 'x' },
    { words: ['john', 'johns'], instead: 'buyer', why: 'x', lower_case_only: true },
    { words: ['modern day slave'], instead: 'person who was trafficked', why: 'x' },
  ],
  spelling: [{ words: ['recognis*'], instead: 'recogniz…' }],
  tone: { polite: ['please', "when you're ready"], harsh: ['demand*'] },
  absolutes: ['always'],
  graphic: ['gory'],
});
const words = (text: string) => findListed(text, language).map(({ word }) => word);

it('a listed word is found with its place and what to write instead', () => {
  expect(findListed('He called her a Prostitute.', language)).toEqual([
    { word: 'Prostitute', instead: 'the person', index: 16 },
  ]);
});

it('a word inside another is not found', () => {
  expect(words('Statutes still say prostitution. She was unrecognised.')).toEqual([]);
});

it('a word inside a listed phrase is one finding', () => {
  expect(words('Not “child prostitutes”, and no prostitute either.')).toEqual(['child prostitutes', 'prostitute']);
});

it('a name stays when only the small letters are meant', () => {
  expect(words('John saw two johns.')).toEqual(['johns']);
});

it('a phrase is found across hyphens and line breaks', () => {
  expect(words('a modern-day slave, a modern day\nslave')).toEqual(['modern-day slave', 'modern day\nslave']);
});

it('a star stands for any ending', () => {
  expect(words('recognise, recognising')).toEqual(['recognise', 'recognising']);
});

it('findings come in reading order, with straight and curly apostrophes alike', () => {
  expect(findWords('When you’re ready, please. please', language.tone.polite).map(({ word }) => word)).toEqual([
    'When you’re ready',
    'please',
    'please',
  ]);
});

it('no words, no findings', () => {
  expect(findWords('anything', [])).toEqual([]);
});
