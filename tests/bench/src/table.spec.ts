import { peak, shown, table } from './table';

const measurement = { firstFile: 0.5, total: 1.234, peakMebibytes: 120.4, code: 0, stdout: '', stderr: '' };

describe('the tables', () => {
  it('are Markdown', () => {
    expect(table(['stack', 'time'], [['go', '1 s']])).toBe('| stack | time |\n| --- | --- |\n| go | 1 s |');
  });

  it('never let a failed run look like a fast one, nor one that was left out like any', () => {
    const cells = [0, 6, 143, null].map((code) => shown({ ...measurement, code }));
    expect(cells).toEqual(['1.23 s', '1.23 s (exit 6)', '1.23 s (out of time)', '1.23 s (exit by signal)']);
    expect(shown(undefined)).toBe('-');
  });

  it('show the largest memory of the runs that were made', () => {
    expect(peak(measurement, undefined, { ...measurement, peakMebibytes: 90 })).toBe('120 MiB');
    expect(peak(undefined)).toBe('-');
  });
});
