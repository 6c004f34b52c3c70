import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'Guides have a title. Tips have a text. Editors write guides.';

describe('what needs no account', () => {
  it.each([
    'Guides can be read without an account.',
    'Guides may be viewed without logging in.',
    'Guides can be browsed, no account needed.',
    'No login is needed to read guides.',
    'An account is not required to look at guides.',
    'No registration is necessary for viewing guides.',
    'There is no need to log in to view guides.',
    'Hikers need no account to read guides.',
    'Families without an account can browse guides.',
  ])('is open to anyone: %s', (said) => {
    expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).toContain('anyone Guide.read');
  });

  it.each(['Guides cannot be read without an account.', 'Guides can be read by editors without an account.'])(
    'is not, where it is denied or others are named: %s',
    (said) => {
      expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).not.toContain('anyone Guide.read');
    },
  );

  it.each(['A login is needed to read guides.', 'You need to log in to read guides.'])('but not: %s', (said) => {
    expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).not.toContain('anyone Guide.read');
  });

  it('leaves the login to all else', () => {
    const said = 'An account is not required to look at guides.';
    expect(factsOf(`${ABOUT} ${said}`, FactKind.AUTHENTICATION)).not.toContain('none');
  });

  it('is not all that there is, where one thing is named', () => {
    expect(factsOf(`${ABOUT} Reading guides needs no account.`, FactKind.PERMISSION)).not.toContain('anyone *.read');
    expect(factsOf(`${ABOUT} Reading needs no account.`, FactKind.PERMISSION)).toContain('anyone *.read');
  });
});
