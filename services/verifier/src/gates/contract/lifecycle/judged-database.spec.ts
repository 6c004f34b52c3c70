import { existsSync } from 'node:fs';
import { Database } from '@quantumlayer/contracts/ir/v1/ir';
import { toolLimits } from '../../../sandbox/limits';
import { nodeToolchain } from '../../../testing/node-toolchain';
import { describeWithBubblewrap, makeSandbox } from '../../../testing/sandboxes';
import { makeVerifier, readFixture, type SandboxName } from '../../../testing/verifier-fixture';
import { findPostgres } from '../../../toolchain/find-postgres';
import { judgedDatabase } from './judged-database';

jest.setTimeout(60_000);

const asksForPostgres = async () => {
  const application = await readFixture('todo');
  return { ...application, stack: { ...application.stack, database: Database.POSTGRESQL } } as typeof application;
};

// Without a server there is nothing to start, and the spec is skipped, never passed; the others say what happens then.
const itWithServer = existsSync('/usr/lib/postgresql') ? it : it.skip;

describeWithBubblewrap('a project for PostgreSQL', () => {
  itWithServer('gets a cluster of its own where this machine has the programs', async () => {
    const postgres = await findPostgres('/usr/local/bin:/usr/bin');
    if (!postgres) throw new Error('/usr/lib/postgresql holds no server that can be used');
    const { prepare, environment } = judgedDatabase(await asksForPostgres(), postgres);
    const sandbox = await makeSandbox('bubblewrap');
    const query = `"$1/psql" "$DATABASE_URL" -At -c "select 40 + 2" -c "select 'a' < 'B'"`;
    const argv = ['/bin/sh', '-c', query, 'sh', postgres.folder] as const;
    const running = await sandbox.start({
      argv,
      prepare,
      env: environment,
      readable: [],
      network: 'none',
      limits: toolLimits(40),
    });
    const { code, stdout, stderr } = await running.exited;
    await running.dispose();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^42\n[tf]\n$/);
  });
});

describe('the verdict on a project for PostgreSQL', () => {
  const judge = async (sandbox: SandboxName, application: Awaited<ReturnType<typeof asksForPostgres>>) => {
    const verifier = await makeVerifier(sandbox, nodeToolchain(), application);
    const { verdicts } = await verifier.verify({ 'server.js': 'process.exit(3);' }, { gates: ['contract'] });
    await verifier.remove();
    return verdicts['contract']?.summary;
  };

  it('says that it was judged on another database', async () => {
    expect(await judge('guarded-process', await asksForPostgres())).toMatch(/; judged on SQLite, not PostgreSQL/);
  });

  it('says nothing of databases where SQLite was asked for', async () => {
    expect(await judge('guarded-process', await readFixture('todo'))).not.toMatch(/SQLite/);
  });
});
