import type { Register } from '#domain/course/citation';
import { type Html, html } from './html.ts';

/** The sources of a sentence by their short names, and which of them nobody has read yet; nothing if it has none. */
export function sourcesIn(cite: readonly string[], register: Register): Html | null {
  if (cite.length === 0) return null;
  return html` <span class="small">[${cite.map((id) => named(id, register)).join('; ')}]</span>`;
}

function named(id: string, register: Register): string {
  const source = register.get(id);
  if (!source) return id;
  return source.verified || source.card ? source.short : `${source.short}, not yet verified at source`;
}
