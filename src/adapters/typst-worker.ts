/**
 * Typst's compiler in WebAssembly, in a thread of its own. It reaches no file and no network: fonts, source and data
 * are all that it is given.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts';
import type { PdfJob } from '#app/ports/pdf';

/** `fault`: of the source. Anything else that goes wrong ends the thread. */
export type Compiled = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly fault: string };

const { fonts } = workerData as { readonly fonts: readonly Uint8Array[] };
const wasm = await readFile(fileURLToPath(import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')));
const compiler = createTypstCompiler();
await compiler.init({
  // Without `assets: false` it would fetch fonts from a network.
  beforeBuild: [loadFonts([...fonts], { assets: false })],
  // The types lag behind: bytes alone still work, with a warning on the console.
  getModule: () => ({ module_or_path: wasm }) as never,
});

parentPort?.on('message', async ({ source, data }: PdfJob) => {
  compiler.addSource('/main.typ', source);
  const { result, diagnostics } = await compiler.compile({
    mainFilePath: '/main.typ',
    format: 1,
    inputs: { data: JSON.stringify(data) },
    diagnostics: 'unix',
  });
  const compiled: Compiled = result ? { pdf: withTitleShown(result) } : { fault: (diagnostics ?? []).join('; ') };
  parentPort?.postMessage(compiled);
});

/**
 * Has a reader show the document's title and not the name of its file, as PDF/UA asks; Typst says so only of a
 * document that it makes for that standard, which this build of it cannot. What it says instead is the default, and
 * of the same length, so nothing moves.
 */
function withTitleShown(pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  const said = '/ViewerPreferences <<\n    /Direction /L2R\n  >>';
  const file = Buffer.from(Uint8Array.from(pdf).buffer);
  const at = file.lastIndexOf(said);
  if (at !== -1) file.write('/ViewerPreferences << /DisplayDocTitle true >>'.padEnd(said.length), at, 'latin1');
  return new Uint8Array(file.buffer);
}
