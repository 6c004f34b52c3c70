import type { Range, SourceText } from '../source-text';

/** `word` is an unquoted name or keyword; `name` a quoted one. */
export interface Token extends Range {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  /** Words in lower case, the rest without its quotes. */
  readonly value: string;
  /** A word as it is written. */
  readonly written?: string;
}

const BLANK = /\s+/y;
const LINE_COMMENT = /--[^\n]*|#[^\n]*/y;
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+/iy;
const SYMBOL = /::|<=|>=|<>|!=|!~\*?|~\*|\|\||:=|&&|[^\s]/uy;
const DOLLAR_QUOTE = /\$(?:[A-Za-z_]\w*)?\$/y;
const BRACKETED = /\[[A-Za-z_][\w $]*\]/y;
const COPIED_ROWS = /copy\s[^;]*\sfrom\s+stdin\b[^;]*;[^\n]*\n/iy;
const CLIENT_COMMAND = /\\[^\n]*/y;
/** Lines of SQL*Plus, in files that are written for it: remarks may hold any quote. */
const SQL_PLUS =
  /^[ \t]*(?:set[ \t]+(?:echo|define|feedback|serveroutput|verify|numwidth|linesize|pagesize)|spool|whenever|rem(?:ark)?)\b/im;
const SQL_PLUS_LINE = /(?:rem(?:ark)?|prompt|spool|whenever|accept|undefine|host|show|@@?)\b[^\n]*/iy;
/** "GO" of T-SQL and "/" of SQL*Plus, alone on their lines, end whatever went before. */
const BATCH_END = /(?:go(?:[ \t]+\d+)?|\/)[ \t]*;?[ \t]*(?=\r?\n|$)/iy;
export const BATCH = 'end of batch';
const DELIMITER = /delimiter\s+(?!;)(\S+)[^\n]*\n/iy;

/**
 * Tokens of SQL in the usual dialects; comments, rows of COPY, client commands and routine bodies
 * between DELIMITER lines are passed over. Throws for a quote or comment that never ends.
 */
export function tokenize(source: SourceText): Token[] {
  const { text } = source;
  const backslashEscapes = text.includes('`') || /engine\s*=\s*\w/i.test(text);
  const lineCommand = SQL_PLUS.test(text) ? SQL_PLUS_LINE : CLIENT_COMMAND;
  const tokens: Token[] = [];
  let at = 0;
  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const atLineStart = (): boolean => /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 80), at));
  const push = (kind: Token['kind'], value: string, length: number, written = value): void => {
    tokens.push({ kind, value, written, start: at, end: at + length });
    at += length;
  };
  const closing = (what: string, find: (from: number) => number, from: number): number => {
    const end = find(from);
    if (end < 0) throw source.invalid(`This ${what} never ends; close it.`, { start: at, end: text.length });
    return end;
  };
  while (at < text.length) {
    const skipped =
      read(BLANK) ?? read(LINE_COMMENT) ?? (atLineStart() ? (read(CLIENT_COMMAND) ?? read(lineCommand)) : undefined);
    const char = text[at] ?? '';
    if (skipped !== undefined) {
      at += skipped.length;
    } else if (/[gG/]/.test(char) && atLineStart() && read(BATCH_END) !== undefined) {
      push('symbol', BATCH, (read(BATCH_END) ?? '').length);
    } else if (text.startsWith('/*', at)) {
      at = closing('comment', (from) => text.indexOf('*/', from), at + 2) + 2;
    } else if (/[cC]/.test(char) && atLineStart() && read(COPIED_ROWS) !== undefined) {
      const body = at + (read(COPIED_ROWS) ?? '').length;
      const end = text.indexOf('\n\\.', body - 1);
      push('word', 'copy', 4);
      at = end < 0 ? text.length : end + 3;
      tokens.push({ kind: 'symbol', value: ';', start: at, end: at });
    } else if (/[dD]/.test(char) && atLineStart() && read(DELIMITER) !== undefined) {
      const rest = /\n\s*delimiter\s+;/i.exec(text.slice(at));
      const end = rest ? at + rest.index + rest[0].length : text.length;
      tokens.push({ kind: 'word', value: 'delimiter', start: at, end });
      at = end;
      tokens.push({ kind: 'symbol', value: ';', start: at, end: at });
    } else if (char === "'") {
      const end = closing('text', (from) => endOfQuoted(text, from, "'", backslashEscapes), at + 1);
      push('string', unquoted(text.slice(at + 1, end), "'", backslashEscapes), end + 1 - at);
    } else if (char === '"' || char === '`') {
      const end = closing('quoted name', (from) => endOfQuoted(text, from, char, false), at + 1);
      push('name', unquoted(text.slice(at + 1, end), char, false), end + 1 - at);
    } else if (char === '[' && !/[\w\])]/.test(text[at - 1] ?? '') && read(BRACKETED) !== undefined) {
      const name = read(BRACKETED) ?? '';
      push('name', name.slice(1, -1), name.length);
    } else if (read(DOLLAR_QUOTE) !== undefined) {
      const mark = read(DOLLAR_QUOTE) ?? '';
      const end = closing('dollar-quoted text', (from) => text.indexOf(mark, from), at + mark.length);
      push('string', text.slice(at + mark.length, end), end + mark.length - at);
    } else {
      const word = read(WORD);
      const number = word === undefined ? read(NUMBER) : undefined;
      if (word !== undefined && /^[ebnx]$/i.test(word) && text[at + 1] === "'") at += 1;
      else if (word !== undefined) push('word', word.toLowerCase(), word.length, word);
      else if (number !== undefined) push('number', number, number.length);
      else push('symbol', read(SYMBOL) ?? char, (read(SYMBOL) ?? char).length);
    }
  }
  return tokens;
}

function endOfQuoted(text: string, from: number, quote: string, backslash: boolean): number {
  for (let index = from; index < text.length; index += 1) {
    if (backslash && text[index] === '\\') index += 1;
    else if (text[index] === quote && text[index + 1] === quote) index += 1;
    else if (text[index] === quote) return index;
  }
  return -1;
}

function unquoted(text: string, quote: string, backslash: boolean): string {
  const plain = text.replaceAll(quote + quote, quote);
  return backslash ? plain.replace(/\\(.)/gs, '$1') : plain;
}
