import { z } from 'zod';
import { scenarioSchema } from '#domain/scenario/schema';
import { print } from './options.ts';

/** The scenario format as a JSON Schema, so that an editor completes and explains every field. */
export async function schema(): Promise<number> {
  await print(JSON.stringify(z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }), null, 1));
  return 0;
}
