import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

function read(brief: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  const created = application?.operations.find(({ entity, name }) => entity === 'Podcast' && name === 'create');
  return {
    roles: created?.access?.roles,
    relations: application?.relations.map(({ source, target }) => `${source}-${target}`),
  };
}

it('lets those make a thing who are called by it, and ties its parts to it', () => {
  const { roles, relations } = read(
    'Podcasters publish episodes with a title. Listeners subscribe to podcasts. A podcast has a name.',
  );
  expect(roles).toEqual(['podcaster', 'admin']);
  expect(relations).toContain('Episode-Podcast');
});

it('leaves it to those who are said to make it', () => {
  expect(
    read('Editors add podcasts with a name. Podcasters publish episodes with a title. Listeners rate podcasts.').roles,
  ).toEqual(['editor', 'admin']);
});

it('gives to nobody what he only does', () => {
  const { application } = parse(
    create(ParseRequestSchema, {
      brief: 'Owners book walks. A walk has a date. Walkers accept walks.',
    }),
  );
  const created = application?.operations.find(({ entity, name }) => entity === 'Walk' && name === 'create');
  expect(created?.access?.roles ?? []).not.toEqual(['walker', 'admin']);
});
