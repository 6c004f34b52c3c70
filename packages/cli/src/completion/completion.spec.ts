import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qlfInProcess } from '../testing/qlf-in-process';

/** The scripts in the shells that they are for; a shell that this machine lacks is skipped. */
let folder: string;
let script: (shell: string) => string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qlf-completion-'));
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(folder, `qlf.${shell}`), (await qlfInProcess(['completion', shell], { folder })).out);
  writeFileSync(join(folder, 'brief.md'), '');
  script = (shell) => join(folder, `qlf.${shell}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: readonly string[]): string => {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TERM: 'xterm' };
  const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: 30_000, env });
  return `${stdout}${stderr}`;
};
const inShell = (shell: string) => (spawnSync(shell, ['-c', 'exit']).status === 0 ? it : it.skip);

/** What is typed, and what may come next in place of its last word. */
const cases: [string, readonly string[]][] = [
  ['qlf sta', ['status']],
  ['qlf config s', ['set']],
  ['qlf config set data', ['database']],
  ['qlf generate --la', ['--lang']],
  ['qlf generate --lang ', ['python', 'typescript', 'go']],
  ['qlf generate a -l ty', ['typescript']],
  ['qlf show re', ['requirements']],
  ['qlf completion z', ['zsh']],
  ['qlf verify --gate con', ['contract']],
  ['qlf generate --file bri', ['brief.md']],
];

describe('completion', () => {
  inShell('bash').each(cases)('in bash: %s', (line, expected) => {
    const words = line.split(' ');
    const text = `source ${script('bash')}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _qlf
[ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(run('bash', ['-c', text]).trim().split('\n')).toEqual(expected);
  });

  inShell('fish').each(cases)('in fish: %s', (line, expected) => {
    const out = run('fish', ['--no-config', '-c', `source ${script('fish')}; complete -C '${line}'`]);
    const offered = out
      .trim()
      .split('\n')
      .map((text) => text.split('\t')[0]);
    expect(offered.sort()).toEqual([...expected].sort());
  });

  // A real terminal with a real key: what is unambiguous is typed by zsh itself.
  inShell('zsh').each(cases.filter(([, expected]) => expected.length === 1))('in zsh: %s', (line, expected) => {
    const text = `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1=; autoload -Uz compinit; compinit -u -D; source ${script('zsh')}; qlf() { print -r -- "<$*>" }; print -r -- REA""DY'
zpty -r -m z out '*READY*'
zpty -n -w z $'${line}\\t\\n'
zpty -r -m z out '*<*>*'
print -r -- "$out"
zpty -d z`;
    const words = [...line.split(' ').slice(1, -1), ...expected].join(' ');
    expect(run('zsh', ['-f', '-c', text])).toContain(`<${words}>`);
  });
});
