import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** The dictionary at the root. */
  readonly catalog: string;
  readonly title: string;
  readonly pages: readonly string[];
  /** Every object outside of streams. */
  readonly objects: readonly string[];
  /** Alternative texts of pictures. */
  readonly alternatives: readonly string[];
  /** Alternative text → the operators that draw what it stands for, where one page draws it. */
  readonly drawings: ReadonlyMap<string, string>;
  /** What the pages say, in the order in which it is drawn; words that are apart have one space between them. */
  readonly text: string;
}

/** Reads as much of a PDF as tests ask: objects, also those in object streams, and text through its ToUnicode maps. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const streams = new Map<string, string>();
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)) {
    const start = /stream\r?\n/.exec(body);
    objects.set(id, start ? body.slice(0, start.index) : body);
    if (!start) continue;
    const head = body.slice(0, start.index);
    const from = start.index + start[0].length;
    // By its length: the last byte of compressed data may look like the end of a line.
    const data = body.slice(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]));
    streams.set(id, /FlateDecode/.test(head) ? inflated(data) : data);
  }
  for (const [id, data] of [...streams]) {
    const head = objects.get(id) ?? '';
    if (!/\/Type\s*\/ObjStm/.test(head)) continue;
    const first = Number(/\/First (\d+)/.exec(head)?.[1]);
    const numbers = data.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at < numbers.length; at += 2) {
      const end = numbers[at + 3];
      const from = first + (numbers[at + 1] ?? 0);
      objects.set(String(numbers[at]), data.slice(from, end === undefined ? undefined : first + end));
    }
  }
  const all = [...objects.values()];
  const pages = all.filter((object) => /\/Type\s*\/Page\b/.test(object));
  const info = all.find((object) => /\/Creator/.test(object)) ?? '';
  return {
    catalog: all.find((object) => /\/Type\s*\/Catalog/.test(object)) ?? '',
    title: stringAfter('Title', info) ?? '',
    pages,
    objects: all,
    alternatives: all.flatMap((object) => stringAfter('Alt', object) ?? []),
    drawings: new Map(pages.flatMap((page) => drawingsOf(contentOf(page, streams)))),
    text: pages.map((page) => textOf(page, objects, streams)).join(' '),
  };
}

function inflated(data: string): string {
  return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
}

/** The string that stands after a key, in PDF's encodings: UTF-16 with its mark, or plain. */
function stringAfter(key: string, object: string): string | undefined {
  const found = new RegExp(`/${key}\\s*(?:\\(((?:\\\\[\\s\\S]|\\([^()]*\\)|[^\\\\()])*)\\)|<([0-9A-Fa-f]+)>)`).exec(
    object,
  );
  if (!found) return undefined;
  const raw = found[2] === undefined ? unescaped(found[1] ?? '') : Buffer.from(found[2], 'hex').toString('latin1');
  if (!raw.startsWith('\xfe\xff')) return raw;
  return Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le');
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, after: string) => {
    if (/^[0-7]/.test(after)) return String.fromCharCode(Number.parseInt(after, 8));
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[after] ?? after;
  });
}

type Texts = ReadonlyMap<string, string>;

function contentOf(page: string, streams: Texts): string {
  return [...(/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page)?.[1] ?? '').matchAll(/(\d+) 0 R/g)]
    .map(([, id = '']) => streams.get(id) ?? '')
    .join('\n');
}

function drawingsOf(content: string): [string, string][] {
  return [...content.matchAll(/\/Span <<((?:(?!BDC)[\s\S])*)>> BDC([\s\S]*?)\bEMC\b/g)].flatMap(
    ([, about = '', drawn = '']) => {
      const alternative = stringAfter('Alt', about);
      return alternative === undefined ? [] : [[alternative, drawn]];
    },
  );
}

function textOf(page: string, objects: Texts, streams: Texts): string {
  const at = (id: string | undefined) => objects.get(id ?? '') ?? '';
  const resources = /\/Resources (\d+) 0 R/.exec(page);
  const named = resources ? at(resources[1]) : page;
  const fontsAt = /\/Font (\d+) 0 R/.exec(named);
  const fonts = fontsAt ? at(fontsAt[1]) : (/\/Font\s*<<([^>]*)>>/.exec(named)?.[1] ?? '');
  const maps = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name = '', id = ''] of fonts.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    maps.set(name, unicodeOf(streams.get(/\/ToUnicode (\d+) 0 R/.exec(at(id))?.[1] ?? '') ?? ''));
  }
  const content = contentOf(page, streams);
  let map: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const [token, font, shown] of content.matchAll(
    /\/(\w+) [\d.]+ Tf|(\[(?:\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f]*>|[^\]])*\] ?TJ|(?:\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f]*>) ?Tj)|\bET\b/g,
  )) {
    if (font) map = maps.get(font);
    else if (shown)
      text += glyphsIn(shown)
        .map((glyph) => map?.get(glyph) ?? '')
        .join('');
    else if (token === 'ET') text += ' ';
  }
  return text.replace(/\s+/g, ' ');
}

/** Two bytes a glyph. */
function glyphsIn(shown: string): number[] {
  return [...shown.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)|<([0-9A-Fa-f]*)>/g)].flatMap(([, plain, hex]) => {
    const raw = hex === undefined ? Buffer.from(unescaped(plain ?? ''), 'latin1') : Buffer.from(hex, 'hex');
    return Array.from({ length: raw.length / 2 }, (_, index) => raw.readUInt16BE(2 * index));
  });
}

function unicodeOf(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      map.set(Number.parseInt(glyph, 16), text(to));
    }
  }
  return map;
}
