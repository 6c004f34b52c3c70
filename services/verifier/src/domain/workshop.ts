import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { fillPlaceholders } from '../sandbox/placeholders';
import type { Program, Sandbox, SandboxSpec } from '../sandbox/sandbox';
import { cacheViews } from '../toolchain/cache-views';
import type { DependencyLayer } from '../toolchain/dependency-layer';
import type { PostgresPrograms } from '../toolchain/find-postgres';
import type { ResolvedToolchain } from '../toolchain/resolved-toolchain';
import { compileTree } from './compiled-tree';
import type { GateSpec, SharedContext } from './gate';

export interface WorkshopOptions {
  readonly application: Application;
  readonly resolved: ResolvedToolchain;
  readonly layer: DependencyLayer;
  readonly source: string;
  readonly sandbox: Sandbox;
  readonly postgres: PostgresPrograms | undefined;
  readonly cores: number;
  readonly signal: AbortSignal;
}

/** The context of a gate: its specs completed with the tree, the layer, the tools and nothing else. */
export function workshop({
  application,
  resolved,
  layer,
  source,
  sandbox,
  postgres,
  cores,
  signal,
}: WorkshopOptions): SharedContext {
  const { places } = layer;
  const path = [
    ...resolved.programFolders,
    ...(resolved.toolsFolder === undefined ? [] : [`${resolved.toolsFolder}/bin`]),
    '/usr/local/bin:/usr/bin:/bin',
  ];
  const fill = (program: Program): Program => {
    const [name, ...rest] = program.argv;
    const env = { PATH: path.join(':'), ...resolved.toolchain.layer.env, ...program.env };
    return {
      argv: [fillPlaceholders(name, places), ...rest.map((argument) => fillPlaceholders(argument, places))],
      env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fillPlaceholders(value, places)])),
    };
  };
  const complete = (spec: GateSpec, programs: readonly Program[]): SandboxSpec => ({
    source,
    links: layer.links,
    ...spec,
    ...fill(spec),
    readable: [...resolved.readable, layer.folder],
    caches: cacheViews(resolved.toolchain, layer.folder, programs),
    network: 'none',
    signal,
  });
  let compiling: Promise<string | undefined> | undefined;
  /** A run of the tree itself that names a cache begins with what was compiled of it; the unit gate's copy is another tree. */
  const begun = async <Spec extends SandboxSpec>(spec: Spec): Promise<Spec> => {
    const { build } = resolved.toolchain;
    if (build?.shared !== true || spec.source !== source || spec.caches?.length === 0) return spec;
    compiling ??= compileTree(build, source, (program) => sandbox.run(complete(program, [fill(program)])));
    const compiled = await compiling;
    return compiled === undefined ? spec : { ...spec, compiled, readable: [...spec.readable, compiled] };
  };
  return {
    application,
    toolchain: resolved.toolchain,
    sandbox: sandbox.name,
    postgres,
    source,
    places,
    cores,
    signal,
    run: async (spec) => sandbox.run(await begun(complete(spec, [fill(spec)]))),
    start: async (spec) => {
      const prepare = (spec.prepare ?? []).map(fill);
      return sandbox.start({ ...(await begun(complete(spec, [fill(spec), ...prepare]))), prepare });
    },
  };
}
