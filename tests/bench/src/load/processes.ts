import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { highWaterMark } from '../measure';

export interface RunningService {
  readonly name: string;
  readonly pid: number;
}

/** The processes of our own services, of those that `qlf up --stack` keeps on record in its folder. */
export function servicesOf(folder: string): RunningService[] {
  const roll = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')) as { readonly pid: number }[];
  return roll.flatMap(({ pid }) => {
    const [, name] = /services\/([\w-]+)\/main\.mjs/.exec(commandOf(pid)) ?? [];
    return name === undefined ? [] : [{ name, pid }];
  });
}

/** The most that each has held so far, MiB. */
export function peaksOf(services: readonly RunningService[]): string {
  return services.map(({ name, pid }) => `${name} ${highWaterMark(pid).toFixed(0)}`).join(', ');
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended.
    return '';
  }
}
