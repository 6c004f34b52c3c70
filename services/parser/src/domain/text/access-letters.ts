import { isMark, type Token } from './token';
import { wordAt } from './telling/word-at';

const VERBS: Readonly<Record<string, string>> = { C: 'create', R: 'read', U: 'update', D: 'delete' };

/** "Gardener: CRUD plants, R sensors", "Clerk - C/R/U loans": the letters as the verbs that they stand for. */
export function spellOutLetters(tokens: readonly Token[]): readonly Token[] {
  const mark = tokens.findIndex((token) => isMark(token, ':', '-', '–', '—'));
  if (mark < 1 || !isLetters(tokens[mark + 1])) return tokens;
  return tokens.flatMap((token, i) => {
    if (i < mark || !isLetters(token)) return [token];
    const opens = isMark(tokens[i - 1], ':', '-', '–', '—', ',', ';', '/');
    const goesOn = tokens[i + 1]?.kind === 'word' || isMark(tokens[i + 1], '/');
    return opens && goesOn ? verbsFor(token) : [token];
  });
}

const isLetters = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && !token.quoted && /^C?R?U?D?$/.test(token.text);

function verbsFor(token: Token): Token[] {
  const verbs = [...token.text].flatMap((letter) => VERBS[letter] ?? []);
  const spelt = verbs.length === Object.keys(VERBS).length ? ['manage'] : verbs;
  return spelt.flatMap((verb, i) => {
    const word = { ...token, text: verb, lower: verb, lemma: verb, pos: 'VERB' };
    return i === 0 ? [word] : [wordAt(token, 'and', 'CCONJ'), word];
  });
}
