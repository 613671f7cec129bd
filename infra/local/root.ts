import path from 'node:path';

/** The project's folder, whatever folder it is started from. */
export const root = path.resolve(import.meta.dirname, '../..');
