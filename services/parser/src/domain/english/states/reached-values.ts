import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { LifecycleNote } from '../notes';
import { isFromTheStart } from '../grammar/conditions';

/** "When the driver cancels it, the status becomes cancelled", where the values are listed: where the deed leads to, and not the first of them. */
export function withdrawReached(notes: DomainNotes): void {
  for (let i = notes.lifecycles.length - 1; i >= 0; i--) {
    const note = notes.lifecycles[i];
    if (note && isReached(notes, note)) notes.lifecycles.splice(i, 1);
  }
}

function isReached(notes: DomainNotes, { entity, steps, place }: LifecycleNote): boolean {
  const [state, another] = steps.flat();
  if (state === undefined || another !== undefined) return false;
  const isLater = notes.fields.some(
    (note) => note.entity === entity && (note.field.enumValues?.indexOf(state) ?? -1) > 0,
  );
  return isLater && followsDeed(place.at.sentence.tokens, place.start);
}

/** Behind "when ...,"; once something is created, it is there from the start. */
function followsDeed(tokens: readonly Token[], start: number): boolean {
  const cue = tokens.findIndex((token, i) => i < start && isWord(token, 'when', 'whenever', 'once', 'after', 'if'));
  const comma = tokens.findIndex((token, i) => i > cue && i < start && (isMark(token, ',') || isWord(token, 'then')));
  return cue >= 0 && comma > 0 && !isFromTheStart(tokens, cue) && !creates(tokens.slice(cue, comma));
}

const creates = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'create', 'add', 'submit', 'make', 'place', 'new', 'register', 'book'));
