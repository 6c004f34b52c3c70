import type { Writable } from 'node:stream';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome, type GateStep } from '@quantumlayer/contracts/verification/v1/verification';
import { oneLine } from '../output/summary';
import { roleText, within } from './progress';
import type { Renderer } from './renderer';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  [Outcome.UNSPECIFIED]: 'unknown',
  [Outcome.PASSED]: 'passed',
  [Outcome.FAILED]: 'failed',
  [Outcome.SKIPPED]: 'skipped',
};
const BODY_CHARACTERS = 160;

/** Plain lines for logs, pipes and `--verbose`: what has happened, without colours and cursor movements. */
export function lineRenderer(output: Writable, verbose: boolean): Renderer {
  return {
    show(event) {
      for (const line of describe(event, verbose)) output.write(`${line}\n`);
    },
    close: () => undefined,
  };
}

function describe({ event }: GenerationEvent, verbose: boolean): readonly string[] {
  switch (event.case) {
    case 'review':
      return ['waits for answers or an approval'];
    case 'parsed':
      return [`understood: ${(event.value.application?.entities ?? []).map(({ name }) => name).join(', ')}`];
    case 'build':
      return describeBuild(event.value.event, verbose);
    case 'merged':
      return [
        `merged with the folder: ${event.value.conflicts.length === 0 ? 'no conflicts' : `conflicts in ${event.value.conflicts.join(', ')}`}`,
      ];
    case 'written':
      return [`wrote ${event.value.files} files${within(' to', event.value.directory)}`];
    case 'verification':
      return describeVerification(event.value.event, verbose);
    case 'repair': {
      const { round, fix, accepted, reason } = event.value;
      return [`repair ${round}: ${fix} ${accepted ? 'accepted' : 'refused'}, ${reason}`];
    }
    default:
      return [];
  }
}

function describeBuild(
  event: Extract<GenerationEvent['event'], { case: 'build' }>['value']['event'],
  verbose: boolean,
): readonly string[] {
  switch (event.case) {
    case 'plan':
      if (!verbose) return [`agents: ${event.value.agents.map(({ role }) => roleText(role)).join(', ')}`];
      return event.value.agents.map(({ role, dependsOn, task, decision, reason }) => {
        const after = dependsOn.length === 0 ? '' : ` (after ${dependsOn.map(roleText).join(', ')})`;
        return `plan: ${roleText(role)}${after}: ${task}; ${decision}, because ${reason}`;
      });
    case 'started':
      return verbose ? [`${roleText(event.value.role)}: started`] : [];
    case 'message': {
      if (!verbose) return [];
      const { sender, recipient, subject, body } = event.value;
      const to = recipient === AgentRole.UNSPECIFIED ? 'everybody' : roleText(recipient);
      return [`${roleText(sender)} -> ${to}: ${subject} ${shorten(body)}`];
    }
    case 'rejected': {
      const { role, attempt, message } = event.value;
      return [`${roleText(role)}: output refused (attempt ${attempt}): ${message}`];
    }
    case 'finished': {
      const { role, files, seconds } = event.value;
      return verbose ? [`${roleText(role)}: ${files} files in ${seconds.toFixed(2)} s`] : [];
    }
    case 'built':
      return [`built ${event.value.files} files`];
    default:
      return [];
  }
}

function describeVerification(
  event: Extract<GenerationEvent['event'], { case: 'verification' }>['value']['event'],
  verbose: boolean,
): readonly string[] {
  switch (event.case) {
    case 'started':
      return verbose ? [`gate ${event.value.gate}: started`] : [];
    case 'progress':
      return verbose ? [`gate ${event.value.gate}: ${event.value.message}`] : [];
    case 'verdict': {
      const { gate, outcome, seconds, summary, cached, steps } = event.value;
      return [
        ...(verbose ? steps.map((step) => stepLine(gate, step)) : []),
        `gate ${gate}: ${OUTCOMES[outcome]} in ${seconds.toFixed(1)} s${cached ? ' (known)' : ''}${summary === '' ? '' : `: ${oneLine(summary)}`}`,
      ];
    }
    default:
      return [];
  }
}

function stepLine(gate: string, { name, seconds, cpuSeconds }: GateStep): string {
  const work = cpuSeconds === 0 ? '' : `, ${cpuSeconds.toFixed(2)} s of processor time`;
  const time = seconds < 0.1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`;
  return `gate ${gate}: ${name} took ${time}${work}`;
}

function shorten(body: string): string {
  return body.length <= BODY_CHARACTERS ? body : `${body.slice(0, BODY_CHARACTERS)}… (${body.length} characters)`;
}
