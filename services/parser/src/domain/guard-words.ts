import { plural, snakeCase, spoken, wordsOf } from './names';

const SPOKEN: readonly (readonly [sign: string, words: string])[] = [
  ['!=', 'is not'],
  ['==', 'is'],
  ['<=', 'up to'],
  ['>=', 'from'],
  ['<', 'before'],
  ['>', 'after'],
  ['-', 'minus'],
  ['+', 'plus'],
];
const KEPT = /^not exists\((\w+) where/;
/** Rows that must be there, whatever they are like. */
const NEEDED = /^(?:exists|count)\((\w+) where item\.\w+ == self\.id\)(?: >= (\d+))?$/;
/** Of whoever acts it is not, or it must be. */
const MAKER = /^self\.(?:(\w+)\.)?\w+Id ([!=]=) caller\.id$/;
/** Whoever did something with the row before, and anybody but him. */
const DOER = /^self\.(\w+)By != null and self\.\1By == caller\.id$/;
const REFUSED = /^self\.(\w+)By != caller\.id$/;
const COUNTED = /^(not .* or )?count\((\w+) where (.*)\) < (\d+)$/;
const AGREEING = /item\.(\w+) == self\.\1(?!\w)/g;

/** The code of a guard, and what a caller reads who breaks it: "At most 5 loans of the same member at a time." */
export function guardWords(expression: string): { name: string; message: string } {
  const [, lasting, rows = '', where = '', most = ''] = COUNTED.exec(expression) ?? [];
  const agreeing = [...where.matchAll(AGREEING)].flatMap(([, key = '']) => spoken(key.replace(/Id$/, '')));
  if (rows !== '' && agreeing.length > 0) {
    const [counted, same] = [`${most} ${plural(spoken(rows))}`, agreeing.join(' and ')];
    const [, days] = / - days\((\d+)\)/.exec(where) ?? [];
    const within = days === undefined ? '' : ` within ${days === '1' ? '24 hours' : `${days} days`}`;
    // A state is asked for, or that they are not over.
    const which = lasting === undefined ? within : /item\.\w+ == "/.test(where) ? ' in that state' : ' at a time';
    return {
      name: nameOf(wordsOf(`at most ${counted} per ${same}${within}`)),
      message: `At most ${counted} of the same ${same}${which}.`,
    };
  }
  if (rows !== '' && where.includes('== caller.id')) {
    const counted = `${most} ${most === '1' ? spoken(rows) : plural(spoken(rows))}`;
    return { name: nameOf(wordsOf(`at most ${counted}`)), message: `At most ${counted} for one account.` };
  }
  const [, deed] = DOER.exec(expression) ?? [];
  if (deed !== undefined) {
    const words = wordsOf(deed);
    return { name: nameOf(['only', 'who', ...words]), message: `Only whoever ${words.join(' ')} it may do that.` };
  }
  const [, done] = REFUSED.exec(expression) ?? [];
  if (done !== undefined) {
    const words = wordsOf(done);
    return { name: nameOf(['not', 'who', ...words]), message: `Not possible for whoever ${words.join(' ')} it.` };
  }
  const maker = MAKER.exec(expression);
  if (maker) {
    const [, through, sign] = maker;
    const what = through === undefined ? 'row' : spoken(through);
    const [words, message] = sign === '==' ? [['own'], 'Only possible with'] : [['not', 'own'], 'Not possible with'];
    return { name: nameOf([...words, ...wordsOf(what)]), message: `${message} one's own ${what}.` };
  }
  const [, needed = '', least = '1'] = NEEDED.exec(expression) ?? [];
  if (needed !== '') {
    const rows = `${least} ${least === '1' ? spoken(needed) : plural(spoken(needed))}`;
    return { name: nameOf(wordsOf(`at least ${rows}`)), message: `Needs at least ${rows}.` };
  }
  const said = SPOKEN.reduce(
    (text, [sign, words]) => text.replaceAll(sign, ` ${words} `),
    expression.replaceAll('self.', '').replaceAll('"', ''),
  );
  const [, kept] = KEPT.exec(expression) ?? [];
  return {
    name: nameOf(wordsOf(said.replace(/[^A-Za-z0-9_ ]/g, ' '))),
    message:
      kept === undefined
        ? `Allowed only where ${said.replace(/ +/g, ' ').trim()}.`
        : `Not possible while such a ${spoken(kept)} refers to it.`,
  };
}

/** Names of rules have at most so many characters. */
const LONGEST_NAME = 60;

function nameOf(words: readonly string[]): string {
  let count = Math.min(12, words.length);
  while (count > 1 && snakeCase(words.slice(0, count)).length > LONGEST_NAME) count--;
  return snakeCase(words.slice(0, count));
}
