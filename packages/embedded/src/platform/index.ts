// Apart from the rest: a gateway is much to load for whoever only generates.
export { openPlatform, type Platform, type PlatformOptions } from './open-platform';
