import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { LayerStore } from '../adapters/folder/layer-store';
import type { ResolvedToolchain } from './resolved-toolchain';

/** The installed dependencies of a tree's lock files, and how programs find them. */
export interface DependencyLayer {
  readonly folder: string;
  /** By placeholder. */
  readonly places: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

/** Finds or builds the layer for the lock files of a tree; manifests are needed to install, but do not key it. */
export async function dependencyLayer(
  resolved: ResolvedToolchain,
  files: ReadonlyMap<string, string>,
  layers: LayerStore,
  signal: AbortSignal,
): Promise<DependencyLayer> {
  const { layer } = resolved.toolchain;
  const pick = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.flatMap((name) => (files.has(name) ? [[name, files.get(name) ?? '']] : [])));
  const locks = pick(layer.lockFiles);
  const fingerprint = layer.fingerprint?.(locks) ?? JSON.stringify(locks);
  const tools = resolved.tools.map(({ requirement, version, path }) => [requirement.name, version, path]);
  const key = createHash('sha256')
    .update(JSON.stringify([fingerprint, layer.install, tools]))
    .digest('hex');
  const folder = await layers.ensure({
    kind: 'layers',
    key,
    commands: layer.install,
    files: { ...pick(layer.manifests), ...locks },
    toolchain: resolved,
    environment: layer.env,
    portable: (layer.caches ?? []).flatMap(({ folder: name, portable }) => (portable === true ? [name] : [])),
    signal,
  });
  return {
    folder,
    places: { LAYER: folder, TOOLS: resolved.toolsFolder ?? folder },
    links: Object.fromEntries(
      Object.entries(layer.mounts).map(([path, target]) => [path, join(folder, target.replace(/^\$LAYER\//, ''))]),
    ),
  };
}
