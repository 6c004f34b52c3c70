import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { BriefReading, SentenceReading, Statement } from '../reading';

/**
 * Who sees rows that somebody owns, where nothing says so outright: owners alone where they are said to read them, or where others
 * are named who read all; everybody where owners are only said to change or delete them.
 */
export function completeOwnership(reading: BriefReading): void {
  for (const at of reading.content)
    for (const right of [...at.stated])
      if (right.kind === FactKind.PERMISSION && right.subject === 'owner') complete(reading, at, right);
}

function complete(reading: BriefReading, at: SentenceReading, { value, start, end }: Statement): void {
  const [entity = '', verb = ''] = value.split('.');
  if (verb === 'create' || ownershipOf(reading, entity) !== undefined) return;
  const readers = subjectsOf(reading, entity, 'read');
  const owners = ownersOf(reading, entity);
  const isOpen = readers.some((reader) => ['anyone', 'authenticated', ...owners].includes(reader));
  const ownersRead = reading.facts.some(
    ({ kind, subject, value: right }) =>
      kind === FactKind.PERMISSION && subject === 'owner' && right === `${entity}.read`,
  );
  const isKept = !isOpen && (ownersRead || (owners.length > 0 && readers.some((reader) => reader !== 'owner')));
  if (isKept) reading.fact(at, start, end, FactKind.OWNERSHIP, entity, 'private');
  else if (verb === 'update' || verb === 'delete')
    reading.fact(at, start, end, FactKind.OWNERSHIP, entity, 'public_read');
}

const ownershipOf = (reading: BriefReading, entity: string): string | undefined =>
  reading.facts.find(
    ({ kind, subject, value }) => kind === FactKind.OWNERSHIP && subject === entity && !value.startsWith('group:'),
  )?.value;

/** Who is said to do it with all rows. */
const subjectsOf = (reading: BriefReading, entity: string, verb: string): string[] =>
  reading.facts.flatMap(({ kind, subject, value }) =>
    kind === FactKind.PERMISSION &&
    [`${entity}.${verb}`, `${entity}.*`, `*.${verb}`, '*.*'].includes(value) &&
    !reading.ownOnly.has(`${subject} ${value}`)
      ? [subject]
      : [],
  );

/** Roles that have rows of their own. */
const ownersOf = (reading: BriefReading, entity: string): string[] =>
  [...reading.ownOnly].flatMap((right) => {
    const [role = '', what = ''] = right.split(' ');
    return what.startsWith(`${entity}.`) ? [role] : [];
  });
