import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';
import { readSentences } from '../../text/sentences';
import { BriefReading } from '../reading';
import { readStack } from './read-stack';

function stackOf(text: string): string[] {
  const reading = new BriefReading(
    readSentences(text, () => undefined),
    0,
  );
  readStack(reading);
  return reading.facts.map(({ kind, value }) => `${FactKind[kind].toLowerCase()} ${value}`);
}

describe('readStack', () => {
  it.each([
    ['Create a Python REST API for a todo app', ['language python']],
    ['A Go service with Postgres', ['language go', 'database postgresql']],
    ['Write it in Go please.', ['language go']],
    ['i need app for my school, in node.', ['framework node']],
    ['My nephew suggested Ruby on Rails, but our web host supports Python.', ['language python']],
    ['a todo app (go, sqlite)', ['language go', 'database sqlite']],
    ['Stack: TypeScript + Fastify', ['language typescript', 'framework fastify']],
    ['Go inventory service', ['language go']],
    ['a Spring Boot service in Java', ['framework spring_boot', 'language java']],
    ['Use Express with Node.js', ['framework express', 'framework node']],
    ['Python todo app', ['language python']],
    ['I want the backend in go, with mongo', ['language go', 'database mongodb']],
    ['The computing centre runs Java, Go or Python. Of these we ask for Go.', ['language go']],
    ['Our old PHP site is gone. The backend shall be written in Go.', ['language go']],
    ['I know a bit of JavaScript, but this should be in Python.', ['language python']],
    ['Our people know Go best.', ['language go']],
    ['JavaScript people use TypeScript.', ['language typescript']],
    ['Tom reads a bit of code, so Python would be nice.', ['language python']],
    ['Rewrite our Rails app in TypeScript.', ['language typescript']],
    ['| Language | Go |', ['language go']],
    ['Use our existing PostgreSQL server.', ['database postgresql']],
    ['Notes API, no auth, TypeScript.', ['language typescript']],
    ['A booking service without authentication, in Python', ['language python']],
    ['No login, SQLite, Go', ['database sqlite', 'language go']],
    ['python is fine, sqlite too.', ['language python', 'database sqlite']],
    ['Go is a must.', ['language go']],
    ["MySQL won't do, PostgreSQL it is.", ['exclusion mysql', 'database postgresql']],
    ['Java is not an option, we want Python.', ['language python']],
    ['SQLite would do.', ['database sqlite']],
  ])('reads %j', (text, expected) => {
    expect(stackOf(text)).toEqual(expected);
  });

  it.each([
    "Names are validated like Python's identifiers.",
    'An API for a Go board-game club',
    'a spring cleaning planner',
    'a rust prevention tracker for boats',
    'Express delivery for parcels',
    'An API for a java coffee shop',
    'Users go to the shop and buy things.',
    'A shop that sells python snakes',
    'Tracks swift deliveries',
    'The mobile app is written in Swift.',
    'The frontend team uses TypeScript.',
    'A course has a title and a language (Python, Java or Go).',
    'A job has skills such as Python or Rust.',
    'Rings with a ruby or an emerald',
    'An app for gardeners who plant in spring.',
    'The council decided in spring to replace it.',
    'I am going to send the list tomorrow.',
    'Rust is a problem on our boats.',
  ])('finds no technology in %j', (text) => {
    expect(stackOf(text)).toEqual([]);
  });
});

it.each([
  ["Go with SQLite, it'll run on a laptop.", []],
  ['Go with SQLite please.', ['go']],
  ['Go, with SQLite.', ['go']],
])('tells the language from what one goes with: %s', (said, expected) => {
  expect(factsOf(`An API. A crate has a weight. ${said}`, FactKind.LANGUAGE)).toEqual(expected);
});
