import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** What an operation writes, and what it asks for behind "if". */
function deed(brief: string, subject: string): string {
  const { application } = parse(create(ParseRequestSchema, { brief: `Create an API. ${brief}` }));
  const found = application?.operations.find(({ entity, name }) => `${entity}.${name}` === subject);
  const effects =
    found?.effects.map(({ kind }) => (kind.case === 'assign' ? `${kind.value.target} = ${kind.value.value}` : '')) ??
    [];
  const guards = found?.guards.map(({ expression }) => expression) ?? [];
  return [effects.join(', '), ...guards].join(' if ');
}

const BY_HOLDER = '(self.borrowedBy != null and self.borrowedBy == caller.id) or caller.role == "admin"';

describe('what somebody claims', () => {
  it('keeps who has it', () => {
    const brief = 'Errands have a title. Helpers claim errands. Helpers deliver errands.';
    expect(deed(brief, 'Errand.claim')).toBe(
      'self.claimedAt = now(), self.claimedBy = caller.id if self.claimedBy == null',
    );
    expect(deed(brief, 'Errand.deliver')).toBe('self.deliveredAt = now()');
  });

  it('is given back by the holder alone', () => {
    const brief = 'Puzzles have a name. Families can borrow puzzles. Members borrow puzzles and return them.';
    expect(deed(brief, 'Puzzle.borrow')).toContain('self.borrowedBy = caller.id if self.borrowedBy == null');
    expect(deed(brief, 'Puzzle.return')).toBe(`self.borrowedBy = null, self.borrowedAt = null if ${BY_HOLDER}`);
  });

  it('is taken back by those who may do only that', () => {
    const brief = 'Canoes have a name. Guides can claim canoes. Wardens can release canoes.';
    expect(deed(brief, 'Canoe.release')).toContain('or caller.role == "warden" or caller.role == "admin"');
  });

  it('refers to whoever it has a relation to', () => {
    const brief = 'Each visit has a date and a nurse. Managers create visits. Nurses can claim visits.';
    expect(deed(brief, 'Visit.claim')).toContain('self.nurseId = caller.id if self.nurseId == null');
  });

  it('moves along its states', () => {
    const brief = 'Crates have a weight. A crate is waiting, claimed or shipped. Drivers claim crates.';
    expect(deed(brief, 'Crate.claim')).toBe('self.claimedBy = caller.id');
  });

  it('may be lent out by a clerk', () => {
    const brief = 'Films have a title. Librarians check out films and check them in again.';
    expect(deed(brief, 'Film.checkOut')).toContain('self.checkedOutBy = caller.id');
    expect(deed(brief, 'Film.checkIn')).toBe('self.checkedOut = false, self.checkedOutBy = null');
  });
});

describe('what claims nothing', () => {
  it.each([
    ['Guests have a name. Porters check guests in and check them out.', 'Guest.checkOut', 'self.checkedOut = true'],
    ['Letters have a text. Clerks approve letters.', 'Letter.approve', 'self.approvedAt = now()'],
    ['Badges have a number. Without login. Anybody can claim a badge.', 'Badge.claim', 'self.claimedAt = now()'],
  ])('%s', (brief, subject, effects) => {
    expect(deed(brief, subject)).toBe(effects);
  });
});
