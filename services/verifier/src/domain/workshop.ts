import { isDeepStrictEqual } from 'node:util';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { fillPlaceholders } from '../sandbox/placeholders';
import type { CacheView, Program, Sandbox, SandboxSpec } from '../sandbox/sandbox';
import { cacheViews } from '../toolchain/cache-views';
import type { DependencyLayer } from '../toolchain/dependency-layer';
import type { PostgresPrograms } from '../toolchain/find-postgres';
import type { ResolvedToolchain } from '../toolchain/resolved-toolchain';
import { compileTree, type CompiledTree } from './compiled-tree';
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
  const cachesOf = (programs: readonly Program[]): readonly CacheView[] =>
    cacheViews(resolved.toolchain, layer.folder, programs);
  const complete = (spec: GateSpec, programs: readonly Program[]): SandboxSpec => ({
    source,
    links: layer.links,
    ...spec,
    ...fill(spec),
    readable: [...resolved.readable, layer.folder],
    caches: cachesOf(programs),
    network: 'none',
    signal,
  });
  const { build } = resolved.toolchain;
  let compiling: Promise<CompiledTree | undefined> | undefined;
  /** What was compiled of the tree, for a run of it that names a cache; the unit gate's copy is another tree. */
  const compiledFor = async (spec: SandboxSpec): Promise<CompiledTree | undefined> => {
    if (build?.shared !== true || spec.source !== source || spec.caches?.length === 0) return undefined;
    compiling ??= compileTree(build, source, (program) => sandbox.run(complete(program, [fill(program)])));
    return compiling;
  };
  const begun = <Spec extends SandboxSpec>(spec: Spec, compiled: CompiledTree | undefined): Spec =>
    compiled === undefined
      ? spec
      : { ...spec, compiled: compiled.archive, readable: [...spec.readable, compiled.archive] };
  /** Once the tree is compiled, the same program would only find everything done. */
  const isBuild = ({ argv, env }: Program): boolean =>
    build !== undefined && isDeepStrictEqual([argv, env ?? {}], [build.argv, build.env ?? {}]);
  return {
    application,
    toolchain: resolved.toolchain,
    sandbox: sandbox.name,
    postgres,
    source,
    places,
    cores,
    signal,
    run: async (spec) => {
      const completed = complete(spec, [fill(spec)]);
      const compiled = await compiledFor(completed);
      return compiled && isBuild(spec) ? compiled.exit : sandbox.run(begun(completed, compiled));
    },
    start: async (spec) => {
      const { prepare = [] } = spec;
      const completed = complete(spec, [spec, ...prepare].map(fill));
      const compiled = await compiledFor(completed);
      const left = prepare.filter((program) => !(compiled && isBuild(program))).map(fill);
      const caches = cachesOf([fill(spec), ...left]);
      return sandbox.start({ ...begun({ ...completed, caches }, compiled), prepare: left });
    },
  };
}
