import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { canBeEntity, type DomainNotes } from './domain-notes';
import { entityName } from '../names';
import { isWord, type Token } from '../text/token';
import { nounPhraseAt } from './noun-phrase';
import type { BriefReading, SentenceReading } from './reading';

/** "Users see only their own notes" (private), "anyone can read, only the author can edit" (public read). */
export function readOwnership(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const own = tokens.findIndex(
    (token, i) =>
      isWord(token, 'own') && isWord(tokens[i - 1], 'their', 'his', 'her', 'my', 'our', 'your', 'its', 'only'),
  );
  const private_ = tokens.findIndex(
    (token) => isWord(token, 'private') && !isWord(tokens[tokens.indexOf(token) + 1], 'api', 'message', 'note'),
  );
  if (own >= 0) {
    const phrase = nounPhraseAt(tokens, own + 1, tokens.length);
    const known =
      phrase &&
      (notes.entityFor(phrase.words) ??
        (canBeEntity(phrase.words) && phrase.plural ? entityName(phrase.words) : undefined));
    const targets = known !== undefined ? [known] : notes.current !== undefined ? [notes.current] : [];
    const reads = tokens
      .slice(0, own)
      .some((token) =>
        isWord(
          token,
          'see',
          'view',
          'access',
          'read',
          'list',
          'manage',
          'have',
          'has',
          'get',
          'keep',
          'work',
          'fetch',
          'own',
          'show',
          'return',
        ),
      );
    const only =
      tokens.some((token) => isWord(token, 'only', 'nobody', 'else', 'never', 'just', 'private', 'not', "n't")) ||
      tokens.slice(0, own).some((token) => isWord(token, 'have', 'has', 'manage', 'keep', 'own'));
    const edits = tokens
      .slice(0, own)
      .some((token) => isWord(token, 'edit', 'change', 'update', 'delete', 'modify', 'remove'));
    if (!(reads || edits) || !(only || edits)) return;
    for (const entity of targets) {
      if (phrase) notes.declare(entity, { at, start: phrase.head.start, end: phrase.head.end });
      reading.fact(
        at,
        0,
        tokens.length,
        FactKind.OWNERSHIP,
        entity,
        reads && !edits ? 'private' : reads && only && !othersRead(tokens) ? 'private' : 'public_read',
      );
    }
    return;
  }
  if (
    private_ >= 0 &&
    notes.current !== undefined &&
    tokens.some((token) => isWord(token, 'to', 'user', 'account', 'each', 'all', 'be'))
  ) {
    const entity = entityBefore(notes, tokens, private_) ?? notes.current;
    reading.fact(at, 0, tokens.length, FactKind.OWNERSHIP, entity, 'private');
    return;
  }
  readOnlyOwnerEdits(reading, notes, at);
}

const othersRead = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'anyone', 'everyone', 'everybody', 'anybody', 'all', 'others'));

function entityBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  for (let i = 0; i < end; i++) {
    const phrase = nounPhraseAt(tokens, i, end);
    const known = phrase && notes.entityFor(phrase.words);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** "only the author can edit", "only the person who offered a tool may change it". */
function readOnlyOwnerEdits(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const only = tokens.findIndex((token) => isWord(token, 'only', 'except'));
  if (only < 0 || notes.current === undefined) return;
  const after = tokens.slice(only + 1, only + 8);
  const owner =
    after.some((token) => isWord(token, 'owner', 'creator', 'author', 'poster', 'whoever')) ||
    (after.some((token) => isWord(token, 'person', 'user', 'member', 'one', 'people')) &&
      after.some((token) => isWord(token, 'who', 'that')));
  const edits = tokens
    .slice(only)
    .some((token) => isWord(token, 'edit', 'change', 'update', 'delete', 'modify', 'remove', 'alter', 'cancel'));
  if (!owner || !edits) return;
  const entity = entityBefore(notes, tokens, tokens.length) ?? notes.current;
  reading.fact(at, only, tokens.length, FactKind.OWNERSHIP, entity, 'public_read');
}
