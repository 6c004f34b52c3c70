import { findProgram } from '@quantumlayer/testing';
import { HostedFixture } from './testing/hosted-fixture';

jest.setTimeout(120_000);

const program = findProgram('temporal');
const describeOnTemporal = program === undefined ? describe.skip : describe;

describeOnTemporal('a generation on Temporal (skipped without the temporal program)', () => {
  const spec = new HostedFixture();
  beforeAll(() => spec.open(program ?? ''));
  afterAll(() => spec.close());

  it('tells the story that a direct call tells', async () => {
    const handle = await spec.generate();
    expect(await handle.result()).toEqual({ outcome: 'VERIFIED', tree: expect.stringMatching(/^sha256:/) as string });
    expect(spec.log.kinds(handle.workflowId)).toEqual([
      'started',
      'parsed',
      'build started',
      'build finished',
      'build built',
      'written',
      'verification started',
      'verification verdict',
      'verification started',
      'verification verdict',
      'finished',
    ]);
  });
});
