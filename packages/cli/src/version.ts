import manifest from '../package.json';

/** The product's version. */
export const VERSION: string = manifest.version;
