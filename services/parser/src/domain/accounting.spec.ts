import { create, toJsonString } from '@bufbuild/protobuf';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { ParseRequestSchema, ParseResponseSchema, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import { SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { checkApplication } from '@quantumlayer/ir';
import { QuantumLayerError } from '@quantumlayer/errors';
import { assert, constantFrom, array, property, tuple } from 'fast-check';
import { parse } from './parse';

const pieces = constantFrom(
  'Books have a title, an ISBN (unique) and a price.',
  'Each book belongs to an author.',
  '# Library',
  '- Author: name, bio (optional)',
  '  - email',
  'Hello there!',
  'Only librarians may add books, obviously; everybody may read them.',
  'The grumpf quibbles with zorp',
  'a status that is draft, published or archived',
  'Orders go from pending to paid -> shipped',
  'rating 1–5, “quoted”, due_date',
  '| field | type |',
  '| title | string |',
  'As a reader, I want to borrow books so that I can read.',
  'No docker, please…',
  '( [ unbalanced',
);
const brief = array(tuple(pieces, constantFrom(' ', '\n', '\n\n', '\r\n')), { minLength: 1, maxLength: 9 }).map(
  (parts) => `A Python API for books. ${parts.flat().join('')}`,
);

function answer(text: string): ParseResponse | undefined {
  try {
    return parse(create(ParseRequestSchema, { brief: text }));
  } catch (error) {
    if (error instanceof QuantumLayerError && error.code !== ErrorCode.INTERNAL) return undefined;
    throw error;
  }
}

describe('the account of a brief', () => {
  it('covers every word, in order, with spans and indices that exist', () => {
    assert(
      property(brief, (text) => {
        const requirements = answer(text)?.requirements;
        if (!requirements) return;
        let cursor = 0;
        for (const { span, facts, assumptions, outcome, notUnderstood } of requirements.sentences) {
          const { start = -1, end = -1 } = span ?? {};
          expect(text.slice(cursor, start)).not.toMatch(/[A-Za-z]/);
          expect(end).toBeGreaterThan(start);
          cursor = end;
          expect(
            [...facts, ...assumptions].every(
              (index) => index < requirements.facts.length + requirements.assumptions.length,
            ),
          ).toBe(true);
          if (outcome === SentenceOutcome.FACTS) expect(facts.length).toBeGreaterThan(0);
          for (const part of notUnderstood) expect(part.start >= start && part.end <= end).toBe(true);
        }
        expect(text.slice(cursor)).not.toMatch(/[A-Za-z]/);
        for (const { span } of requirements.facts)
          if (span) expect(text.slice(span.start, span.end).trim()).not.toBe('');
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('is the same each time, and always compiles to a valid application', () => {
    assert(
      property(brief, (text) => {
        const first = answer(text);
        const second = answer(text);
        expect(second && toJsonString(ParseResponseSchema, second)).toBe(
          first && toJsonString(ParseResponseSchema, first),
        );
        if (first?.application) expect(checkApplication(first.application)).toEqual([]);
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});
