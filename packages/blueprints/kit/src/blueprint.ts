import type { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application, Language } from '@quantumlayer/contracts/ir/v1/ir';

/** One file that a blueprint will produce, decided before anything is rendered. */
export interface PlannedFile {
  /** Relative, "/"-separated. */
  readonly path: string;
  /** The only agent that may write it. */
  readonly agent: AgentRole;
  readonly executable?: boolean;
  /** The formatted text; pure, so the same IR gives the same bytes on any machine. */
  readonly render: () => string | Promise<string>;
}

/** A language's project, as a pure function of the IR. */
export interface Blueprint {
  /** "python-fastapi" */
  readonly id: string;
  /** Changes whenever the output for any IR changes. */
  readonly version: string;
  readonly language: Language;
  /** Every file of the project, sorted by path; cheap, renders nothing. */
  plan(application: Application): readonly PlannedFile[];
  /** The language's own formatter; the identity for files that it does not know. */
  format(path: string, text: string): string | Promise<string>;
}
