import type { Diagnostic, Workspace } from '@astral-sh/ruff-wasm-nodejs';

/** Top-level modules of the locked dependencies that generated code imports. */
const thirdParty = [
  'alembic',
  'argon2',
  'fastapi',
  'httpx',
  'jwt',
  'prometheus_client',
  'psycopg',
  'pydantic',
  'pydantic_core',
  'pydantic_settings',
  'pytest',
  'sqlalchemy',
  'starlette',
  'uvicorn',
];

type Edit = NonNullable<Diagnostic['fix']>['edits'][number];

/** More than enough: each round settles every import that does not overlap with another fix. */
const maximumRounds = 20;

let opened: Workspace | undefined;

/**
 * Formats Python as the locked ruff does. Imports are sorted, unused ones and needless parentheses dropped, so that templates may
 * name all that they can need. The module is loaded when it is first used.
 */
export async function formatPython(text: string): Promise<string> {
  opened ??= await openWorkspace();
  return opened.format(withFixedImports(text, opened));
}

async function openWorkspace(): Promise<Workspace> {
  const { Workspace: RuffWorkspace, PositionEncoding } = await import('@astral-sh/ruff-wasm-nodejs');
  const settings = {
    'line-length': 120,
    'target-version': 'py311',
    // Without a file system every unknown module is third-party, and so the known ones are named instead.
    lint: {
      select: ['I', 'F401', 'F541', 'RUF022', 'UP034'],
      isort: { 'default-section': 'first-party', 'known-third-party': thirdParty },
    },
  };
  return new RuffWorkspace(settings, PositionEncoding.Utf16);
}

function withFixedImports(text: string, workspace: Workspace): string {
  let current = text;
  for (let round = 0; round < maximumRounds; round += 1) {
    const diagnostics = workspace.check(current) as Diagnostic[];
    const next = applyEdits(
      current,
      diagnostics.flatMap(({ fix }) => (fix ? [fix.edits] : [])),
    );
    if (next === current) break;
    current = next;
  }
  return current;
}

/** Applies fixes from the end of the text, whole ones only, as long as they do not overlap. */
function applyEdits(text: string, fixes: readonly (readonly Edit[])[]): string {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const offset = ({ row, column }: Edit['location']) => (lineStarts[row - 1] ?? text.length) + column - 1;
  const spans = fixes
    .map((edits) =>
      edits.map((edit) => ({
        start: offset(edit.location),
        end: offset(edit.end_location),
        content: edit.content ?? '',
      })),
    )
    .sort((a, b) => (b[0]?.start ?? 0) - (a[0]?.start ?? 0));
  let result = text;
  let limit = Infinity;
  for (const edits of spans) {
    if (edits.some(({ end }) => end > limit)) continue;
    for (const { start, end, content } of [...edits].sort((a, b) => b.start - a.start)) {
      result = result.slice(0, start) + content + result.slice(end);
      limit = Math.min(limit, start);
    }
  }
  return result;
}
