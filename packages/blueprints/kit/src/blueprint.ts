import type { AgentRole, Release } from '@quantumlayer/contracts/agents/v1/agents';
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

/** The step that brings databases of the last release up to date. */
export interface PlannedMigration {
  /** "0002_add_pages_to_books" */
  readonly name: string;
  /** What it does to rows that are there, a line each. */
  readonly consequences: readonly string[];
}

/** A language's project, as a pure function of the IR, and of what was last generated from the project's earlier IR. */
export interface Blueprint {
  /** "python-fastapi" */
  readonly id: string;
  /** Changes whenever the output for any IR changes. */
  readonly version: string;
  readonly language: Language;
  /**
   * Every file of the project, sorted by path; cheap, renders nothing. Migrations of the release stay, and the next one follows them
   * where the IR stores something else.
   * @throws KeyChanged for a change that rows cannot follow, MigrationsMissing for a release without any
   */
  plan(application: Application, release?: Release): readonly PlannedFile[];
  /** The migration that `plan` adds to those of the release; undefined where databases can stay as they are. */
  migration(application: Application, release: Release): PlannedMigration | undefined;
  /** The language's own formatter; the identity for files that it does not know. */
  format(path: string, text: string): string | Promise<string>;
}
