import { isPlural, singular } from './names';

describe('singular', () => {
  it.each([
    ['specimen', 'specimen'],
    ['specimens', 'specimen'],
    ['regimens', 'regimen'],
    ['women', 'woman'],
    ['craftsmen', 'craftsman'],
  ])('%s', (word, one) => {
    expect(singular(word)).toBe(one);
  });

  it('takes a specimen for one', () => {
    expect(isPlural('specimen')).toBe(false);
  });
});
