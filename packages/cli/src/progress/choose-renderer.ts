import type { Colors } from 'picocolors/types';
import type { Terminal } from '../terminal';
import { lineRenderer } from './line-renderer';
import { silentRenderer, type Renderer } from './renderer';

export interface RendererOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/**
 * Events on standard output with --json; else progress on standard error, so that standard output holds results only: a live tree on
 * a terminal, lines elsewhere.
 */
export async function chooseRenderer(
  { json, quiet, verbose }: RendererOptions,
  { stdout, stderr }: Terminal,
  colors: Colors,
): Promise<Renderer> {
  if (json === true) return (await import('./json-renderer')).jsonRenderer(stdout);
  if (quiet === true) return silentRenderer;
  if (stderr.isTTY !== true || verbose === true) return lineRenderer(stderr, verbose === true);
  const { liveRenderer } = await import('./live-renderer');
  return liveRenderer(stderr as NodeJS.WriteStream, colors);
}
