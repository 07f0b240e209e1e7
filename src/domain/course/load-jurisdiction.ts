/** From the text of a file to a jurisdiction card. Whether the card makes sense is for check-jurisdiction.ts. */
import { parseShape } from '#domain/scenario/load';
import type { Problem } from '#domain/scenario/problem';
import { readYaml, type YamlSource } from '#domain/scenario/yaml-source';
import { type Jurisdiction, jurisdictionSchema } from './jurisdiction.ts';

export type LoadedJurisdiction =
  | { readonly ok: true; readonly card: Jurisdiction; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses a card. An empty field counts as left out, so that blank.yaml can list every field of a line.
 * @param file - the name to report
 */
export function parseJurisdiction(content: string | Uint8Array, file: string): LoadedJurisdiction {
  const read = readYaml(content, file);
  if (!read.ok) return read;
  const filled = { ...read.source, value: withoutBlanks(read.source.value) ?? {} };
  const parsed = parseShape(jurisdictionSchema, filled, file);
  return parsed.ok ? { ok: true, card: parsed.value, source: read.source } : parsed;
}

function withoutBlanks(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const filled = withoutBlanks(inner);
    return filled === undefined ? [] : [[key, filled] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
