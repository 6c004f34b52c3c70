import { parseAllowed, parseExpected, type FoundFact, type LabelledBrief } from './label';
import { factText, patternText } from './matches';
import { score } from './score';

const label = (expect: string, allowed = ''): LabelledBrief => ({
  id: 'case',
  split: 'development',
  styles: [],
  brief: '',
  expected: parseExpected(expect),
  allowed: parseAllowed(allowed),
});
const found = (...texts: string[]): FoundFact[] =>
  texts.map((text) => {
    const pattern = parseExpected(text)[0]?.[0]?.[0];
    return { kind: pattern?.kind ?? '', subject: pattern?.subjects[0] ?? '', value: pattern?.values[0] ?? '' };
  });
const judge = (one: LabelledBrief, ...facts: string[]) => {
  const { hits, missing, right, wrong } = score(one, { facts: found(...facts) });
  return {
    hits: hits.map(patternText),
    missing: missing.map(patternText),
    right: right.map(factText),
    wrong: wrong.map(factText),
  };
};

describe('score', () => {
  it('counts what is missing and what is wrong', () => {
    expect(
      judge(label('entity Book\nfield Book.title string; required'), 'entity Book', 'field Book.title text'),
    ).toEqual({
      hits: ['entity Book'],
      missing: ['field Book.title string', 'constraint Book.title required'],
      right: ['entity Book'],
      wrong: ['field Book.title text'],
    });
  });

  it('takes the alternative that is met in full, and counts the facts of the others as wrong', () => {
    const one = label('field Book.author string || entity Author && relation Book-Author many_to_one');
    expect(judge(one, 'field Book.author string')).toMatchObject({ missing: [], wrong: [] });
    expect(judge(one, 'entity Author', 'relation Book-Author many_to_one')).toMatchObject({ missing: [], wrong: [] });
    expect(judge(one, 'entity Author', 'relation Book-Author many_to_one', 'field Book.author string').wrong).toEqual([
      'field Book.author string',
    ]);
  });

  it('accepts spellings of subject and value, and regular expressions that hold a slash or a question mark', () => {
    const one = label('field Book.pages/Book.pageCount integer/number\nconstraint Book.isbn pattern=^[0-9]/?$');
    expect(judge(one, 'field Book.pageCount number').missing).toEqual(['constraint Book.isbn pattern=^[0-9]/?$']);
    const exact = score(one, { facts: [{ kind: 'constraint', subject: 'Book.isbn', value: 'pattern=^[0-9]/?$' }] });
    expect(exact.missing.map(patternText)).toEqual(['field Book.pages/Book.pageCount integer/number']);
  });

  it('does not ask for a taste in names, but for the right name', () => {
    const one = label(
      'field Talk.duration integer\nfield Talk.maximumNumberOfSeats integer\nfield Talk.isPublic boolean',
    );
    const facts = ['field Talk.durationInMinutes integer', 'field Talk.maxSeats integer', 'field Talk.public boolean'];
    expect(judge(one, ...facts)).toMatchObject({ missing: [], wrong: [] });
    expect(judge(one, 'field Talk.minimumSeats integer').wrong).toEqual(['field Talk.minimumSeats integer']);
  });

  it('reads many-to-many in either order, and no other relation', () => {
    const one = label('relation Student-Course many_to_many\nrelation Loan-Book many_to_one');
    expect(judge(one, 'relation Course-Student many_to_many', 'relation Book-Loan many_to_one')).toMatchObject({
      missing: ['relation Loan-Book many_to_one'],
      wrong: ['relation Book-Loan many_to_one'],
    });
  });

  it('counts allowed and implied facts neither way', () => {
    const one = label('ownership Note private', 'operation Note.? ?');
    const facts = ['ownership Note private', 'entity User', 'authentication jwt', 'operation Note.pin flag(pinned)'];
    expect(judge(one, ...facts)).toMatchObject({ right: ['ownership Note private'], wrong: [] });
  });

  it('counts a refusal that nobody expected as wrong and every fact as missing', () => {
    const result = score(label('entity Book'), { error: 'NOT_A_BRIEF', message: 'no' });
    expect(result.wrong.map(factText)).toEqual(['error NOT_A_BRIEF']);
    expect(result.missing.map(patternText)).toEqual(['entity Book']);
  });

  it('wants the expected refusal and nothing else', () => {
    const bad: LabelledBrief = { ...label(''), error: 'CONTRADICTION/UNSUPPORTED' };
    expect(score(bad, { error: 'UNSUPPORTED', message: '' })).toMatchObject({ missing: [], wrong: [] });
    expect(score(bad, { facts: found('entity Book') })).toMatchObject({
      hits: [],
      wrong: [],
      missing: [{ kind: 'error' }],
    });
  });

  it('refuses a label that is not in the notation', () => {
    expect(() => parseExpected('fields Book.title string')).toThrow('Not a fact: "fields Book.title string"');
    expect(() => parseExpected('field Book.title')).toThrow('Not a fact');
  });
});
