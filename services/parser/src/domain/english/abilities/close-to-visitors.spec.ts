import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';
import { readBrief } from '../read-brief';

const rights = (brief: string): string[] => factsOf(brief, FactKind.PERMISSION);
const assumptionsOf = (brief: string): string =>
  readBrief(sentencesOf(brief), 0)
    .assumptions.map(({ text }) => text)
    .join();

describe('what visitors do with what is there', () => {
  it.each([
    ['Slots have a start. Staff manage slots. Visitors can move a slot.', 'authenticated Slot.move'],
    ['Polls have a title. Admins create polls. Guests can close polls.', 'authenticated Poll.close'],
    ['Pages have a title. Editors write pages. Visitors can delete pages.', 'authenticated Page.delete'],
  ])('takes an account, which is told: %s', (brief, expected) => {
    expect(rights(brief)).toContain(expected);
    expect(assumptionsOf(brief)).toContain('Visitors need an account');
  });

  it.each([
    ['Polls have a title. Admins create polls. Visitors can close polls without logging in.', 'anyone Poll.close'],
    ['Pages have a title. Editors write pages. Visitors can read pages.', 'anyone Page.read'],
    ['Pages have a title. Editors write pages. Anyone can archive pages.', 'anyone Page.archive'],
  ])('takes none where that is said, or usual: %s', (brief, expected) => {
    expect(rights(brief)).toContain(expected);
    expect(assumptionsOf(brief)).not.toContain('Visitors need');
  });
});
