import { cardFileSchema } from '#domain/course/card';
import type { CardFile } from '#domain/course/check-cards';
import { type ReadFolder, readFolder } from './read-folder.ts';

/** Every file of content/cards. @param root - the folder that holds content/ */
export function readCards(root: string): Promise<ReadFolder<CardFile>> {
  return readFolder(root, 'content/cards', cardFileSchema, (file, { cards }) => ({ file, cards }));
}
