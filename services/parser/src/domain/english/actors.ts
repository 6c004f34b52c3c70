import accounts from '../../../data/lexicons/accounts.json';
import { singular, singularWords, snakeCase } from '../names';
import { isWord } from '../text/token';
import { type Actor, type DomainNotes, PRONOUNS, canBeEntity, isSpeaker } from './domain-notes';
import type { Range } from './phrase-pattern';
import { phrasesOf } from './subjects';
import type { SentenceReading } from './reading';

const roleNouns = new Set(accounts.roleNouns);
const accountNouns = new Set(accounts.accountNouns);

/** Who may: a role, everybody, whoever is logged in, the owner; nobody in particular for "users" and "we". */
export function actorsOf(notes: DomainNotes, at: SentenceReading, subject: Range | undefined): Actor[] {
  const { tokens } = at.sentence;
  if (!subject) return [{ kind: 'someone', name: '', only: false }];
  const words = tokens.slice(subject.start, subject.end);
  const only =
    words.some((token) => isWord(token, 'only', 'just', 'solely')) || isWord(tokens[subject.start - 1], 'only');
  const said = words.map(({ lower }) => lower).join(' ');
  if (/\b(anyone|anybody|everyone|everybody|visitors?|the public|guests?|anonymous)\b/.test(said))
    return [{ kind: 'anyone', name: 'anyone', only }];
  if (/\b(logged|signed|authenticated|registered)\b/.test(said))
    return [{ kind: 'authenticated', name: 'authenticated', only }];
  if (only && /\b(owner|creator|who|whoever|author|that)\b/.test(said)) return [{ kind: 'owner', name: 'owner', only }];
  const actors: Actor[] = [];
  const isStory = isWord(tokens[subject.start - 1], 'as') && isWord(tokens[subject.start], 'a', 'an');
  for (const phrase of phrasesOf(tokens, subject)) {
    const name = snakeCase(singularWords(phrase.words));
    const last = singular(phrase.words.at(-1) ?? '');
    if (accountNouns.has(last) || ['people', 'we', 'i', 'they', 'you', 'person'].includes(last) || PRONOUNS.has(last))
      actors.push({ kind: only ? 'authenticated' : 'someone', name: '', only });
    else if (roleNouns.has(last) || notes.roles.has(name)) {
      actors.push({ kind: 'role', name, only });
      if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
    } else if (
      isStory ||
      (isPersonNoun(last) && notes.entityFor(phrase.words) === undefined && canBeEntity(phrase.words))
    ) {
      actors.push({ kind: 'role', name, only });
      if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
    } else if (notes.entityFor(phrase.words) !== undefined)
      actors.push({ kind: 'entity', name: notes.entityFor(phrase.words) ?? '', only });
  }
  if (actors.length === 0 && isSpeaker(at, subject)) actors.push({ kind: 'someone', name: '', only });
  return actors;
}

/** Nouns for people end alike. */
const isPersonNoun = (noun: string): boolean =>
  /(er|or|ist|ian|ant|man|woman|master|hand|desk|staff|officer|crew|ee|lead|head|chief)$/.test(noun) &&
  ![
    'number',
    'order',
    'letter',
    'paper',
    'calendar',
    'folder',
    'computer',
    'error',
    'color',
    'chapter',
    'member',
    'center',
    'counter',
    'filter',
    'server',
    'newsletter',
    'ledger',
    'poster',
    'restaurant',
    'plant',
    'container',
    'printer',
    'parameter',
    'sensor',
    'reminder',
    'offer',
    'fee',
    'committee',
    'voucher',
    'trailer',
    'vendor',
    'tree',
    'sticker',
    'layer',
    'header',
    'meter',
    'register',
    'tracker',
    'transfer',
    'dinner',
    'trigger',
    'water',
    'weather',
  ].includes(noun);
