import type { Command } from 'commander';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { CommandContext } from './context';

interface Entry {
  /** "" for the program itself, "config set" for a nested command. */
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly about: string }[];
}

type Writer = (entries: readonly Entry[]) => string;

/** `qlf completion SHELL`: a script made from the command line's own grammar, so that it cannot fall behind. */
export async function completionCommand(
  shell: string,
  program: Command,
  { terminal }: CommandContext,
): Promise<number> {
  const writer = Object.hasOwn(WRITERS, shell) ? WRITERS[shell] : undefined;
  if (writer === undefined) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `There is no completion for "${shell}". There are: ${Object.keys(WRITERS).join(', ')}.`,
    );
  }
  terminal.stdout.write(writer(collect(program, '')));
  return Promise.resolve(0);
}

function collect(command: Command, path: string): readonly Entry[] {
  const options = command.options.flatMap((option) =>
    option.long === undefined ? [] : [{ word: option.long, about: option.description }],
  );
  const commands = command.commands.map((child) => ({ word: child.name(), about: child.description() }));
  const below = command.commands.flatMap((child) =>
    collect(child, path === '' ? child.name() : `${path} ${child.name()}`),
  );
  return [{ path, words: [...commands, ...options, { word: '--help', about: 'show help' }] }, ...below];
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const WRITERS: Readonly<Record<string, Writer>> = {
  bash: (entries) => `# qlf: add this to ~/.bashrc:  source <(qlf completion bash)
_qlf() {
  local word=\${COMP_WORDS[COMP_CWORD]} path='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      -*) ;;
      *) [[ $path == '' ]] && path=\${COMP_WORDS[i]} || { [[ $path == config ]] && path="$path \${COMP_WORDS[i]}"; } ;;
    esac
  done
  local words=''
  case "$path" in
${entries.map(({ path, words }) => `    ${quote(path)}) words=${quote(words.map(({ word }) => word).join(' '))} ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ \${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- "$word"))
}
complete -F _qlf qlf ./qlf
`,
  zsh: (entries) => `#compdef qlf
# qlf: add this to ~/.zshrc:  source <(qlf completion zsh)
_qlf() {
  local path='' word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in
      -*) ;;
      *) if [[ -z $path ]]; then path=$word; elif [[ $path == config ]]; then path="$path $word"; fi ;;
    esac
  done
  local -a choices
  case $path in
${entries.map(({ path, words }) => `    ${quote(path)}) choices=(${words.map(({ word, about }) => quote(`${word}:${about.replaceAll(':', ' ')}`)).join(' ')}) ;;`).join('\n')}
  esac
  _describe 'qlf' choices || _files
}
compdef _qlf qlf
`,
  fish: (entries) =>
    `# qlf: qlf completion fish > ~/.config/fish/completions/qlf.fish\n${entries
      .flatMap(({ path, words }) => {
        const condition =
          path === ''
            ? '__fish_use_subcommand'
            : path
                .split(' ')
                .map((part) => `__fish_seen_subcommand_from ${part}`)
                .join('; and ');
        return words.map(({ word, about }) => {
          const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-f -a ${word}`;
          return `complete -c qlf -n ${quote(condition)} ${what} -d ${quote(about)}`;
        });
      })
      .join('\n')}\n`,
};
