import { KINDS_OF_PARTS } from './kind-labels';

/** In the record of a talk: how long what stands before the words of each line is, by where the line starts. */
export type Turns = ReadonlyMap<number, number>;

const QUOTE = String.raw`(?:> *)*`;
const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?`;
const DATE = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})`;
const NAME = String.raw`@?\p{L}[\p{L}.'-]*(?: \p{Lu}[\p{L}.]*)?`;
/** "[10:02] Anke: ", "12/03/2026, 10:02 - Anke: ", "> (10:02 am) <anke> ". */
const STAMPED = new RegExp(
  String.raw`^${QUOTE}(?:\[(?:${DATE},? )?${TIME}\]|\((?:${DATE},? )?${TIME}\)|${DATE},? ${TIME})(?: -)? +(?:${NAME}:|<${NAME}>) +(?=\S)`,
  'u',
);
/** "Anke [10:02]" on lines of their own says only who goes on. */
const ANNOUNCED = new RegExp(
  String.raw`^${QUOTE}\**${NAME}\** +(?:\[${TIME}\]|\(${TIME}\)|\d{1,2}:\d{2} ?[AaPp][Mm])$`,
  'u',
);
const LABELLED = new RegExp(String.raw`^${QUOTE}(${NAME}): +(?=\S)`, 'u');
const QUESTIONS = ['Q', 'Question'];
const ANSWERS = ['A', 'Answer'];
/** "haha no": what comes before the answer says nothing. */
const SHORT_ANSWER =
  /^(?:(?:haha|lol|well|oh|um|hm+|er|ah|nah|god|sure|ok|okay)\b[,.!]* *)*(?=(?:yes|no|nope|yep)\b[.!]*$)/i;

/** How often a label must open a line to be somebody who talks. */
const TURNS_OF_A_TALK = 3;

/** The turns of a talk that the text records, with time stamps or with the same few names before what is said. */
export function turnsOf(text: string): Turns {
  const lines = linesOf(text);
  const speakers = speakersAmong(lines);
  const turns = new Map<number, number>();
  const announces = lines.filter(({ content }) => ANNOUNCED.test(content)).length > 1;
  let asked = false;
  for (const { start, content } of lines) {
    const length = announces && ANNOUNCED.test(content) ? content.length : turnLength(content, speakers);
    const filler = length > 0 && asked ? (SHORT_ANSWER.exec(content.slice(length))?.[0].length ?? 0) : 0;
    if (length > 0) turns.set(start, length + filler);
    if (content !== '') asked = content.endsWith('?');
  }
  return turns;
}

/** Whether a line is nothing but the answer to what was asked: it is read together with the question. */
export const isAnswer = (said: string): boolean => SHORT_ANSWER.test(said);

/** The text with blanks for what stands before the words of its turns. */
export function withoutTurns(text: string, turns: Turns): string {
  let plain = text;
  for (const [start, length] of turns) plain = plain.slice(0, start) + ' '.repeat(length) + plain.slice(start + length);
  return plain;
}

interface Line {
  readonly start: number;
  readonly content: string;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((raw) => {
    const line = { start, content: raw.trimEnd() };
    start += raw.length + 1;
    return line;
  });
}

function turnLength(content: string, speakers: ReadonlySet<string>): number {
  const stamped = STAMPED.exec(content);
  if (stamped) return stamped[0].length;
  const label = LABELLED.exec(content);
  return label && speakers.has(label[1] ?? '') ? label[0].length : 0;
}

/** Names before what was said: those that open many lines, and those who ask or answer them. */
function speakersAmong(lines: readonly Line[]): ReadonlySet<string> {
  const said = lines.flatMap(({ content }) => {
    const name = LABELLED.exec(content)?.[1];
    return name === undefined ? [] : [{ name, asks: content.endsWith('?') }];
  });
  const counts = new Map<string, number>();
  for (const { name } of said) counts.set(name, (counts.get(name) ?? 0) + 1);
  const talking = new Set(
    [...counts]
      .filter(([name, count]) => /^\p{Lu}./u.test(name) && count >= TURNS_OF_A_TALK && !isKind(name))
      .map(([name]) => name),
  );
  const isAsking = QUESTIONS.some((name) => counts.has(name)) && ANSWERS.some((name) => counts.has(name));
  const speakers = new Set([...talking, ...(isAsking ? [...QUESTIONS, ...ANSWERS] : [])]);
  for (const [i, { name, asks }] of said.entries()) {
    const [before, next] = [said[i - 1], said[i + 1]];
    if ((asks && talking.has(next?.name ?? '')) || (before?.asks && talking.has(before.name))) speakers.add(name);
  }
  return speakers;
}

/** "Entity: Horse", "Entity: Stable", "Entity: Ride": what each of the lines names, and nobody who talks. */
const isKind = (label: string): boolean => KINDS_OF_PARTS.has(label.toLowerCase());
