import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

/** `parseArgs`, with its complaints as messages. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

/** JSON for tools: counts above 2⁵³ become decimal strings, because JSON numbers would lose digits. */
export function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, each) =>
      typeof each === 'bigint' ? (each <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(each) : String(each)) : each,
    2,
  );
}

/** Prints, and waits until it is written: a pipe may take its time. */
export function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, () => resolve()));
}
