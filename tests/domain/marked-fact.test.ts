import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Marked } from '../../src/islands/cards/CardAnswer.tsx';

test.each([
  ['He says: “I go home at ten.” You nod.', 'I go home at ten.', 'He says: ', '“I go home at ten.”', ' You nod.'],
  ['“I go at ten, and I drive,” he says.', 'I go at ten', '', '“I go at ten', ', and I drive,” he says.'],
  ['“Ask. I go at ten.” He sits.', 'I go at ten.', '“Ask. ', 'I go at ten.”', ' He sits.'],
  ['The door is locked. He sits.', 'The door is locked.', '', 'The door is locked.', ' He sits.'],
])('the mark takes in the quotation marks that the fact touches: %s', (text, part, before, marked, after) => {
  const html = renderToStaticMarkup(createElement(Marked, { text, part }));
  expect(html).toBe(
    `<p class="vignette">${before}<mark><span class="visually-hidden">What settles it: </span>${marked}</mark>${after}</p>`,
  );
});
