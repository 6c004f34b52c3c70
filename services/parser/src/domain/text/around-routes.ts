import { routeWords } from '../lexicon/route-lexicon';
import { baseOfThirdPerson } from '../lexicon/verb-lexicon';
import { singular, wordsOf } from '../names';
import type { Route } from '../routes/route';
import type { Block } from './blocks';
import { isMark, type Token } from './token';

/** The text of a block with blanks for its routes, so that what is said of them is read as English; a row keeps its bars. */
export function withoutRoutes(text: string, { kind, start, end }: Block, routes: readonly Route[]): string {
  let plain = text.slice(start, end);
  for (const route of routes) {
    const [from, to] = [route.start - start, route.end - start];
    const blank = plain.slice(from, to).replace(kind === 'row' ? /[^|]/g : /[^]/g, ' ');
    plain = plain.slice(0, from) + blank + plain.slice(to);
  }
  return plain;
}

/** "- returns all trips" behind its route: "list all trips", an instruction like any other. */
export function behindRoute(tokens: readonly Token[], route: Route): Token[] {
  const first = tokens.findIndex((token) => isMark(token, '(', '[', '{', '->', '→', '=>') || isContent(token));
  const [verb, ...rest] = tokens.slice(Math.max(0, first));
  if (first < 0 || !verb || verb.kind !== 'word') return first < 0 ? [] : tokens.slice(first);
  const base = baseOfThirdPerson(verb.lower) ?? (verb.pos === 'VERB' ? verb.lemma : undefined);
  const usual = usualVerb(base ?? verb.lower, route, rest);
  const said = usual ?? (rest.length === 0 ? undefined : base);
  return [said === undefined ? verb : { ...verb, lower: said, lemma: said, pos: 'VERB' }, ...rest];
}

/** Whether nothing stands before a route but what announces it: "Implement an endpoint", "Add a". */
export const announces = (tokens: readonly Token[]): boolean => !tokens.some(isContent);

const isContent = ({ kind, lower }: Token): boolean => kind !== 'mark' && !routeWords.leads.has(lower);

/** "accepts an order" of POST /orders creates one, "returns" of GET lists. */
function usualVerb(verb: string, { methods, steps }: Route, object: readonly Token[]): string | undefined {
  if (methods.includes('GET')) return routeWords.readVerbs.has(verb) ? 'list' : undefined;
  const collection = singular(wordsOf(steps.at(-1)?.name ?? '').at(-1) ?? '');
  const isOfIt = object.slice(0, 4).some(({ lower }) => singular(lower) === collection);
  return methods.includes('POST') && isOfIt && routeWords.createVerbs.has(verb) ? 'create' : undefined;
}
