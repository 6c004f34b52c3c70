import { fromJson, type DescMessage, type JsonValue } from '@bufbuild/protobuf';
import {
  CreateApiKeyRequestSchema,
  CreateGenerationRequestSchema,
  CreatePreviewRequestSchema,
  ListGenerationsRequestSchema,
  WatchGenerationRequestSchema,
} from '@quantumlayer/contracts/platform/v1/platform';
import { findMisfit } from './find-misfit';

const entity = (change: object): JsonValue => ({
  application: { entities: [{ name: 'A' }, { name: 'B', ...change }] },
});

describe('what does not fit is told in words, with its place', () => {
  it.each([
    [CreateApiKeyRequestSchema, { name: 7 }, 'name must be a text'],
    [CreateApiKeyRequestSchema, { name: 'x', role: 'OWNER' }, 'role must be one of ROLE_OWNER, ROLE_ADMIN, '],
    [CreateApiKeyRequestSchema, { title: 'x' }, 'title is unknown'],
    [CreateApiKeyRequestSchema, { daily_Generations: 1 }, 'daily_Generations is unknown; "dailyGenerations" is known'],
    [CreateApiKeyRequestSchema, { name: 'x', dailyGenerations: -1 }, 'dailyGenerations must be a whole number from 0'],
    [WatchGenerationRequestSchema, { after: 'garbage' }, 'after must be a whole number from 0'],
    [CreateGenerationRequestSchema, { skipVerification: 'yes' }, 'skipVerification must be true or false'],
    [CreateGenerationRequestSchema, { overrides: { language: 'RUBY' } }, 'overrides.language must be one of LANGUAGE_'],
    [CreateGenerationRequestSchema, { overrides: 'Go' }, 'overrides must be an object'],
    [CreateGenerationRequestSchema, { specifications: {} }, 'specifications must be a list'],
    [CreateGenerationRequestSchema, { specifications: [{ name: 'a' }, 'b'] }, 'specifications[1] must be an object'],
    [
      CreateGenerationRequestSchema,
      entity({ fields: [{ name: 'a', type: 'TEXT' }] }),
      'application.entities[1].fields[0].type must be one',
    ],
    [
      CreateGenerationRequestSchema,
      { application: { operations: [{ effects: [{ assign: { target: 'self.a' }, create: {} }] }] } },
      'application.operations[0].effects[0].create cannot stand beside "assign"',
    ],
    [
      ListGenerationsRequestSchema,
      { statuses: ['GENERATION_STATUS_QUEUED', 'GOOD'] },
      'statuses[1] must be one of GENERATION',
    ],
    [CreatePreviewRequestSchema, { environment: { A: 'b', C: 1 } }, 'environment["C"] must be a text'],
    [CreatePreviewRequestSchema, { environment: [] }, 'environment must be an object'],
  ] as [DescMessage, JsonValue, string][])('%#', (schema, json, told) => {
    expect(() => fromJson(schema, json)).toThrow();
    const { place, message } = findMisfit(schema, json) ?? { place: '', message: '' };
    expect(`${place} ${message}`).toMatch(new RegExp(`^${told.replace(/[[\]".]/g, '\\$&')}`));
  });
});
