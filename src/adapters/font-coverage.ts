/**
 * Which characters a TrueType font has a letter for, from its `cmap`: formats 4 and 12, as the OpenType
 * specification has them.
 *
 * @returns whether one character is covered; control characters and spaces always are
 */
export function coveredBy(font: Uint8Array): (character: string) => boolean {
  const known = coverages.get(font) ?? readCoverage(new DataView(font.buffer, font.byteOffset, font.byteLength));
  coverages.set(font, known);
  return (character) => /^[\s\p{Cc}\p{Cf}]$/u.test(character) || known.has(character.codePointAt(0) ?? 0);
}

const coverages = new WeakMap<Uint8Array, ReadonlySet<number>>();

function readCoverage(font: DataView): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap');
  const covered = new Set<number>();
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const at = cmap + font.getUint32(cmap + 8 + 8 * index);
    const format = font.getUint16(at);
    if (format === 4) readSegments(font, at, covered);
    if (format === 12) readGroups(font, at, covered);
  }
  return covered;
}

function tableAt(font: DataView, wanted: string): number {
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)));
    if (tag === wanted) return font.getUint32(record + 8);
  }
  throw new Error(`The font has no ${wanted} table`);
}

function readSegments(font: DataView, at: number, covered: Set<number>): void {
  const bytes = font.getUint16(at + 6);
  for (let offset = 0; offset < bytes; offset += 2) {
    const end = font.getUint16(at + 14 + offset);
    const start = font.getUint16(at + 16 + bytes + offset);
    for (let code = start; code <= end && code !== 0xffff; code += 1) covered.add(code);
  }
}

function readGroups(font: DataView, at: number, covered: Set<number>): void {
  for (let group = 0; group < font.getUint32(at + 12); group += 1) {
    const record = at + 16 + 12 * group;
    for (let code = font.getUint32(record); code <= font.getUint32(record + 4); code += 1) covered.add(code);
  }
}
