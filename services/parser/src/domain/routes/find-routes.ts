import { routeWords } from '../lexicon/route-lexicon';
import type { Method, Route, Step } from './route';

const METHOD = '(?:GET|POST|PUT|PATCH|DELETE)';
const METHODS = String.raw`${METHOD}(?:[ \t]*(?:\/|,|\||&|and|or)[ \t]*${METHOD})*`;
const BETWEEN = String.raw`[ \t]*[\x60*:|\])-]*[ \t]*[\x60"]?`;
const PATH = String.raw`(?:https?:\/\/[\w.:-]+)?\/(?:[\w{:<\[$~@][^\s\x60"'|,;)]*)`;
/** "GET /trips", "`PUT`/`PATCH` `/trips/{id}`", "| POST | /trips |", "get /trips"; "GET trips/:id" only where a key follows. */
const METHOD_FIRST = new RegExp(
  String.raw`(?<![\w/])(?:(${METHODS})${BETWEEN}(${PATH}|[a-z][\w-]*\/[:{<][^\s\x60"'|,;)]*)|([Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete) +(\/[a-z][^\s\x60"'|,;)]*))`,
  'g',
);
/** "/trips - GET", "| /trips | POST |", "/trips (GET, POST)" */
const PATH_FIRST = new RegExp(
  String.raw`(?<![\w/.:])(\/[a-zA-Z][^\s\x60"'|,;)]*)[\x60"]?[ \t]*[|(:\[–—-]?[ \t]*\x60?(${METHODS})\b\x60?[)\]]?`,
  'g',
);

/** "?status=open&page=2" */
const PARAMETERS = /(?<![\w?])\?[a-zA-Z]\w*=[^\s\x60"'|,;)]*/g;

/** The routes that a text names, in order. */
export function findRoutes(text: string): Route[] {
  if (!text.includes('/')) return [];
  const found = [...text.matchAll(METHOD_FIRST)].map((match) =>
    routeOf(match, match[1] ?? match[3], match[2] ?? match[4]),
  );
  for (const match of text.matchAll(PATH_FIRST)) {
    const route = routeOf(match, match[2], match[1]);
    if (found.every(({ start, end }) => end <= route.start || route.end <= start)) found.push(route);
  }
  const routes = found.filter(({ steps }) => steps.length > 0);
  return [...routes, ...(routes.length > 0 ? parametersAlone(text, routes) : [])].sort((a, b) => a.start - b.start);
}

/** "supports `?open=true`": parameters of the route before. */
function parametersAlone(text: string, routes: readonly Route[]): Route[] {
  return [...text.matchAll(PARAMETERS)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const isPart = routes.some((route) => start < route.end && route.start < end);
    const parameters = parametersOf(match[0].slice(1).replace(/[.:]$/, ''));
    return isPart ? [] : [{ methods: ['GET' as const], steps: [], parameters, start, end }];
  });
}

function routeOf(match: RegExpExecArray, methods = '', written = ''): Route {
  const behind = /[.:*\]!?]+$/.exec(written)?.[0].length ?? 0;
  const isLast = match[0].endsWith(written);
  const path = /[}\]>]$/.test(written) ? written : written.slice(0, written.length - behind);
  const [plain = '', query = ''] = path.replace(/^https?:\/\/[^/]+/, '').split('?', 2);
  return {
    methods: [...methods.toUpperCase().matchAll(new RegExp(METHOD, 'g'))].map(([method]) => method as Method),
    steps: stepsOf(plain),
    parameters: parametersOf(query),
    start: match.index,
    end: match.index + match[0].length - (isLast ? written.length - path.length : 0),
  };
}

const parametersOf = (query: string): Route['parameters'] =>
  query.split('&').flatMap((one) => {
    const [name = '', value = ''] = one.split('=', 2);
    return name === '' ? [] : [[name, value] as const];
  });

function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const segment of path.split('/').filter((one) => one !== '')) {
    const last = steps.at(-1);
    if (isKey(segment, last)) {
      if (last) steps[steps.length - 1] = { ...last, ofOne: true };
    } else if (steps.length > 0 || !isPrefix(segment)) steps.push({ name: segment, ofOne: false });
  }
  return steps;
}

const isPrefix = (segment: string): boolean =>
  routeWords.prefixes.has(segment.toLowerCase()) || /^v\d+(\.\d+)?$/i.test(segment);

/** ":id", "{trip_id}", "<int:id>", "[id]", "42", and "trip_id" or "id" behind the name of a collection. */
const isKey = (segment: string, before: Step | undefined): boolean =>
  /^[:{<[$]|^\d+$/.test(segment) ||
  (before !== undefined && (routeWords.keys.has(segment.toLowerCase()) || /(?:_id|Id|ID)$/.test(segment)));
