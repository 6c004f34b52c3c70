/** The shell blocks of the sections that say how to use the project. */
export interface ReadmeCommands {
  readonly run: readonly string[];
  readonly tryIt: readonly string[];
  readonly test: readonly string[];
}

const FENCE = /^(`{3,})(sh|bash|shell|console)\s*$/;

/** Reads `## Run`, `## Try it` and `## Test`; undefined where a section is absent or has no shell block. */
export function readSections(markdown: string): Readonly<Record<keyof ReadmeCommands, readonly string[] | undefined>> {
  const sections = new Map<string, string[]>();
  let section: string[] | undefined;
  let fence: { readonly end: string; readonly shell: boolean } | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    if (fence) {
      if (line.trim() === fence.end) fence = undefined;
      else if (fence.shell) section?.push(line);
      continue;
    }
    const opening = /^(`{3,})/.exec(line)?.[1];
    if (opening !== undefined) fence = { end: opening, shell: FENCE.test(line) };
    const heading = /^##\s+(.+?)\s*$/.exec(line)?.[1]?.toLowerCase();
    if (heading !== undefined) section = sectionOf(sections, heading);
  }
  const commands = (name: string): readonly string[] | undefined => {
    const lines = sections.get(name);
    return lines && lines.length > 0 ? joinLines(lines) : undefined;
  };
  return { run: commands('run'), tryIt: commands('try it'), test: commands('test') };
}

function sectionOf(sections: Map<string, string[]>, heading: string): string[] {
  const known = sections.get(heading) ?? [];
  sections.set(heading, known);
  return known;
}

/** One command a line; a backslash, an open quote or a here-document carries on. */
function joinLines(lines: readonly string[]): string[] {
  const commands: string[] = [];
  let pending = '';
  for (const line of lines) {
    const text = line.replace(/^\$ /, '');
    if (pending === '' && (text.trim() === '' || text.trim().startsWith('#'))) continue;
    pending += pending === '' ? text : `\n${text}`;
    if (text.endsWith('\\') || hasOpenQuote(pending)) continue;
    commands.push(pending);
    pending = '';
  }
  return pending === '' ? commands : [...commands, pending];
}

function hasOpenQuote(text: string): boolean {
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quote === '' && character === '\\') index += 1;
    else if (quote === '"' && character === '\\') index += 1;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === "'" || character === '"')) quote = character;
  }
  return quote !== '';
}
