import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const of = (brief: string, kind: FactKind): string[] =>
  factsOf(`Stalls have a number. Fees have an amount.\n\n${brief}`, kind);

describe('an answer without the words of its question', () => {
  it.each([
    ['Q: What can clerks do?\nA: Add stalls, edit fees.', ['clerk Stall.create', 'clerk Fee.update']],
    ['**What may wardens do?** Only see stalls.', ['warden Stall.read']],
    ['### What are clerks allowed to do?\n- add stalls\n- delete fees', ['clerk Stall.create', 'clerk Fee.delete']],
    ['Who may delete stalls? Only wardens.', ['warden Stall.delete']],
    ['## Who creates fees?\n\nThe treasurer.', ['treasurer Fee.create']],
    ['What can wardens do? Everything.', ['warden *.*']],
  ])('says whose right it is: %s', (brief, expected) => {
    expect(of(brief, FactKind.PERMISSION)).toEqual(expected);
  });

  it('goes on with what they may not', () => {
    const brief = 'Q: What can clerks do?\nA: Add stalls. They cannot delete stalls, only wardens can.';
    expect(of(brief, FactKind.PERMISSION)).toEqual(['clerk Stall.create', 'warden Stall.delete']);
  });

  it.each([
    ['Q: Who uses it?\nA: Clerks and the warden.', ['clerk', 'warden']],
    ['## Which roles are there?\n\nClerks and wardens.', ['clerk', 'warden']],
  ])('names the roles: %s', (brief, expected) => {
    expect(of(brief, FactKind.ROLE)).toEqual(expected);
  });

  it.each([
    ['Q: Anything you do not need?\nA: Payments and a chat.', ['payments', 'chat']],
    ['### What should be left out?\n- payments\n- reports', ['payments', 'reports']],
  ])('names what is not wanted: %s', (brief, expected) => {
    expect(of(brief, FactKind.EXCLUSION).sort()).toEqual([...expected].sort());
  });

  it('tells the parts of what is asked about', () => {
    const brief = 'Q: What do you keep about a trader?\nA: Name, licence number (unique).';
    expect(of(brief, FactKind.FIELD)).toEqual(
      expect.arrayContaining(['Trader.name string', 'Trader.licenceNumber string']),
    );
  });

  it('is a sentence of its own where it has its own words', () => {
    const brief = 'Who may delete stalls? Traders have a name. What can clerks do? Fees are at least 5.';
    expect(of(brief, FactKind.PERMISSION)).toEqual([]);
    expect(of(brief, FactKind.FIELD)).toContain('Trader.name string');
    expect(of(brief, FactKind.CONSTRAINT)).toEqual([]);
  });
});
