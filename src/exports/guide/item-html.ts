/** A knowledge item on paper, and its answer for the instructor. */
import { seededShuffle } from '#domain/attempt/shuffle';
import type { Item } from '#domain/course/item';
import { type Html, html } from './html.ts';

const letter = (index: number) => String.fromCharCode(65 + index);

const tasks: Readonly<Record<Item['type'], string>> = {
  single: 'One is right.',
  multi: 'More than one may be right.',
  order: 'Put these in order.',
  match: 'Which belong together?',
  hotspot: 'Mark the places.',
  spot: 'Mark every line that holds an error.',
  report: 'Write it.',
};

interface OnPaper {
  readonly asked: Html;
  readonly answer: string;
}

export function itemOnPaper(item: Item): OnPaper {
  const { body, answer } = bodyOf(item);
  return { asked: html`<p><b>${item.stem}</b> <span class="quiet">${tasks[item.type]}</span></p>${body}`, answer };
}

function bodyOf(item: Item): { readonly body: Html; readonly answer: string } {
  switch (item.type) {
    case 'single':
    case 'multi': {
      const right = item.options.flatMap(({ correct }, index) => (correct ? [letter(index)] : []));
      return { body: lettered(item.options.map(({ text }) => text)), answer: right.join(', ') };
    }
    case 'order': {
      const shown = seededShuffle(item.options, `${item.id}/paper`);
      return {
        body: lettered(shown.map(({ text }) => text)),
        answer: item.options.map((option) => letter(shown.indexOf(option))).join(', '),
      };
    }
    case 'match': {
      const right = seededShuffle(
        [...item.options.map((option) => option.with), ...item.extra.map(({ text }) => text)],
        item.id,
      );
      return {
        body: html`<div class="pairs"><ol>${item.options.map(({ text }) => html`<li>${text}</li>`)}</ol>${lettered(right)}</div>`,
        answer: item.options.map((option, index) => `${index + 1}${letter(right.indexOf(option.with))}`).join(', '),
      };
    }
    case 'hotspot':
    case 'spot': {
      const { title, parts } = item.document;
      const right = parts.flatMap(({ correct }, index) => (correct ? [index + 1] : []));
      return {
        body: html`<div class="document"><p><b>${title}</b></p><ol>${parts.map((part) => html`<li>${'label' in part && part.label && html`<i>${part.label}:</i> `}${part.text}</li>`)}</ol></div>`,
        answer: right.join(', '),
      };
    }
    case 'report':
      return {
        body: html`<ul>${item.facts.map((fact) => html`<li>${fact}</li>`)}</ul><p class="quiet">Rate it 0 to 4 in each: ${item.rubric.map(({ asks }) => asks).join(' ')}</p>`,
        answer: item.model,
      };
  }
}

function lettered(texts: readonly string[]): Html {
  return html`<ol type="A">${texts.map((text) => html`<li>${text}</li>`)}</ol>`;
}
