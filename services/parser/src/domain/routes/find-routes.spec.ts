import { findRoutes } from './find-routes';

const shown = (text: string): string[] =>
  findRoutes(text).map(({ methods, steps, parameters, start, end }) => {
    const path = steps.map(({ name, ofOne }) => (ofOne ? `${name}*` : name)).join('/');
    return `${methods.join('+')} ${path}${parameters.map(([name]) => ` ?${name}`).join('')} [${text.slice(start, end)}]`;
  });

describe('routes in a text', () => {
  it('finds the method before the path, however they are set off', () => {
    expect(shown('- GET /trips')).toEqual(['GET trips [GET /trips]']);
    expect(shown('`POST /api/v1/trips/:id/stops`: adds one')).toEqual([
      'POST trips*/stops [POST /api/v1/trips/:id/stops]',
    ]);
    expect(shown('**PUT** `/trips/{trip_id}`.')).toEqual(['PUT trips* [PUT** `/trips/{trip_id}]']);
    expect(shown('| PATCH | /trips/<int:id> | change |')).toEqual(['PATCH trips* [PATCH | /trips/<int:id>]']);
    expect(shown('GET/POST /trips, then delete /trips/42.')).toEqual([
      'GET+POST trips [GET/POST /trips]',
      'DELETE trips* [delete /trips/42]',
    ]);
    expect(shown('GET trips/:id')).toEqual(['GET trips* [GET trips/:id]']);
  });

  it('finds the method behind the path', () => {
    expect(shown('/api/trips - GET - to list them')).toEqual(['GET trips [/api/trips - GET]']);
    expect(shown('| `/trips/id` | DELETE |')).toEqual(['DELETE trips* [/trips/id` | DELETE]']);
    expect(shown('/trips (GET, POST)')).toEqual(['GET+POST trips [/trips (GET, POST)]']);
  });

  it('takes the parameters apart', () => {
    expect(shown('GET /trips?from=Bern&page=2.')).toEqual(['GET trips ?from ?page [GET /trips?from=Bern&page=2]']);
  });

  it('takes no other slashes for routes', () => {
    expect(shown('Put/post both, get a/b, http://localhost:8000/docs, 24/7, and/or')).toEqual([]);
  });
});
