import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import picocolors from 'picocolors';
import { underline } from './caret';
import { errorText } from './error-text';

const colors = picocolors.createColors(false);
const at = (start: number, end: number) => ({ field: `brief:${start}-${end}`, rule: 'x', message: 'stores nothing' });

describe('underline', () => {
  it('puts carets below the words, and the message behind them', () => {
    expect(underline(at(2, 11), 'a stateless app')).toEqual(['a stateless app', '  ^^^^^^^^^ stores nothing']);
  });

  it('shows the words’ own line only, and cuts a long one', () => {
    expect(underline(at(6, 9), 'first\nsecond\nthird')).toEqual(['second', '^^^ stores nothing']);
    const [text, marks] = underline(at(200, 203), `${'x'.repeat(200)}abc${'y'.repeat(200)}`) ?? [];
    expect(text).toMatch(/^…x{60}abcy{60}…$/);
    expect(marks?.indexOf('^')).toBe(text?.indexOf('abc'));
  });

  it('has nothing to show for other fields, or for a span outside the brief', () => {
    expect(underline({ ...at(0, 1), field: 'entities[0].name' }, 'text')).toBeUndefined();
    expect(underline(at(90, 95), 'text')).toBeUndefined();
  });
});

describe('errorText', () => {
  const text = (error: QuantumLayerError, faults?: readonly QuantumLayerError[]) =>
    errorText(error, { colors, brief: 'a stateless app', faults });

  it('names the code and shows the words of the brief', () => {
    const error = new QuantumLayerError(ErrorCode.CONTRADICTION, 'Say which.', { violations: [at(2, 11)] });
    expect(text(error)).toBe(
      'error Say which. [CONTRADICTION]\n\n    a stateless app\n      ^^^^^^^^^ stores nothing\n',
    );
  });

  it('lists many violations, and not without end', () => {
    const violations = Array.from({ length: 12 }, (_, index) => ({ field: `f${index}`, rule: 'r', message: 'm' }));
    const lines = text(new QuantumLayerError(ErrorCode.INVALID_INPUT, 'Bad.', { violations }))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('  … and 2 more');
  });

  it('hides our own faults until they are asked for', () => {
    const error = new QuantumLayerError(ErrorCode.INTERNAL, 'secret', { cause: new Error('deep') });
    expect(text(error)).not.toContain('secret');
    expect(text(error, [])).toContain('deep');
  });
});
