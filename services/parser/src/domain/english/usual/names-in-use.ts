import type { ArchetypeData } from '../../archetypes/archetype';
import { isFreeName } from '../../archetypes/rename-part';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { entityName, isPlural, pluralWords, spoken } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { BriefReading, SentenceReading } from '../reading';
import type { NewName } from './read-renamed';
import { isNoun } from './usual-parts';

/** The brief's own word for each part that it never calls by its usual name: the "tasks" of a to-do list, the "articles" of a blog. */
export function namesInUse(reading: BriefReading, data: ArchetypeData): NewName[] {
  return data.entities.flatMap(({ name: entity, alsoCalled = [] }): NewName[] => {
    if (alsoCalled.length === 0 || isSpokenOf(reading, spoken(entity))) return [];
    const said =
      alsoCalled.find((words) => isSpokenOf(reading, words)) ??
      alsoCalled.find((words) => data.names.includes(words) && namesTheWhole(reading, words));
    const name = said === undefined ? undefined : entityName(said.split(' '));
    return name !== undefined && isFreeName(data, name) ? [{ entity, name }] : [];
  });
}

/** Whether the brief speaks of many of them, or of each. */
export function isSpokenOf(reading: BriefReading, words: string): boolean {
  const forms = formsOf(words);
  return reading.content.some((at) =>
    at.sentence.tokens.some((_, i) => forms.some((form) => standsAlone(at, i, form))),
  );
}

/** Each or many of them, and no part of a longer name: "a material" is what something is made of, "item numbers" are no items. */
function standsAlone(at: SentenceReading, start: number, words: readonly string[]): boolean {
  const { tokens } = at.sentence;
  const end = start + words.length;
  if (!words.every((word, k) => tokens[start + k]?.lower === word)) return false;
  const before = tokens[start - 1];
  const isCounted = isPlural(words.at(-1) ?? '') || isWord(before, 'each', 'every', 'per');
  const isPart = (token: Token | undefined): boolean => isNoun(token) && !token?.glued;
  return isCounted && !isPart(before) && !isPart(tokens[end]) && !at.whole.has(start);
}

const formsOf = (words: string): string[][] => [words.split(' '), pluralWords(words.split(' '))];

/** "a task manager" keeps tasks. */
const namesTheWhole = (reading: BriefReading, words: string): boolean =>
  reading.content.some(({ sentence, stated }) =>
    stated.some(
      ({ kind, start, end }) =>
        kind === FactKind.ARCHETYPE &&
        formsOf(words).some((form) =>
          sentence.tokens
            .slice(start, end)
            .some((_, k) => form.every((word, j) => sentence.tokens[start + k + j]?.lower === word)),
        ),
    ),
  );
