import { access, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { FindingInit } from '@quantumlayer/blueprint-kit';
import { exitEvidence } from '../../domain/evidence';
import { skipped, type Gate, type GateContext, type GateReport } from '../../domain/gate';
import { toolLimits } from '../../sandbox/limits';
import { localDatabase } from '../contract/lifecycle/judged-database';
import { readSections, type ReadmeCommands } from './read-sections';
import { sharedCommands } from './shared-commands';
import { FIRST_CODE, orderedCommands, readmeScript } from './readme-script';

const SECTIONS = { run: '## Run', tryIt: '## Try it', test: '## Test' } as const;

/** The README's own commands, as a reader would type them. */
export const readmeGate: Gate = {
  name: 'readme',
  version: '2',
  async run(context) {
    const markdown = await readFile(join(context.source, 'README.md'), 'utf8').catch(() => undefined);
    if (markdown === undefined) return failed([{ rule: 'readme:missing', message: 'There is no README.md.' }]);
    const sections = readSections(markdown);
    const missing = (['run', 'tryIt', 'test'] as const).filter((name) => sections[name] === undefined);
    if (missing.length > 0) {
      return failed(
        missing.map((name) => ({
          rule: 'readme:section',
          message: `The README has no shell block under ${SECTIONS[name]}.`,
          path: 'README.md',
        })),
      );
    }
    if (context.sandbox === 'guarded-process' && (await isTaken(8000))) {
      return skipped(
        'port 8000, which the README names, is taken on this machine, and the sandbox has no network of its own',
      );
    }
    if (!(await hasCurl())) return skipped('curl is not installed; the README tries the API with it');
    return judgeCommands(withoutProvided(sections as ReadmeCommands, context), context);
  },
};

/**
 * Runs the commands, but leaves those out that other gates judge by running the same program, as long as these gates pass:
 * if one does not, everything is run here, because that gate may have failed for something else.
 */
async function judgeCommands(commands: ReadmeCommands, context: GateContext): Promise<GateReport> {
  const shared = await sharedCommands(commands.test, context);
  if (shared.length === 0) return runCommands(commands, context);
  const own = commands.test.filter((command) => !shared.some((each) => each.command === command));
  const report = await runCommands({ ...commands, test: own }, context);
  if (report.outcome !== 'passed') return report;
  const gates = [...new Set(shared.map(({ gate }) => gate))];
  context.progress(`waiting for ${gates.join(' and ')}, which run the same commands`);
  const outcomes = await Promise.all(shared.map(({ outcome }) => outcome));
  if (outcomes.some((outcome) => outcome !== 'passed')) return runCommands(commands, context);
  const by = gates.map((gate) => `${shared.filter((each) => each.gate === gate).length} judged by the gate ${gate}`);
  return { ...report, summary: [report.summary, ...by].join(', ') };
}

/** The layer already is what these commands would do, from the same lock files and with the network that this run has not. */
function withoutProvided(commands: ReadmeCommands, { toolchain }: GateContext): ReadmeCommands {
  const provided = toolchain.readme?.provided ?? [];
  const keep = (list: readonly string[]): readonly string[] =>
    list.filter((command) => !provided.some((pattern) => pattern.test(command)));
  return { run: keep(commands.run), tryIt: commands.tryIt, test: keep(commands.test) };
}

async function runCommands(commands: ReadmeCommands, context: GateContext): Promise<GateReport> {
  const { toolchain } = context;
  const seconds =
    toolchain.start.timeoutSeconds + toolchain.unit.command.timeoutSeconds + (toolchain.build?.timeoutSeconds ?? 0);
  context.progress('running the commands of the README');
  const exit = await context.run({
    argv: ['sh', '-c', readmeScript(commands, toolchain.start.timeoutSeconds + (toolchain.build?.timeoutSeconds ?? 0))],
    env: { ...localDatabase(context.application), ...toolchain.readme?.env },
    limits: toolLimits(seconds),
  });
  context.timed('commands', exit);
  const ordered = orderedCommands(commands);
  const checks = [{ name: 'commands', value: ordered.length }];
  if (exit.code === 0 && exit.reason === 'exited')
    return { outcome: 'passed', summary: `${ordered.length} commands`, findings: [], checks };
  const culprit = exit.code === null ? undefined : ordered[exit.code - FIRST_CODE];
  const message =
    culprit === undefined
      ? `The README's commands ended with ${exit.code ?? exit.reason}.`
      : `This command of the README does not work: ${culprit}`;
  return { ...failed([{ rule: 'readme:command', message, path: 'README.md', evidence: exitEvidence(exit) }]), checks };
}

function failed(findings: readonly FindingInit[]): GateReport {
  return { outcome: 'failed', summary: findings[0]?.message ?? '', findings, checks: [] };
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}

async function hasCurl(): Promise<boolean> {
  const places = ['/usr/bin/curl', '/usr/local/bin/curl', '/bin/curl'];
  const found = await Promise.all(
    places.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
