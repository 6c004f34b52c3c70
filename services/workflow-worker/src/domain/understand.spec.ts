import { create } from '@bufbuild/protobuf';
import { ApplicationSchema, Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { OverridesSchema, ParseResponseSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { AnswerSchema } from '@quantumlayer/contracts/platform/v1/platform';
import { Narrator } from './narrator';
import type { Activities, Control, Decisions, GenerationInput, Reviewer } from './ports';
import { appendAnswers, understand } from './understand';

/** Decides in this order, whatever it is shown. */
function reviewer(...decisions: readonly [Decisions, ...Decisions[]]): Reviewer {
  let at = 0;
  const next = async () => decisions[Math.min((at += 1), decisions.length) - 1] ?? decisions[0];
  return { decisions: next, after: next };
}

async function run(given: Reviewer | undefined) {
  const read: GenerationInput[] = [];
  const offered: number[] = [];
  const control: Control = {
    generationId: 'g1',
    signal: new AbortController().signal,
    reviewer: given,
    now: () => new Date(0),
    emit: ({ event }) => void (event.case === 'review' && offered.push(event.value.answers)),
  };
  const parse = async (input: GenerationInput) => {
    read.push(input);
    return create(ParseResponseSchema, { application: create(ApplicationSchema, { name: 'shop' }) });
  };
  const overrides = create(OverridesSchema, { database: Database.SQLITE });
  const input = { brief: 'A shop', specifications: [], application: undefined, verify: true, dryRun: false, overrides };
  await understand(input, { parse } as unknown as Activities, new Narrator(control), control);
  return { read: read.map(({ brief, overrides: chosen }) => [brief, chosen?.language, chosen?.database]), offered };
}

const answers = [
  create(AnswerSchema, { text: 'It has prices' }),
  create(AnswerSchema, { overrides: { language: Language.GO } }),
];
const asIs = ['A shop', Language.UNSPECIFIED, Database.SQLITE];
const corrected = ['A shop\nIt has prices.\n', Language.GO, Database.SQLITE];

it('reads a brief that nobody reviews once', async () => {
  expect(await run(undefined)).toEqual({ read: [asIs], offered: [] });
});

it('offers what it reads, and reads it again only when there is an answer', async () => {
  const nothing = { answers: [], approved: false };
  const given = reviewer(nothing, nothing, { answers, approved: false }, { answers, approved: true });
  expect(await run(given)).toEqual({ read: [asIs, corrected], offered: [0, 0, 2] });
});

it('asks nobody what is decided already', async () => {
  expect(await run(reviewer({ answers, approved: true }))).toEqual({ read: [corrected], offered: [] });
});

it('makes sentences of answers', () => {
  expect(appendAnswers('A shop.\n\n', [' with prices ', '', 'Go!'])).toBe('A shop.\nwith prices.\nGo!\n');
  expect(appendAnswers('A shop.\n', [])).toBe('A shop.\n');
});
