import { readSentences } from './sentences';

const read = (text: string) => readSentences(text, () => undefined);
const words = (text: string) => read(text).map(({ tokens }) => tokens.map(({ text: word }) => word).join(' '));

describe('readSentences', () => {
  it('keeps names with dots together and splits at full stops', () => {
    expect(words('Use Node.js, e.g. with sqlite. It has due_date and a to-do list.')).toEqual([
      'Use Node.js , e.g. with sqlite .',
      'It has due_date and a to do list .',
    ]);
  });

  it('splits who does what behind what is built and behind semicolons', () => {
    expect(words('A tool for kennels: keepers feed dogs; owners can book walks; closed ones can be reopened.')).toEqual(
      ['A tool for kennels :', 'keepers feed dogs ;', 'owners can book walks ; closed ones can be reopened .'],
    );
    expect(words('An app for a choir: singers, concerts and scores.')).toEqual([
      'An app for a choir : singers , concerts and scores .',
    ]);
    expect(words('Kennels: name, size; dogs per kennel.')).toEqual(['Kennels : name , size ; dogs per kennel .']);
  });

  it('goes on behind a mark of what is required with what else is said of it', () => {
    expect(words('truck: plate! unique, haulier!, tare int!')).toEqual([
      'truck : plate ! unique , haulier ! , tare int !',
    ]);
    expect(words('That is all! we need it soon.')).toEqual(['That is all !', 'we need it soon .']);
  });

  it('takes figures grouped by blanks for one', () => {
    expect(words('At most 50 000 items or 1 000 000 grams.')).toEqual(['At most 50000 items or 1000000 grams .']);
    expect(words('Sizes 50 100 200.')).toEqual(['Sizes 50 100 200 .']);
  });

  it('takes short lines behind a colon for a list, also without bullets', () => {
    const brief = 'Each product has these fields:-\n\nName\nPrice\nStock\n\nPython please.';
    expect(read(brief).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'prose Each product has these fields:',
      'bullet Name',
      'bullet Price',
      'bullet Stock',
      'prose Python please.',
    ]);
  });

  it('leaves the lines of a letter as they are', () => {
    expect(read('Hi Tom:\nPlease build an API for my garden club.\nThanks').map(({ kind }) => kind)).not.toContain(
      'bullet',
    );
  });

  it('reads no more of CRUD than it says', () => {
    expect(words('CRUD (Create, Read, Update, Delete) for tasks. Admins manage (CRUD) rooms (name, floor).')).toEqual([
      'CRUD for tasks .',
      'Admins manage rooms ( name , floor ) .',
    ]);
  });

  it('takes a story on three lines for one sentence', () => {
    expect(words('**As a** teacher\n**I want to** record grades\n**So that** parents see them')).toEqual([
      'As a teacher I want to record grades So that parents see them',
    ]);
  });

  it('splits behind words that abbreviate something elsewhere', () => {
    expect(words('An API for a car wash. Washes have a date. We sell art. Art has a price, approx. Ten.')).toEqual([
      'An API for a car wash .',
      'Washes have a date .',
      'We sell art .',
      'Art has a price , approx. Ten .',
    ]);
    expect(words('Sizes are S, M and L. A box has a size. Ask J. Smith or A. Jones.')).toEqual([
      'Sizes are S , M and L .',
      'A box has a size .',
      'Ask J. Smith or A. Jones .',
    ]);
    expect(words('Grades look like 7b. Colours are red.')).toEqual(['Grades look like 7 b .', 'Colours are red .']);
  });

  it('goes on behind a mark in code, and ends behind values that are letters', () => {
    expect(words('Ticket: `closed?`, `note?` (text). gate: size s/m/l. stand: name.')).toEqual([
      'Ticket : closed ? , note ? ( text ) .',
      'gate : size s / m / l .',
      'stand : name .',
    ]);
  });

  it.each(['Dives have a depth.', 'Catches belong to a boat.', 'Swims must have a date.'])(
    'takes the first word of %j for its subject',
    (text) => {
      expect(read(text)[0]?.tokens[0]?.pos).toBe('NOUN');
    },
  );

  it.each([
    ['Customers rent equipment such as skis and boots.', 'rent', 'VERB'],
    ['Staff log in with email and password.', 'log', 'VERB'],
    ['Every truck posts its location for a day.', 'posts', 'VERB'],
    ['For each rental the system stores the user and the bike.', 'stores', 'VERB'],
    ['There are documents, photos and persons.', 'documents', 'NOUN'],
    ['Sales order management.', 'order', 'NOUN'],
  ])('reads in %j the word %j as %s', (text, word, pos) => {
    expect(read(text)[0]?.tokens.find(({ lower }) => lower === word)?.pos).toBe(pos);
  });

  it('splits number ranges and reads arrows as one mark', () => {
    expect(words('rating 1-5, draft -> published')).toEqual(['rating 1 - 5 , draft -> published']);
  });

  it('puts bullets under their introduction, and nested ones under their bullet', () => {
    const sentences = read('# Shop\n\nEntities:\n- Book\n  - title\n  - price\n- Author');
    expect(sentences.map(({ tokens, parent }) => [tokens[0]?.text, parent?.tokens[0]?.text])).toEqual([
      ['Shop', undefined],
      ['Entities', 'Shop'],
      ['Book', 'Entities'],
      ['title', 'Book'],
      ['price', 'Book'],
      ['Author', 'Entities'],
    ]);
  });

  it('joins wrapped lines and keeps short ones apart', () => {
    expect(
      words('We need a small service that keeps track of all the books in\nour library and of who has them.'),
    ).toHaveLength(1);
    expect(words('Book: title, isbn\nAuthor: name')).toEqual(['Book : title , isbn', 'Author : name']);
  });

  it.each([
    ['ski school app\ninstructors: name, phone, level\nguests: name, age\n20 per page', 4],
    ['Orders have a number\neach order has one customer\nCustomers have a name', 3],
    ['We keep a register of all the boats that lie in\nour harbour and of the people who own\nthem.', 1],
  ])('takes lines that were broken on purpose for themselves: %j', (text, count) => {
    expect(words(text)).toHaveLength(count);
  });

  it.each(['in Go for looms', 'using Go for looms'])(
    'takes a language that is called like a verb for a name: %s',
    (text) => {
      const [sentence] = read(`A REST API ${text} with a label and a number of shafts.`);
      expect(sentence?.tokens.find(({ lower }) => lower === 'go')?.pos).toBe('PROPN');
    },
  );

  it.each(['B.1 Members and courts', 'IV. Members and courts', 'C. Members and courts', '3.2 Members and courts'])(
    'reads a section whatever counts it: %s',
    (title) => {
      const [heading, sentence] = read(`${title}\nA member has a name.`);
      expect(heading).toMatchObject({ kind: 'heading', text: 'Members and courts' });
      expect(sentence?.text).toBe('A member has a name.');
    },
  );

  it('keeps lines apart that begin with a picture', () => {
    const lines = read('🐝 Hive: name\n🍯 Jar: weight\n✅ date');
    expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'prose Hive: name',
      'prose Jar: weight',
      'bullet date',
    ]);
  });

  it('reads what hurried people write for a word', () => {
    const lower = (text: string) => read(text).flatMap(({ tokens }) => tokens.map((token) => token.lower));
    expect(lower('todo app w/ tags & dates')).toEqual(['todo', 'app', 'with', 'tags', 'and', 'dates']);
    expect(lower('w/o login')).toEqual(['without', 'login']);
    expect(lower('you cant book')).toEqual(['you', 'ca', "n't", 'book']);
  });

  it('marks what stands in quotes', () => {
    const [sentence] = read('Call it "Shelf Life" please');
    expect(sentence?.tokens.filter(({ quoted }) => quoted).map(({ text }) => text)).toEqual(['Shelf', 'Life']);
  });

  it.each([
    ['Cups: name, year, fee; a team enters a cup once.', 2],
    ['Choirs have a name; each singer is in one choir.', 2],
    ['Cooks can view stations; only admins can edit them.', 1],
    ['A plan is for a patient; it has a goal.', 1],
    ['Voucher: code is unique; value is a decimal.', 1],
    ['Umpires enter results; players may not.', 1],
    ['Loan: book, date; unique per book', 1],
  ])('takes what stands by itself behind a semicolon for a sentence: %s', (text, count) => {
    expect(read(text)).toHaveLength(count);
  });

  it('has spans that cover every word, inside the text and in order', () => {
    const text = 'One. Two (a. b) three!\r\n\r\n* four\n\tfive | six\n';
    let cursor = 0;
    for (const { start, end, tokens } of read(text)) {
      expect(start).toBeGreaterThanOrEqual(cursor);
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
      cursor = end;
    }
    expect(cursor).toBeLessThanOrEqual(text.length);
  });
});

describe('lines of somebody who writes without capitals and stops', () => {
  const said = (text: string): string[] => readSentences(text, () => undefined).map((sentence) => sentence.text);

  it('two of them are two statements', () => {
    const wide = 'ovens have a number and a heat and stand in one of the bakeries in the town';
    expect(said(`bakers bake loaves and sell them in their shops\nthe owner sees all of it\n\n${wide}`)).toHaveLength(
      3,
    );
    expect(said('ovens: name, heat in degrees, bakery\nloaves: oven, weight')).toHaveLength(2);
  });

  it('one that was wrapped is one', () => {
    expect(
      said('hi, we need an api for our bakery where bakers can\nadd loaves and sell them\n\nloaves have a weight'),
    ).toHaveLength(2);
    expect(said('a loaf has a weight, a price and the baker who made\nit, and the bakers can change it.')).toHaveLength(
      1,
    );
  });
});

describe('letters', () => {
  const letter = [
    'From: Ines',
    'To: the developers',
    '',
    'Dear all,',
    '',
    '1. Kennels',
    '   Every kennel has a row and a number.',
    '2. Who may do what',
    '   The secretary may do everything.',
    '3. Members',
    '   can see kennels',
  ].join('\n');

  it('have titles above the paragraphs that stand further in', () => {
    expect(readSentences(letter, () => undefined).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'prose: Dear all,',
      'heading: Kennels',
      'prose: Every kennel has a row and a number.',
      'heading: Who may do what',
      'prose: The secretary may do everything.',
      'bullet: Members\n   can see kennels',
    ]);
  });
});
