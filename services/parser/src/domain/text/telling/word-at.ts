import type { Token } from '../token';

/** A word or mark that is put before another one, in words that tell a text otherwise: it takes no room in the text. */
export const wordAt = (place: Token, word: string, pos: string, kind: Token['kind'] = 'word'): Token => ({
  ...place,
  end: place.start,
  text: word,
  lower: word,
  lemma: word,
  pos,
  kind,
  glued: false,
  quoted: false,
});
