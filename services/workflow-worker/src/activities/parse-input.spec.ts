import { create } from '@bufbuild/protobuf';
import { ApplicationSchema, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { OverridesSchema, ParseResponseSchema, type ParseRequest } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parseInput, type ParseInput } from './parse-input';

const GO = { language: Language.GO, database: undefined };
const NO_STACK = { language: undefined, database: undefined };

/** What is asked of the parser, one after the other, by a brief that comes to a Python project "dogs" and says these things. */
async function asked(
  said: readonly FactKind[],
  change: Partial<ParseInput>,
): Promise<(ParseRequest['overrides'] | null)[]> {
  const requests: ParseRequest[] = [];
  const application = create(ApplicationSchema, { name: 'dogs', stack: { language: Language.PYTHON } });
  const requirements = { facts: said.map((kind) => ({ kind })) };
  const parser = {
    parse: (request: ParseRequest) => {
      requests.push(request);
      return Promise.resolve(create(ParseResponseSchema, { application, requirements }));
    },
  };
  const input = { brief: 'a brief', specifications: [], overrides: undefined, application: undefined };
  await parseInput({ ...input, preferences: NO_STACK, ...change }, parser, new AbortController().signal);
  return requests.map(({ overrides }) => overrides ?? null);
}

it.each([
  ['prefers nothing', [], {}, [null]],
  ['prefers a language', [], { preferences: GO }, [null, create(OverridesSchema, { language: Language.GO })]],
  ['names its language', [FactKind.LANGUAGE], { preferences: GO }, [null]],
  [
    'has a name',
    [],
    { preferences: { ...NO_STACK, name: 'kennel' } },
    [null, create(OverridesSchema, { name: 'kennel' })],
  ],
  ['has the name that is found', [], { preferences: { ...NO_STACK, name: 'dogs' } }, [null]],
  ['gives itself a name', [FactKind.NAME], { preferences: { ...NO_STACK, name: 'kennel' } }, [null]],
  [
    'is given a name',
    [],
    { preferences: { ...NO_STACK, name: 'kennel' }, overrides: create(OverridesSchema, { name: 'dogs' }) },
    [create(OverridesSchema, { name: 'dogs' })],
  ],
  [
    'is given a name that is no project’s as it stands',
    [],
    { overrides: create(OverridesSchema, { name: 'The Dogs!' }) },
    [create(OverridesSchema, { name: 'The Dogs!' })],
  ],
])('a brief that %s', async (_, said, change, expected) => {
  expect(await asked(said, change)).toEqual(expected);
});
