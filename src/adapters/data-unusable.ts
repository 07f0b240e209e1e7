/** A file of the data folder that cannot be used as it is. The message tells whoever keeps the folder what to do. */
export class DataUnusable extends Error {
  override readonly name = 'DataUnusable';
}

export const restoreDatabase = 'Restore it from a copy, or choose another folder: DATA_DIR=/path/to/folder npm start';
