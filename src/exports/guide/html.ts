/** HTML as values: what is put in is escaped, unless it is HTML already. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | false | undefined | readonly Part[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, index) => text + (index < parts.length ? written(parts[index]) : '')).join('') };
}

/** Text that is HTML already: of our own making, never of an author. */
export function raw(text: string): Html {
  return { html: text };
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('html' in part) return part.html;
  return part.map(written).join('');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
