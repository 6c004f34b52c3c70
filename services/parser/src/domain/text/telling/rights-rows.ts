import { singular } from '../../names';
import { isMark, isWord, type Sentence, type Token } from '../token';
import { tellDuties } from './duty-lines';
import { wordAt } from './word-at';

/** "| Role | May |", "| Who | What they can do |", "| Actor | Description |": each row below tells what somebody may do. */
export function opensRights(tokens: readonly Token[]): boolean {
  const [who, what, more] = cellsIn(tokens);
  return (
    who !== undefined &&
    what !== undefined &&
    more === undefined &&
    isWord(who.at(-1), 'role', 'who', 'actor', 'group', 'person', 'user') &&
    what.length < 5 &&
    what.some((token) => isWord(token, ...DOING) || DOING.includes(singular(token.lower)))
  );
}

/** Words above what somebody does. */
const DOING = [
  ...['may', 'can', 'permission', 'right', 'access', 'do', 'task', 'ability'],
  ...['description', 'responsibility', 'duty', 'job', 'function', 'activity', 'purpose'],
];

/** "| Farmer | create and edit own plots, record sprayings |" below such a head as "farmer can create and edit own plots, ..."; or nothing. */
export function dutiesOfRow(tokens: readonly Token[], parent: Sentence | undefined): readonly Token[] | undefined {
  const [who, what, more] = cellsIn(tokens);
  const first = what?.[0];
  if (!who || !what || !first || more) return undefined;
  const line = [...who, wordAt(first, ':', 'PUNCT', 'mark'), ...what];
  if (isWord(first, 'everything', 'anything') && what.length === 1) return line;
  const told = tellDuties(line, parent);
  return told.some((token) => isMark(token, ':')) ? undefined : told;
}

/** What stands between the bars; empty cells are left out. */
function cellsIn(tokens: readonly Token[]): (readonly Token[])[] {
  const cells: Token[][] = [[]];
  for (const token of tokens) {
    if (isMark(token, '|')) cells.push([]);
    else cells.at(-1)?.push(token);
  }
  return cells.filter((cell) => cell.length > 0);
}
