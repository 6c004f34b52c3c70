import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** What may be done with that of which the adjective is said. */
const ABLE: Readonly<Record<string, string>> = {
  editable: 'edited',
  changeable: 'changed',
  modifiable: 'changed',
  updatable: 'changed',
  deletable: 'deleted',
  removable: 'removed',
  cancellable: 'cancelled',
  cancelable: 'cancelled',
};

/**
 * "Closed auctions are not editable", "orders are only cancellable while they are open" as "can not be edited", "can only be cancelled
 * while": what is said by whom or for whom, "editable by editors", names who may.
 */
export const tellAble = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ lower, kind }) => kind === 'word' && ABLE[lower] !== undefined);
  const able = tokens[at];
  const done = ABLE[able?.lower ?? ''];
  if (!able || done === undefined || isWord(tokens[at + 1], 'by', 'to', 'for')) return tokens;
  let be = at - 1;
  while (isWord(tokens[be], 'not', "n't", 'never', 'only', 'still', 'no', 'longer')) be--;
  const copula = tokens[be];
  if (!copula || !isWord(copula, 'be') || tokens[be - 1]?.kind !== 'word' || isWord(tokens[be - 1], 'it'))
    return tokens;
  const participle = { ...able, lower: done, text: done, lemma: done, pos: 'VERB' };
  const between = tokens.slice(be + 1, at);
  // "must be editable", "must not be deletable"
  const before = isWord(tokens[be - 1], 'not', "n't", 'only') ? tokens[be - 2] : tokens[be - 1];
  const isModal = grammar.modals.has(before?.lower ?? '');
  const verb = isModal ? [copula] : [{ ...copula, lower: 'can', text: 'can', lemma: 'can', pos: 'AUX' }];
  const rest = isModal ? between : [...between, wordAt(able, 'be', 'AUX')];
  return [...tokens.slice(0, be), ...verb, ...rest, participle, ...tokens.slice(at + 1)];
};

/** Deeds that say only that something is tampered with. */
const TAMPERING = ['fiddled', 'tampered', 'messed', 'meddled', 'interfered'];

/** "I don't want finished bookings fiddled with" as "finished bookings must not be changed". */
export const tellUnwanted = (tokens: readonly Token[]): readonly Token[] => {
  const want = tokens.findIndex(
    (token, i) =>
      isWord(token, 'want') &&
      isWord(tokens[i - 1], 'not', "n't") &&
      isWord(tokens[i - 2], 'do') &&
      isWord(tokens[i - 3], 'i', 'we'),
  );
  const end = tokens.findIndex(({ kind }, i) => i > want && kind === 'mark');
  const stop = end < 0 ? tokens.length : end;
  const last = isWord(tokens[stop - 1], 'with', 'around') ? stop - 2 : stop - 1;
  const deed = tokens[last];
  if (want < 3 || !deed || last < want + 2) return tokens;
  // "films fiddled with", of all of them, says less than "finished films" do.
  const isVague = last > want + 2 && (TAMPERING.includes(deed.lower) || deed.lower === 'touched');
  if (!isVague && !['deleted', 'edited', 'changed', 'removed', 'altered', 'modified', 'cancelled'].includes(deed.lower))
    return tokens;
  const done = isVague ? 'changed' : deed.lower;
  const object = tokens.slice(want + 1, last).filter((token) => !isWord(token, 'be', 'to', 'get'));
  const not = [wordAt(deed, 'must', 'AUX'), wordAt(deed, 'not', 'PART'), wordAt(deed, 'be', 'AUX')];
  const participle = { ...deed, lower: done, text: done, lemma: done, pos: 'VERB' };
  return [...tokens.slice(0, want - 3), ...object, ...not, participle, ...tokens.slice(stop)];
};
