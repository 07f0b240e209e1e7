import { type Guide, guideSchema } from '#domain/course/guide';
import { type Read, readShape } from './read-shape.ts';

/** content/guide.yaml. @param root - the folder that holds content/ */
export function readGuide(root: string): Promise<Read<Guide>> {
  return readShape(root, 'content/guide.yaml', guideSchema);
}
