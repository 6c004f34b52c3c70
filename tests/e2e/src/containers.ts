import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PlatformUser } from './platform-user';
import { ROOT } from './qlf';

interface ComposeFile {
  readonly services: Readonly<Record<string, { readonly image: string; readonly profiles?: readonly string[] }>>;
}

const FILE = join(ROOT, 'docker-compose.yaml');
/** Beside whatever a user of this machine runs. */
const PROJECT = 'quantumlayer-spec';
/** Milliseconds; all of it may start at once on a slow machine. */
const LONGEST = 360_000;
const { services } = parse(readFileSync(FILE, 'utf8'), { merge: true }) as ComposeFile;

/** What docker-compose.yaml starts by itself of ours. */
export const SERVICES = Object.entries(services)
  .filter(([name, { image, profiles }]) => image === `quantumlayer/${name}` && profiles === undefined)
  .map(([name]) => name);

/** Why the platform cannot be run in containers here; undefined when it can. */
export function whyNoContainers(): string | undefined {
  if (run(['info']).status !== 0) return 'no Docker engine answers';
  if (run(['compose', 'version']).status !== 0) return 'docker compose is not installed';
  const absent = SERVICES.filter((name) => run(['image', 'inspect', `quantumlayer/${name}`]).status !== 0);
  return absent.length === 0 ? undefined : `not built yet by "docker compose build": ${absent.join(', ')}`;
}

/** The platform as docker-compose.yaml has it, from images that are built. */
export class ContainerPlatform {
  private constructor(readonly user: PlatformUser) {}

  static start(): ContainerPlatform {
    compose('up', '--no-build', '--detach', '--wait', '--wait-timeout', '300');
    const key = compose('exec', '-T', 'gateway', 'node', 'main.mjs', 'owner-key').trim().split('\n').at(-1) ?? '';
    return new ContainerPlatform(new PlatformUser('http://127.0.0.1:7411', key, '127.0.0.1:7412'));
  }

  /** The status of an answer to operators. */
  probe(service: string, path: string): number {
    const program = `fetch('http://127.0.0.1:8080${path}').then(({ status }) => console.log(status))`;
    return Number(compose('exec', '-T', service, 'node', '-e', program));
  }

  /** Tells every container to end; the exit code of each service of ours. */
  stop(): Readonly<Record<string, number>> {
    compose('stop');
    const ended = compose('ps', '--all', '--format', '{{.Service}} {{.ExitCode}}').trim().split('\n');
    const codes = ended
      .map((line) => line.split(' '))
      .map(([name = '', code]): [string, number] => [name, Number(code)]);
    return Object.fromEntries(codes.filter(([name]) => SERVICES.includes(name)));
  }

  /** With everything that it kept. */
  static remove(): void {
    compose('down', '--volumes', '--timeout', '5');
  }
}

/** @throws with what docker said */
function compose(...args: readonly string[]): string {
  const { status, stdout, stderr } = run(['compose', '--file', FILE, '--project-name', PROJECT, ...args]);
  if (status !== 0) throw new Error(`docker compose ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

function run(args: readonly string[]) {
  // `.env` may hold a real password, or not be there.
  return spawnSync('env', ['POSTGRES_PASSWORD=for-specs-alone', 'docker', ...args], {
    encoding: 'utf8',
    timeout: LONGEST,
  });
}
