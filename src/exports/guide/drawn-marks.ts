/** Marks that no font of the course holds, drawn so that they print anywhere and are read aloud as words. */
import { type Html, html, raw } from './html.ts';

/** Before the number of a paragraph. */
export const arrow: Html = raw(
  '<svg class="mark" viewBox="0 0 14 10" role="img" aria-label="turn to"><path d="M1 5h11.5M8.5 1l4 4-4 4"/></svg>',
);

/** Before what goes into the notebook. */
export const pencil: Html = raw(
  '<svg class="mark" viewBox="0 0 12 12" role="img" aria-label="Note:"><path d="M1 11l.8-3L8.6 1.2l2.2 2.2L4 10.2zM7.2 2.6l2.2 2.2"/></svg>',
);

/** A box to tick. */
export const tick: Html = raw('<span class="tick"></span>');

/** A line to write on. */
export const blank: Html = raw('<span class="blank"></span>');

/** The number of a paragraph, as what to turn to. */
export function turnTo(number: number | null): Html {
  return html`<b class="to">${arrow} ${number}</b>`;
}
