import { readSentences } from '../../text/sentences';
import { readBrief } from '../read-brief';
import { readVenture } from './venture';
import { correctWord } from '../grammar/vocabulary';

describe('what a brief calls the whole', () => {
  it.each([
    ['Seed library for our town. Members take out packets.', 'Seed Library'],
    ["We'd like a small service for our wine cellar. A wine has a name.", 'Wine Cellar'],
    ['An API for a film lab. Rolls have a number.', 'Film Lab'],
    ['Parish archive. Registers have a kind.', 'Parish Archive'],
    ['I run a small dog kennel. I need a Python API to keep track of dogs (name, breed) and stays.', 'Dog Kennel'],
    ['We are a ferry line. Each sailing has a departure time.', 'Ferry Line'],
    [
      "Build a REST API in Python for a community choir's sheet music archive. A score has a title.",
      'Sheet Music Archive',
    ],
    [
      'Python service protected by an API key for tracking laboratory samples. A test has a value.',
      'Laboratory Samples',
    ],
    ['TypeScript + Postgres: event ticketing. Venues have a name.', 'Event Ticketing'],
    [
      'golang api with postgresql for plant nursery stock. plants: latin name unique, common name',
      'Plant Nursery Stock',
    ],
    ['Go REST API with JWT login for a local newspaper. Reporters write articles (headline, body).', 'Newspaper'],
    ['Turbine inspections backend, TypeScript: inspectors log findings (severity 1-5).', 'Turbine Inspections'],
    ['My sister is getting married and I promised her a seating planner. Guests have a name.', 'Seating Planner'],
    ['I need a Go program for a Python library. A book has a title.', undefined],
    ['A small API for my students. A book has a title.', undefined],
    ['I need a Go API for a client. A book has a title.', undefined],
    ['We are a team of five volunteers. A walk has a date.', undefined],
    ['Create a Python REST API for books with a title', undefined],
    ['Python API for a library with books and members', undefined],
    ['Books have a title and a price.', undefined],
    ['Order management in Go. Orders have a number.', 'Order Management'],
    ['# Help desk\n\nREST API in Go.\n\n- Ticket: title, text', 'Help Desk'],
    ['# Course platform API\n\n- Course: title, text', 'Course Platform'],
    ['# Requirements\n\nA book has a title.', undefined],
    ['# API specification for the backend\n\nA book has a title.', undefined],
    ['A todo app in Go', undefined],
  ])('%s', (brief, expected) => {
    expect(readVenture(readBrief(readSentences(brief, correctWord), 0))).toBe(expected);
  });
});
