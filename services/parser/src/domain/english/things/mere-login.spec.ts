import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('isMereLogin', () => {
  it.each([
    ['Growers register with an email and a password.', []],
    [
      'Growers register with a farm name, an email, a password and a delivery address.',
      ['Grower.farmName string', 'Grower.email email', 'Grower.deliveryAddress string'],
    ],
    ['Growers register with their phone, city and password.', ['Grower.phone string', 'Grower.city string']],
  ])('keeps of "%s" what is no way to log in', (sentence, fields) => {
    const brief = `A basket belongs to a grower. ${sentence}`;
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });
});
