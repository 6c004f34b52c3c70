import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const BOOKS = 'A library API. Books have a title. ';
const stackOf = (sentence: string): string[] =>
  [FactKind.LANGUAGE, FactKind.FRAMEWORK, FactKind.DATABASE].flatMap((kind) => factsOf(BOOKS + sentence, kind));

describe('preferences', () => {
  it.each([
    ['Spring Boot preferred but Python is fine.', ['python']],
    ['Ideally Python, but TypeScript works too.', ['python']],
    ["We'd like Rust, otherwise Go.", ['go']],
    ['Kotlin would be great, if you cannot do that then Python.', ['python']],
    ['Go would be nice, my son knows it.', ['go']],
    ['Go is fine with me.', ['go']],
    ['Spring would be nice for the opening.', []],
    ['Either Python or Go.', ['python']],
    ['A PHP or Python backend would do.', ['python']],
    ['Not Java but Go.', ['go']],
    ["We don't need Django's admin, FastAPI please.", ['fastapi']],
    ['Use Express or Fastify.', ['fastify']],
    ['Please use MySQL if possible.', []],
    ['MySQL would be ok, but Postgres is preferred.', ['postgresql']],
    ['MongoDB or PostgreSQL, whatever you think is better.', ['postgresql']],
    ['Ideally Postgres later, but SQLite is fine for now.', ['sqlite']],
    ['SQLite is enough for a start; we may move to PostgreSQL.', ['sqlite']],
    ['Postgres in production, SQLite in tests.', ['postgresql']],
  ])('settle on what is asked for, or would do: %s', (sentence, expected) => {
    expect(stackOf(sentence)).toEqual(expected);
  });

  it.each([
    [
      'We currently use PHP with Laravel and MySQL; the new one should be in Python with Postgres.',
      ['python', 'postgresql'],
    ],
    ['Most libraries use Java, we would rather have Go.', ['go']],
    ['It will run next to our Rails app.', []],
    ['No preference for the language; our admins know Java.', []],
    ['We use MySQL at work but here SQLite is enough.', ['sqlite']],
  ])('leave alone what others use: %s', (sentence, expected) => {
    expect(stackOf(sentence)).toEqual(expected);
  });

  it('keep both sides of a contradiction', () => {
    expect(stackOf('Use Go with Django.')).toEqual(['go', 'django']);
  });
});
