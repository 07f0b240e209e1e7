import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  // Where `npm start` builds to, and serves from, if it is named.
  outDir: process.env.DIST_DIR || 'dist',
  // A roster of 2,000 people is the largest thing that anybody sends.
  adapter: node({ mode: 'middleware', bodySizeLimit: 655_360 }),
  integrations: [mdx(), react(), buildStamp()],
  // One round trip brings the page and its style; nothing else blocks the first paint.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  trailingSlash: 'ignore',
  session: false,
  security: {
    // Astro's own answers in plain text to whatever is not JSON; the middleware looks at every unsafe request.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ],
      // Islands render style attributes, which no hash can cover.
      styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
      scriptDirective: { resources: ["'self'"], hashes: inlineScriptHashes() },
    },
  },
});

/** Astro hashes the scripts that it bundles. Those marked `is:inline`, which go out as they stand, it leaves to us. */
function inlineScriptHashes() {
  const folders = ['src/layouts', 'src/components', 'src/pages'].map(
    (folder) => new URL(`./${folder}/`, import.meta.url),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).flatMap((name) =>
      name.endsWith('.astro') ? [new URL(name, folder)] : [],
    ),
  );
  const scripts = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/<script is:inline[^>]*>(.*?)<\/script>/gs),
  ]);
  return scripts.map(([, script]) => `sha256-${createHash('sha256').update(script).digest('base64')}`);
}

/** Marks a finished build with the time at which it began: sources changed later are not in it. See build-site.ts. */
function buildStamp() {
  let began = new Date();
  return {
    name: 'build-stamp',
    hooks: {
      'astro:build:start': () => {
        began = new Date();
      },
      'astro:build:done': ({ dir }) => {
        const stamp = new URL('../built', dir);
        writeFileSync(stamp, '');
        utimesSync(stamp, began, began);
      },
    },
  };
}
