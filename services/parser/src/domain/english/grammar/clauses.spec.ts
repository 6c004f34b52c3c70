import { sentencesOf } from '../../schemas/sentences-of';
import { readClauses } from './clauses';

/** "subject: verbs", with "~" before what only says more of a noun. */
function clausesOf(text: string): string[] {
  const tokens = sentencesOf(text)[0]?.tokens ?? [];
  return readClauses(tokens, { start: 0, end: tokens.length }).map(({ subject, verbs, relative }) => {
    const who = subject ? tokens.slice(subject.start, subject.end).map(({ lower }) => lower) : [];
    return `${relative ? '~' : ''}${who.join(' ')}: ${verbs.map(({ lemma }) => lemma).join('+')}`;
  });
}

describe('clauses', () => {
  it.each([
    // What is told of somebody stands between him and his verb.
    ['Guests who cancel before the game lose their deposit.', ['~guests who: cancel', 'guests: lose']],
    ['Boats moored in the harbour pay a fee.', ['boats: pay']],
    ['Singers who missed three rehearsals get a letter.', ['~singers who: miss', 'singers who: get']],
    [
      'Coaches add drills, and parents who pay late get a reminder.',
      ['coaches: add', '~parents who: pay', 'parents who: get'],
    ],
    [
      'Sailors look at boats, but only those who own a boat may sell it.',
      ['sailors: look', '~only those who: own', 'only those who: sell'],
    ],
    ['Admins see members who rent boats and can delete them.', ['admins: see', '~members: rent', 'admins: delete']],
    // Several deeds in a row are one clause, whatever the first is taken for.
    ['Editors accept, archive and delete letters.', ['editors: accept+archive+delete']],
    ['A steward opens, checks and closes the gates.', ['a steward: open+check+close']],
    // So it does without a relative word.
    ['Tailors only see the orders they work on.', ['tailors only: see', '~they: work']],
    ['The date they joined is shown.', ['~they: join', 'the date: show']],
    ['Once an order is paid we ship it.', ['an order: pay', 'we: ship']],
    // What a preposition leads to can be told more of.
    ['A lamp belongs to a street, which has a name.', ['a lamp: belong', '~a street: have']],
    ['It is kept in a shed that has a number.', ['it: keep', '~a shed: have']],
    // A condition without a comma ends where the next subject begins.
    ['If a trader breaks the rules an inspector can fine him.', ['~a trader: break', 'an inspector: fine']],
    ['When a guest has left the room is cleaned.', ['~a guest: leave', 'the room: clean']],
    ['Orders get ready, are picked up and paid.', ['orders: get', 'orders: pick', 'orders: pay']],
    ['Pictures need to be hung by the porter.', ['pictures: hang']],
    ['Painters want to be paid.', ['painters: be']],
    // What stands right before, not the whole object.
    ['The warden assigns berths to boats that ask for one.', ['the warden: assign', '~boats: ask']],
    ['A bin has a weight in kilos, which must be positive.', ['a bin: have', '~a weight in kilos: be']],
    ['Sales are entered at the till by whoever works there.', ['sales: enter', '~whoever: work']],
    // A participle without an object says which of them.
    ['Comments left by hikers appear below the route.', ['comments left by hikers: appear']],
    // Somebody else than who wants it does it.
    ['We want skippers to rate the boats.', ['we: want', 'skippers: rate']],
    ['We need an API to split the costs.', ['we: need']],
    ['The manager can delete tools or change daily rates.', ['the manager: delete', 'the manager: change']],
    // What is asked for is nobody who was named.
    ['The janitor can see who has a key.', ['the janitor: see', '~who: have']],
    ['The manager approves new shows.', ['the manager: approve']],
    ['I want to mark loaves as sold out.', ['i: mark']],
  ])('%s', (text, expected) => {
    expect(clausesOf(text)).toEqual(expected);
  });
});
