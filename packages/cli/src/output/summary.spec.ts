import { create } from '@bufbuild/protobuf';
import { MigrationSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema, Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { RequirementsSchema } from '@quantumlayer/contracts/requirements/v1/requirements';
import { Outcome, Severity, VerdictSchema } from '@quantumlayer/contracts/verification/v1/verification';
import picocolors from 'picocolors';
import { readStartCommands, summarize, type Report } from './summary';

const report = (changes: Partial<Report> = {}): Report => ({
  application: create(ApplicationSchema, {
    name: 'todo',
    stack: { language: Language.GO, database: Database.POSTGRESQL },
  }),
  requirements: undefined,
  outcome: GenerationOutcome.VERIFIED,
  verdicts: [],
  directory: '/work/todo',
  files: 3,
  changes: { added: 3, modified: 0, deleted: 0 },
  conflicts: [],
  setAside: [],
  changedMigrations: [],
  migration: undefined,
  dryRun: false,
  seconds: 1.25,
  startCommands: ['go run .'],
  missingPrograms: [],
  ...changes,
});
const text = (changes: Partial<Report> = {}) =>
  summarize(report(changes), { cwd: '/work', colors: picocolors.createColors(false), command: './qlf' });

describe('the summary', () => {
  it('says what was made and the two ways to run it', () => {
    expect(text()).toContain('Made todo in todo: 0 entities, 0 endpoints, 3 files (Go, PostgreSQL) 1.3 s\n');
    expect(text()).toContain('Run it\n  ./qlf run todo\n  cd todo && go run .\n');
  });

  it('warns of databases that an earlier migration made', () => {
    expect(text({ changedMigrations: ['migrations/0001.sql'] })).toContain(
      '\n  changed migrations/0001.sql: a database that was made before does not fit',
    );
  });

  it('tells what a migration takes from databases', () => {
    const migration = create(MigrationSchema, {
      name: '0002_drop_isbn_from_books',
      consequences: ['drops books.isbn and what it holds'],
    });
    expect(text({ migration })).toContain(
      '\n  migration 0002_drop_isbn_from_books brings databases up to date when the project starts, and\n    drops books.isbn and what it holds\n',
    );
    expect(text({ migration: create(MigrationSchema, { name: '0003_create_loans' }) })).toContain(
      'migration 0003_create_loans brings databases up to date when the project starts, and takes nothing from them',
    );
  });

  it('names folders so that a shell takes them as they are', () => {
    expect(text({ directory: "/work/Ann's notes" })).toContain(
      "  ./qlf run 'Ann'\\''s notes'\n  cd 'Ann'\\''s notes' && go run .",
    );
    expect(text({ directory: '/work/-x' })).toContain('  ./qlf run ./-x\n');
  });

  it('says which of the project’s own commands the user does not have yet', () => {
    expect(text({ missingPrograms: ['uv'] })).toContain(
      'go run .\n    needs uv, not found here: qlf doctor tells how to get it\n',
    );
  });

  it('says what was assumed, how to change it, and which words led to nothing', () => {
    const requirements = create(RequirementsSchema, {
      sources: [{ text: 'a todo app with\n sparkles' }],
      assumptions: [{ text: 'Python.', alternative: 'Write "in Go".' }],
      sentences: [{ notUnderstood: [{ source: 0, start: 11, end: 25 }] }],
    });
    expect(text({ requirements })).toContain(
      'Assumed\n  Python.  → Write "in Go".\nNot understood\n  "with sparkles"\n',
    );
  });

  it('says of each gate what came out, and where it ran', () => {
    const findings = Array.from({ length: 7 }, (_, index) => ({
      severity: Severity.ERROR,
      rule: `r${index}`,
      path: 'a.go',
      line: 3,
      message: 'broken\ntwice',
    }));
    const verdicts = [
      create(VerdictSchema, {
        gate: 'unit',
        outcome: Outcome.PASSED,
        summary: '9 tests',
        seconds: 2,
        sandbox: 'bubblewrap',
      }),
      create(VerdictSchema, { gate: 'static', outcome: Outcome.FAILED, seconds: 1, findings }),
      create(VerdictSchema, { gate: 'contract', outcome: Outcome.SKIPPED, summary: 'no go:\n install it' }),
    ];
    const lines = text({ verdicts }).split('\n');
    expect(lines).toContain('Checked in a sandbox (bubblewrap)');
    expect(lines).toContain('  ✔ unit          passed     2.0 s  9 tests');
    expect(lines).toContain('      a.go:3 r4 broken twice');
    expect(lines).toContain('      … and 2 more: qlf show verdicts');
    expect(lines).toContain('  – contract      skipped    0.0 s  no go: install it');
  });

  it('claims nothing where nothing was checked', () => {
    expect(text()).toContain('nothing is claimed');
  });

  it('names conflicts, and does not offer to run them', () => {
    const conflicted = text({ conflicts: ['README.md'], outcome: GenerationOutcome.CONFLICTS });
    expect(conflicted).toContain('conflict in README.md');
    expect(conflicted).not.toContain('Run it');
  });
});

describe('readStartCommands', () => {
  it('reads the first block of the section Run', () => {
    expect(
      readStartCommands(
        '# X\n\n```sh\nno\n```\n\n## Run\n\nText.\n\n```sh\n# first\nuv sync\nuv run x\n```\n\n```sh\nno\n```\n',
      ),
    ).toEqual(['uv sync', 'uv run x']);
    expect(readStartCommands('# X\n')).toEqual([]);
  });
});
