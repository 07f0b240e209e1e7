import type { ItemFile } from '#domain/course/check-items';
import { itemFileSchema } from '#domain/course/item';
import { type ReadFolder, readFolder } from './read-folder.ts';

/** Every file of content/items. @param root - the folder that holds content/ */
export function readItems(root: string): Promise<ReadFolder<ItemFile>> {
  return readFolder(root, 'content/items', itemFileSchema, (file, { items }) => ({ file, items }));
}
