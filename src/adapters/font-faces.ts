import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The course's fonts, inside the file: a page that is mailed or printed elsewhere looks the same. */
export async function fontFaces(): Promise<string> {
  const find = createRequire(import.meta.url);
  const faces = [
    ['Public Sans Variable', 'public-sans/files/public-sans-latin-wght-normal.woff2', 'normal', '100 900'],
    ['Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2', 'normal', '200 900'],
    ['Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', 'italic', '200 900'],
  ] as const;
  const written = await Promise.all(
    faces.map(async ([family, file, style, weight]) => {
      const font = await readFile(find.resolve(`@fontsource-variable/${file}`), 'base64');
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,${font}) format("woff2")}`;
    }),
  );
  return written.join('\n');
}
