import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const moves = (brief: string): string[] =>
  factsOf(`A REST API. ${brief}`, FactKind.OPERATION).filter((fact) => fact.includes('transition'));
const rights = (brief: string): string[] => factsOf(`A REST API. ${brief}`, FactKind.PERMISSION);

describe('deeds of which one is done', () => {
  it.each([
    'Claims have an amount. A claim is reported at first. An adjuster either settles it or disputes it.',
    'Claims have an amount. Claims start as reported. Adjusters can settle or dispute them.',
    'Claims have an amount. When it comes in, a claim is reported. The adjuster settles it or disputes it.',
    'Claims have an amount. A new claim is reported. It must then either be settled or be disputed by an adjuster.',
  ])('start from the same state: %s', (brief) => {
    expect(moves(brief)).toEqual(
      expect.arrayContaining([
        'Claim.settle transition(reported>settled)',
        'Claim.dispute transition(reported>disputed)',
      ]),
    );
    expect(rights(brief)).toEqual(expect.arrayContaining(['adjuster Claim.settle', 'adjuster Claim.dispute']));
  });

  it('start from the same state in a list of three', () => {
    const brief = 'Papers have a title. Papers start as submitted. An editor may accept it, reject it or return it.';
    expect(moves(brief)).toContain('Paper.return transition(submitted>returned)');
  });

  it('follow each other where both are done', () => {
    const brief = 'Claims have an amount. Claims start as reported. The adjuster settles it and the clerk archives it.';
    expect(moves(brief)).toContain('Claim.archive transition(settled>archived)');
  });

  it('lets nothing fail that stands beside it', () => {
    const brief =
      'Transfers have an amount. A transfer is pending, then paid or failed. Paid transfers can be refunded.';
    expect(moves(brief)).toContain('Transfer.fail transition(pending>failed)');
  });
});

describe('what somebody may do behind a step', () => {
  const brief =
    'Papers have a title. A paper is submitted, whereupon it is read by an editor, who may accept it, reject it or send it back.';

  it('is his to do', () => {
    const told =
      'Papers have a title. A paper is submitted, then it is checked by an editor, who may accept or reject it.';
    expect(rights(told)).toEqual(
      expect.arrayContaining(['editor Paper.check', 'editor Paper.accept', 'editor Paper.reject']),
    );
  });

  it('starts from that step', () => {
    expect(moves(brief.replace('read', 'checked'))).toEqual(
      expect.arrayContaining([
        'Paper.check transition(submitted>checked)',
        'Paper.accept transition(checked>accepted)',
        'Paper.reject transition(checked>rejected)',
        'Paper.sendBack transition(checked>sent_back)',
      ]),
    );
  });
});

it('leaves out what only reads or keeps the records', () => {
  const brief =
    'Stays have a date. Stays start as pending; staff can confirm or cancel them. Only staff may list, confirm or cancel them.';
  expect(new Set(moves(brief))).toEqual(
    new Set(['Stay.confirm transition(pending>confirmed)', 'Stay.cancel transition(pending>cancelled)']),
  );
});

describe('a decision, where nothing else is told of states', () => {
  it.each([
    ['Managers approve or reject claims.', ['approve', 'approved'], ['reject', 'rejected']],
    ['The adjuster either accepts a claim or turns it down.', ['accept', 'accepted'], ['turnDown', 'turned_down']],
    ['Claims can be confirmed by a clerk or declined.', ['confirm', 'confirmed'], ['decline', 'declined']],
  ])('ends the wait: %s', (told, [one, to], [other, or]) => {
    expect(moves(`Claims have an amount. ${told}`)).toEqual(
      expect.arrayContaining([`Claim.${one} transition(pending>${to})`, `Claim.${other} transition(pending>${or})`]),
    );
  });

  it.each([
    'The seller accepts or rejects a bid, and until then the buyer can retract it.',
    'The seller accepts or rejects a bid, and until that happens the buyer can retract it.',
    'The seller accepts or rejects a bid. Until then the buyer can retract it.',
  ])('is waited for by what is done until then: %s', (told) => {
    const brief = `Bids have an amount. ${told}`;
    expect(moves(brief)).toContain('Bid.retract transition(pending>retracted)');
    expect(rights(brief)).toContain('buyer Bid.retract');
    expect(rights(brief)).not.toContain('seller Bid.retract');
  });

  it('is none of what may be done again and again', () => {
    expect(moves('Photos have a caption. Editors can pin or feature photos.')).toEqual([]);
  });

  it('is not made of what is done unless something holds', () => {
    expect(moves('Invoices have an amount. Unless the invoice is paid, the clerk can change it.')).toEqual([]);
  });
});
