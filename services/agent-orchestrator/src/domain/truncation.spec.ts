import { isCutOff } from './truncation';

describe('isCutOff', () => {
  const whole = JSON.stringify({ base: 'sha256:"x"', changes: [{ path: 'a\\b"c', write: { content: '' } }] });

  it('holds for every proper beginning of an object', () => {
    for (let length = 1; length < whole.length; length += 1) expect(isCutOff(whole.slice(0, length))).toBe(true);
  });

  it.each([whole, `${whole} trailing`, '', 'Here you are: {"base":', '[1, 2', '{ not json'])(
    'does not hold for %s',
    (text) => {
      expect(isCutOff(text)).toBe(false);
    },
  );
});
