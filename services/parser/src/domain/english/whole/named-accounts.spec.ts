import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('accounts that are named alone', () => {
  it.each([
    'A small blog with accounts. Posts have a title.',
    'A clinic with accounts for doctors. Visits have a date.',
    'A tool pool. Tools have a title. Wardens get accounts.',
  ])('are those of people: %s', (brief) => {
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
    expect(factsOf(brief, FactKind.ENTITY)).not.toContain('Account');
  });

  it.each([
    'A banking API with accounts. Transfers have an amount.',
    'A service with accounts. Accounts have a number and a limit.',
    'A CRM with accounts and contacts.',
    'A service with accounts. The limit of an account belongs to it.',
  ])('are kept where the brief tells of them: %s', (brief) => {
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual([]);
  });

  it('found nothing of what they are said of', () => {
    expect(factsOf('A photo site with user accounts. Photos have a title.', FactKind.ENTITY)).toEqual(['Photo']);
  });
});
