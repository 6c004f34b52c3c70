import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'An auction has a title and a place. An auction is draft, then open, then closed. ';
const rules = (said: string): string[] => factsOf(ABOUT + said, FactKind.RULE);

describe('what may be changed in which state', () => {
  it.each([
    ['Closed auctions are not editable.', ['Auction.update guard:self.status != "closed"']],
    ['Auctions are only editable while they are in draft.', ['Auction.update guard:self.status == "draft"']],
    ['Drafts are deletable.', []],
    ["I don't want closed auctions fiddled with.", ['Auction.update guard:self.status != "closed"']],
    ['We do not want closed auctions deleted.', ['Auction.delete guard:self.status != "closed"']],
    ['Nothing may be changed in a closed auction.', ['Auction.update guard:self.status != "closed"']],
    // Of the parts, of what has them.
    [
      "Title and place are editable only while the auction isn't closed.",
      ['Auction.update guard:self.status != "closed"'],
    ],
    ['The place cannot be changed once the auction is open.', ['Auction.update guard:self.status == "draft"']],
  ])('reads %j', (said, expected) => {
    expect(rules(said)).toEqual(expected);
  });

  it('makes nothing of its own of a part that may be changed', () => {
    expect(factsOf(`${ABOUT}Title and place can be edited only while it is draft.`, FactKind.ENTITY)).toEqual([
      'Auction',
    ]);
  });

  it.each([
    ['Auctions are editable by clerks.', ['clerk Auction.update']],
    ["I don't want to see closed auctions.", []],
  ])('but who may is told with it: %s', (said, expected) => {
    expect(rules(said)).toEqual([]);
    expect(factsOf(ABOUT + said, FactKind.PERMISSION)).toEqual(expected);
  });

  it('knows what is frozen after a deed for what is locked', () => {
    const brief = 'A bulletin has a text. A bulletin is draft, then published. Once published, a bulletin is frozen.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Bulletin draft>published']);
  });
});
