import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ways = (sentence: string): string[] =>
  factsOf(`API for a tool library. A tool has a name and a price. ${sentence}`, FactKind.AUTHENTICATION);

describe('readAuthentication', () => {
  it('leaves a login for later', () => {
    expect(ways('Leave room for future features like user accounts or billing.')).toEqual([]);
  });

  it('takes an account manager for somebody', () => {
    expect(ways('Each tool has an account manager.')).toEqual([]);
  });

  it.each([
    'Nobody has to log in.',
    'Nobody needs an account to use it.',
    'Leave out authentication for now.',
    'Authentication is out of scope.',
    'The whole API is open, nobody signs in.',
    'Access is unauthenticated.',
    'Auth: none',
    'There are no users and no passwords.',
    'Registration and authentication are not required.',
    'Security can be skipped, registration and authentication are not required.',
    'Authentication and authorization are out of scope.',
    'You can ignore authentication for now.',
    'Sign-up, login and password reset are not part of this task.',
    'Login and registration can be left out.',
  ])('takes "%s" for none', (sentence) => {
    expect(ways(sentence)).toEqual(['none']);
  });

  it('is a key where people log in with one', () => {
    expect(ways('Clients log in with an API key.')).toEqual(['api_key']);
  });

  it.each(['We want API keys rather than logins.', 'API keys instead of user accounts, please.'])(
    'leaves out what stands behind the words that choose: %s',
    (sentence) => {
      expect(ways(sentence)).toEqual(['api_key']);
    },
  );

  it.each(['No registration without a phone number.', 'No login before the mail is confirmed.'])(
    'takes "%s" for no ban',
    (sentence) => {
      expect(ways(sentence)).not.toContain('none');
    },
  );

  it.each([
    'No need for auth on the read side, but organizers have to log in before they change anything.',
    'Reading needs no login, writing does.',
    "Everything's public to read, no login for that.",
    'Without signing in, nothing is visible.',
    'People log in; no user management please, that is in Keycloak.',
    'Log in by email and password. No OAuth.',
    'JWT auth. No self-registration, the admin creates the accounts.',
    'Every user has a password.',
    'Staff sign on with their work e-mail.',
  ])('takes "%s" for accounts', (sentence) => {
    expect(ways(sentence)).toEqual(['jwt']);
  });

  it.each(['Protect it with an X-API-Key header.', 'Clients send a secret key in a header.'])(
    'takes "%s" for API keys',
    (sentence) => {
      expect(ways(sentence)).toEqual(['api_key']);
    },
  );

  it.each(['Cancelled sessions accept no sign-ups.', 'A full course takes no sign-ups.'])(
    'takes "%s" for no ban',
    (sentence) => {
      expect(ways(`Sessions have a title. ${sentence}`)).not.toContain('none');
    },
  );

  it.each(['A tool has a login date.', 'Rooms have a Wi-Fi password.'])('takes "%s" for data', (sentence) => {
    expect(ways(sentence)).toEqual([]);
  });

  it.each([
    ['There is no sign-up page: accounts are created by the admin. Members log in with a password.', ['jwt']],
    ['No social login, just username and password.', ['jwt']],
    ['No login for customers; staff use an API key.', ['api_key']],
    ['Reading is open to everyone without an account; writing needs a token.', ['jwt']],
    ['Kilns have a name. Anyone may look at the kilns, no account needed.', []],
    ['Kilns have a name. Anyone can use it, no login.', ['none']],
    ['Admins create kilns. Kilns have a name. Anybody can rate a kiln, no login.', []],
    ['Kilns have a name. Everybody can see and edit the kilns, no login.', ['none']],
    ['No passwords please, members log in with a magic link.', ['jwt']],
    ['We do not need roles. Members log in.', ['jwt']],
    ['No authentication for now. Later librarians will log in.', ['none']],
    ["We don't want OAuth, just an API key.", ['api_key']],
    ["API keys won't do, we want JWT.", ['jwt']],
    ['Members log in with a password, API keys are not an option.', ['jwt']],
    ['No login, it is only for me.', ['none']],
    ['Visitors without an account can see films. Editors add films.', []],
    ['Guests without a login may look at the menu.', []],
    ['The service works without an account.', ['none']],
    ['You need to log on, the lads lose their phones.', ['jwt']],
    ['We log on paper who came.', []],
    ['As anybody I want to look at the newest tools without logging in.', []],
    ['As a visitor, I want to report broken tools without an account.', []],
    ['As a user I want to use the app without logging in.', ['none']],
    ['As a developer, I want no login at all.', ['none']],
    ['There is a waiting list: people can join it with their name, no account needed.', []],
    ['Climbers are signed up for classes.', []],
    ['Clerks can see all sign-ups.', []],
    ['Sign-ups have a date and a note.', []],
    ['A sign-up has a shirt size.', []],
    ['Clerks mark sign-ups as paid.', []],
    ['We need sign-ups and logins.', ['jwt']],
    ['Users can sign up with their email.', ['jwt']],
    ['We keep parishes, registers and entries.', []],
    ['No login with Google, just email and password.', ['jwt']],
    ['Fans log in with a password, not with Facebook.', ['jwt']],
    ['No Apple sign-in, please.', []],
    ['Editors log in with Google.', ['jwt']],
    ['No authentication at all. Members log in with a password.', ['none', 'jwt']],
  ])('%s', (sentence, expected) => {
    expect(ways(sentence).sort()).toEqual([...expected].sort());
  });
});

describe('what no login is needed for', () => {
  it.each(['No signup needed for listening.', 'No login is required for voting.'])('%s', (sentence) => {
    expect(ways(sentence)).toEqual([]);
  });

  it.each(['No login is needed.', 'No login is needed for using it.'])('%s', (sentence) => {
    expect(ways(sentence)).toEqual(['none']);
  });
});
