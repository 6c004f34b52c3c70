import { words, type Model } from '@quantumlayer/ir';

/** What the application is for, on one line: as the IR says it, else by what it keeps. */
export function descriptionOf({ application, entities, account }: Model): string {
  const given = application.description.replace(/\s+/g, ' ').trim();
  if (given !== '') return given;
  const kept = entities.filter((entity) => entity !== account || entities.length === 1);
  const names = kept.map(({ plural }) => words(plural).join(' '));
  return `Keeps ${[names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ')}.`;
}
