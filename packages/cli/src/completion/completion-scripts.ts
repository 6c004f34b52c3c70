import type { CommandWords } from './grammar';

type Writer = (commands: readonly CommandWords[]) => string;

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const lines = (texts: readonly string[]): string => texts.map((text) => `    ${text}\n`).join('');

/** Options and what to do where their value is to come; without known values that is a file. */
function valueCases(
  commands: readonly CommandWords[],
  action: (values: readonly string[]) => string,
): readonly string[] {
  const options = commands.flatMap(({ options: all }) => all.filter(({ values }) => values !== undefined));
  const cases = new Map(
    options.map(({ word, short, values = [] }) => [short === undefined ? word : `${word}|${short}`, action(values)]),
  );
  return [...cases].map(([names, then]) => `${names}) ${then} ;;`);
}

/** The words of a command line that name the command: all that are neither options nor their values. */
const COMMAND_OF_LINE = `    case $one in
      -*) ;;
      *) if [[ -z $name ]]; then name=$one; elif [[ $name == config ]]; then name="$name $one"; fi ;;
    esac`;

const bash: Writer = (commands) => `# qlf: add this to ~/.bashrc:  source <(qlf completion bash)
_qlf() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} name='' words='' one
  COMPREPLY=()
  for one in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
${COMMAND_OF_LINE}
  done
  case "$name" in
${lines(
  commands.map(
    ({ path, arguments: args, options }) =>
      `${quote(path)}) words=${quote([...args, ...options].map(({ word }) => word).join(' '))} ;;`,
  ),
)}  esac
  case "$before" in
${lines(valueCases(commands, (values) => `words=${quote(values.join(' '))}`))}  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _qlf qlf ./qlf
`;

const zsh: Writer = (commands) => `#compdef qlf
# qlf: add this to ~/.zshrc, after compinit:  source <(qlf completion zsh)
_qlf() {
  local name='' one
  local -a choices
  for one in "\${(@)words[2,CURRENT-1]}"; do
${COMMAND_OF_LINE}
  done
  case $name in
${lines(
  commands.map(
    ({ path, arguments: args, options }) =>
      `${quote(path)}) choices=(${[...args, ...options].map(({ word, about }) => quote(`${word}:${about.replaceAll(':', ' ')}`)).join(' ')}) ;;`,
  ),
)}  esac
  case $words[CURRENT-1] in
${lines(valueCases(commands, (values) => (values.length === 0 ? '_files; return' : `choices=(${values.join(' ')})`)))}  esac
  _describe 'qlf' choices || _files
}
compdef _qlf qlf
`;

const fish: Writer = (commands) => {
  const complete = (condition: string, rest: string): string => `complete -c qlf -n ${quote(condition)} ${rest}`;
  const texts = commands.flatMap(({ path, arguments: args, options }) => {
    const seen = path.split(' ').map((part) => `__fish_seen_subcommand_from ${part}`);
    const children = args.map(({ word }) => word).join(' ');
    const here = path === '' ? '__fish_use_subcommand' : seen.join('; and ');
    const noneYet =
      path === '' || args.length === 0 ? here : `${here}; and not __fish_seen_subcommand_from ${children}`;
    return [
      ...args.map(({ word, about }) => complete(noneYet, `-f -a ${word} -d ${quote(about)}`)),
      ...options.map(({ word, short, about, values }) => {
        const names = `-l ${word.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`}`;
        const value = values === undefined ? '' : values.length === 0 ? ' -r' : ` -x -a ${quote(values.join(' '))}`;
        return complete(here, `${names}${value} -d ${quote(about)}`);
      }),
    ];
  });
  return `# qlf: qlf completion fish > ~/.config/fish/completions/qlf.fish\n${texts.join('\n')}\n`;
};

/** A completion script of each shell. */
export const COMPLETION_SCRIPTS: Readonly<Record<string, Writer>> = { bash, zsh, fish };
