import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateRoot } from '@quantumlayer/blueprint-kit';
import type { Configuration, ProjectKey, Workspace } from '@biomejs/wasm-nodejs';

/** What Biome formats; package-lock.json is npm's. */
const known = /(?<!(^|\/)package-lock)\.(ts|json)$/;

/** What the package leaves untyped. */
interface FormatResult {
  readonly code: string;
}

let opened: Formatter | undefined;

/** Formats as the generated project's own `biome format` does: by the same version and its biome.json. Loaded when it is first needed. */
export async function format(path: string, text: string): Promise<string> {
  if (!known.test(path)) return text;
  opened ??= await openFormatter();
  return opened.format(path, text);
}

async function openFormatter(): Promise<Formatter> {
  const { Workspace: BiomeWorkspace } = await import('@biomejs/wasm-nodejs');
  return new Formatter(new BiomeWorkspace());
}

/** Nothing is read from the disk: files are handed over under names of their own. */
class Formatter {
  private readonly root = '/project';
  private readonly projectKey: ProjectKey;

  constructor(private readonly workspace: Workspace) {
    this.projectKey = workspace.openProject({ path: this.root, openUninitialized: true }).projectKey;
    const { formatter, javascript } = ownConfiguration();
    workspace.updateSettings({
      projectKey: this.projectKey,
      workspaceDirectory: this.root,
      configuration: { ...(formatter && { formatter }), ...(javascript && { javascript }) },
    });
  }

  format(path: string, text: string): string {
    const file = { projectKey: this.projectKey, path: `${this.root}/${path}` };
    this.workspace.openFile({ ...file, content: { type: 'fromClient', content: text, version: 0 } });
    try {
      const { code } = this.workspace.formatFile(file) as FormatResult;
      return code;
    } catch (cause) {
      throw new Error(`${path} cannot be formatted`, { cause });
    } finally {
      this.workspace.closeFile(file);
    }
  }
}

function ownConfiguration(): Configuration {
  return JSON.parse(readFileSync(join(templateRoot('typescript'), 'biome.json'), 'utf8')) as Configuration;
}
