import { watchInterrupts } from './interrupt';

describe('watchInterrupts', () => {
  const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  let calls: string[];
  let interrupt: ReturnType<typeof watchInterrupts>;
  beforeEach(() => {
    jest.useFakeTimers();
    exit.mockClear();
    calls = [];
    interrupt = watchInterrupts(
      () => calls.push('first'),
      () => calls.push('forced'),
    );
  });
  afterEach(() => {
    interrupt.dispose();
    jest.useRealTimers();
  });
  afterAll(() => exit.mockRestore());

  it('aborts on the first signal, and knows the exit code', () => {
    expect([interrupt.signal.aborted, interrupt.exitCode()]).toEqual([false, undefined]);
    process.emit('SIGINT', 'SIGINT');
    expect([interrupt.signal.aborted, interrupt.exitCode(), calls]).toEqual([true, 130, ['first']]);
    expect(exit).not.toHaveBeenCalled();
  });

  it('ends the process on the second, whichever it is, with the code of that one', () => {
    process.emit('SIGHUP', 'SIGHUP');
    process.emit('SIGTERM', 'SIGTERM');
    expect(calls).toEqual(['first', 'forced']);
    expect(exit).toHaveBeenCalledWith(143);
  });

  it('ends the process that does not end by itself', () => {
    process.emit('SIGTERM', 'SIGTERM');
    jest.advanceTimersByTime(19_000);
    expect(exit).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2_000);
    expect(calls).toEqual(['first', 'forced']);
    expect(exit).toHaveBeenCalledWith(143);
  });

  it('leaves signals alone once it is disposed of', () => {
    process.emit('SIGTERM', 'SIGTERM');
    interrupt.dispose();
    jest.advanceTimersByTime(60_000);
    expect(exit).not.toHaveBeenCalled();
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });
});
