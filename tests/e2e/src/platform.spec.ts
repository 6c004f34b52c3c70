import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformCases } from './platform-cases';
import { ServedPlatform } from './served-platform';

jest.setTimeout(4 * 60_000);

/** What `stack.spec.ts` asks of the real services, asked of one process. */
describe('everything in one process', () => {
  let folder: string;
  let platform: ServedPlatform;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quantumlayer-up-'));
    platform = await ServedPlatform.start(folder);
  });
  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  });

  platformCases(() => platform.user);
});
