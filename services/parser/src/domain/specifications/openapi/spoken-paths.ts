import { kebabCase, plural, singular, wordsOf } from '../../names';
import { isParameter, type Method, type Route } from './routes';

/** A path with the verb taken out, and the method that the verb means. */
interface Plain {
  readonly segments: readonly string[];
  readonly method: Method;
}

/** What a verb in a path means, and with which methods it is written. */
const VERBS: readonly { readonly words: RegExp; readonly means: Method; readonly written: readonly Method[] }[] = [
  { words: /^(?:create|add|new|insert|save)$/, means: 'post', written: ['post', 'put'] },
  { words: /^(?:update|edit|modify)$/, means: 'put', written: ['put', 'patch', 'post'] },
  { words: /^(?:delete|remove|destroy)$/, means: 'delete', written: ['delete', 'post'] },
  { words: /^(?:list|all|get|fetch|show|view|details?)$/, means: 'get', written: ['get'] },
];

/**
 * Routes whose paths name the deed ("/users/create", "/getUsers", "/menu/{id}/edit") joined with those of the things themselves,
 * unless the document has the plain route as well.
 */
export function joinedRoutes(routes: readonly Route[]): Route[] {
  const written = new Set(
    routes.flatMap(({ segments, methods }) => [...methods.keys()].map((one) => keyOf(segments, one))),
  );
  const joined = new Map<string, Route & { methods: Map<Method, Route['node']> }>();
  for (const route of routes) {
    for (const [method, operation] of route.methods) {
      const plain = plainOf(route.segments, method);
      const target = plain && !written.has(keyOf(plain.segments, plain.method)) ? plain : { ...route, method };
      const path = keyOf(target.segments);
      const known = joined.get(path) ?? { ...route, segments: target.segments, methods: new Map() };
      if (!known.methods.has(target.method)) known.methods.set(target.method, operation);
      joined.set(path, known);
    }
    if (route.methods.size === 0) joined.set(keyOf(route.segments), { ...route, methods: new Map() });
  }
  return [...joined.values()];
}

const keyOf = (segments: readonly string[], method = ''): string =>
  `${method} ${segments.map((segment) => (isParameter(segment) ? '{}' : segment.toLowerCase())).join('/')}`;

function plainOf(segments: readonly string[], method: Method): Plain | undefined {
  const at = isParameter(segments.at(-1)) ? segments.length - 2 : segments.length - 1;
  const [verb = '', ...behindVerb] = wordsOf(segments[at] ?? '');
  const meaning = VERBS.find(({ words, written }) => words.test(verb) && written.includes(method));
  if (!meaning || isParameter(segments[at])) return undefined;
  const before = segments.slice(0, at);
  const behind = segments.slice(at + 1);
  const byId = behindVerb
    .join(' ')
    .replace(/ by id$/, '')
    .split(' ');
  const nouns = byId.filter((word) => !['', 'all', 'new'].includes(word));
  const named = nounsName(nouns);
  const above = before.findLast((segment) => !isParameter(segment));
  if (above === undefined && nouns.length === 0) return undefined;
  const repeats = above !== undefined && nounsName(wordsOf(above)) === named;
  const kept = nouns.length === 0 || repeats ? before : [...before, named];
  const rest = [...kept, ...behind];
  const onItem = isParameter(rest.at(-1));
  // A creation has no row yet; what is changed, removed or read by its key needs one.
  if (meaning.means === 'post' ? onItem : meaning.means !== 'get' && !onItem) return undefined;
  return { segments: rest, method: meaning.means };
}

const nounsName = (words: readonly string[]): string =>
  words.length === 0 ? '' : kebabCase([...words.slice(0, -1), plural(singular(words.at(-1) ?? ''))]);
