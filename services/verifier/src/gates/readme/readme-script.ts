import { shellQuote } from '../../sandbox/shell-quote';
import type { ReadmeCommands } from './read-sections';

/** How the script's exit code names the command that failed. */
export const FIRST_CODE = 100;

/** Commands in the order in which the script runs them; the last of Run is the server. */
export function orderedCommands({ run, tryIt, test }: ReadmeCommands): readonly string[] {
  return [...run, ...tryIt, ...test];
}

/**
 * Whether anything listens on port 8000, as the kernel tells it (1F40, state 0A), without starting a program: curl takes as long as
 * a good part of the start that it waits for. Where the kernel does not tell, curl has to be asked.
 */
const LISTENING = `listening() {
  [ -r /proc/net/tcp ] || return 0
  for sockets in /proc/net/tcp /proc/net/tcp6; do
    [ -r $sockets ] && while read -r _ place _ state _; do
      case $place:$state in *:1F40:0A) return 0 ;; esac
    done <$sockets
  done
  return 1
}`;

/**
 * A script that does what a reader would, in one shell, so that variables last: sets up, leaves the server running, tries the examples, stops it and tests.
 * It ends with 0, or with 100 and more for the command that failed; curl fails on HTTP errors, as a reader's eyes would.
 */
export function readmeScript(commands: ReadmeCommands, waitSeconds: number): string {
  const { run, tryIt, test } = commands;
  const server = run.length - 1;
  const step = (command: string, index: number): string =>
    `eval ${shellQuote(command)} </dev/null || exit ${FIRST_CODE + index}`;
  return [
    'mkdir -p "$HOME/bin"',
    `printf '%s\\n' '#!/bin/sh' "exec $(command -v curl) --fail --silent --show-error --max-time 30 \\"\\$@\\"" >"$HOME/bin/curl"`,
    'chmod +x "$HOME/bin/curl"; PATH="$HOME/bin:$PATH"; export PATH',
    ...run.slice(0, server).map(step),
    `sh -c ${shellQuote(run[server] ?? 'false')} </dev/null &`,
    'server=$!',
    LISTENING,
    `tries=0; until listening && curl http://localhost:8000/readyz >/dev/null 2>&1; do`,
    `  tries=$((tries + 1)); kill -0 $server 2>/dev/null && [ $tries -lt ${waitSeconds * 10} ] || exit ${FIRST_CODE + server}; sleep 0.1`,
    'done',
    ...tryIt.map((command, index) => step(command, run.length + index)),
    'kill -TERM $server 2>/dev/null',
    ...test.map((command, index) => step(command, run.length + tryIt.length + index)),
    'exit 0',
  ].join('\n');
}
