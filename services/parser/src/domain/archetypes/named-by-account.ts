import type { DraftEntity, DraftField, DraftModel } from '../draft-model';
import { isPersonNoun, isReplied } from '../lexicon/account-lexicon';
import { wordsOf } from '../names';

const KNOWN_OF_PEOPLE = /^(author|reviewer|reporter|commenter|voter|requester)$|(Name|Email|Phone)$/;

/** Whether the field only tells who somebody is, which his account knows: "attendeeEmail". */
export const tellsWho = ({ name }: Pick<DraftField, 'name'>): boolean =>
  KNOWN_OF_PEOPLE.test(name) && isPersonNoun(wordsOf(name)[0] ?? '');

/** The archetype without what it asks of people whose rows refer to their accounts: whoever registers for an event gives no name. */
export function namedByAccount(base: DraftModel, said: DraftModel): DraftModel {
  const account = said.accountEntity ?? 'User';
  return {
    ...base,
    entities: base.entities.map((entity) => {
      const tie = said.relations.find(({ source, target }) => source === entity.name && target === account);
      const isOwned = tie !== undefined || isSomebodys(entity, said);
      const gone = new Set(isOwned ? entity.fields.filter(tellsWho).map(({ name }) => name) : []);
      if (gone.size === 0) return entity;
      const owner = tie?.name ?? entity.ownership?.name ?? 'owner';
      return {
        ...entity,
        fields: entity.fields.filter(({ name }) => !gone.has(name)),
        unique: entity.unique?.map((members) => [
          ...new Set(members.map((member) => (gone.has(member) ? owner : member))),
        ]),
      };
    }),
  };
}

/** "Candidates see their own applications", "agents reply": its maker has an account, and gives no name. */
const isSomebodys = ({ name, ownership }: DraftEntity, said: DraftModel): boolean => {
  if (said.authentication !== 'jwt') return false;
  const own = said.entities.find((one) => one.name === name);
  return own?.ownership !== undefined || (ownership === undefined && isReplied(wordsOf(name).at(-1) ?? ''));
};
