/**
 * What a lesson weighs at the first load, beside a Starlight page built from the same text in the same run.
 *
 *   npm run build && node tests/bench/lesson-weight.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endServer, startServer } from '../build/server.ts';
import { weigh } from '../build/weigh-page.ts';

const root = join(import.meta.dirname, '..', '..');
const starlight = join(import.meta.dirname, 'starlight');
const data = mkdtempSync(join(tmpdir(), 'weight-'));
const server = await startServer(data);
const rows: Record<string, unknown>[] = [];
try {
  for (const file of readdirSync(join(root, 'content/lessons')).filter((name) => name.endsWith('.mdx'))) {
    const slug = file.replace(/^\d+-|\.mdx$/g, '');
    const weight = weigh(await (await fetch(`${server.url}/lessons/${slug}`)).text());
    rows.push({
      page: `lesson ${slug}`,
      'layout + CSS, kB': kilobytes(weight.frameBytes),
      'HTML + CSS, kB': kilobytes(weight.pageBytes),
      'words in the first 14 kB': weight.wordsInFirstFlight,
      'scripts, kB': kilobytes(weight.scriptBytes),
    });
  }
} finally {
  await endServer(server);
  rmSync(data, { recursive: true });
}
rows.push(...starlightRows());
console.table(rows);

function starlightRows(): Record<string, unknown>[] {
  const docs = join(starlight, 'src/content/docs');
  rmSync(docs, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  const lessons = readdirSync(join(root, 'content/lessons')).filter((name) => name.endsWith('.mdx'));
  for (const name of lessons)
    writeFileSync(
      join(docs, name.replace(/\.mdx$/, '.md')),
      plainMarkdown(readFileSync(join(root, 'content/lessons', name), 'utf8')),
    );
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: starlight, stdio: 'ignore' });
  execFileSync('npx', ['astro', 'build'], {
    cwd: starlight,
    stdio: 'ignore',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return lessons.map((name) => {
    const html = readFileSync(join(starlight, 'dist', name.replace(/\.mdx$/, ''), 'index.html'), 'utf8');
    const sheets = [...html.matchAll(/href="(\/_astro\/[^"]+\.css)"/g)].map(([, path]) =>
      readFileSync(join(starlight, 'dist', path ?? ''), 'utf8'),
    );
    const weight = weigh(html.replace('</head>', `<style>${sheets.join('\n')}</style></head>`));
    return {
      page: `Starlight, the text of ${name.replace(/\.mdx$/, '')}`,
      'layout + CSS, kB': kilobytes(weight.frameBytes),
      'HTML + CSS, kB': kilobytes(weight.pageBytes),
      'words in the first 14 kB': weight.wordsInFirstFlight,
      'scripts, kB': kilobytes(weight.scriptBytes),
    };
  });
}

/** The lesson's words with their headings and lists; our components become plain paragraphs. */
function plainMarkdown(mdx: string): string {
  const title = mdx.match(/^title:\s*(.*)$/m)?.[1] ?? 'Lesson';
  const body = mdx
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/<[A-Z][^>]*\/>/g, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, '');
  return `---\ntitle: ${title}\n---\n${body}`;
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
