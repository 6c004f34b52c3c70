import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEachSandbox, describeWithBubblewrap, makeSandbox, processesWith } from '../testing/sandboxes';
import { toolLimits } from './limits';
import type { Exit, Limits, Running, Sandbox, SandboxSpec } from './sandbox';

const MEBIBYTE = 1024 * 1024;

jest.setTimeout(30_000);

/** Seconds to sleep that nobody else on the machine sleeps. */
const unique = (seconds: number): string => `${seconds}.${process.pid}${Date.now() % 1000}`;
const [LATE, ABORTED, BACKGROUND, FORKED, BARE] = [31, 27, 4001, 4002, 4003].map(unique) as [
  string,
  string,
  string,
  string,
  string,
];
const BOMB = `bomb${process.pid}`;

function answers({ agent }: Running): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ agent, path: '/' }, (response) => response.resume().once('end', () => resolve(true)));
    request.once('error', () => resolve(false));
  });
}

describeEachSandbox('with', (name) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await makeSandbox(name);
  });
  const run = (script: string, limits: Partial<Limits> = {}, more: Partial<SandboxSpec> = {}): Promise<Exit> =>
    sandbox.run({
      argv: ['sh', '-c', script],
      readable: [],
      network: 'none',
      limits: { ...toolLimits(15), ...limits },
      ...more,
    });

  it('tells how a program ended and what it said', async () => {
    expect(await run('echo out; echo err >&2; exit 3')).toMatchObject({
      code: 3,
      reason: 'exited',
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('gives an environment of its own and nothing of the parent', async () => {
    // Jest gives every worker this variable.
    const { stdout } = await run('env; ls -A "$HOME"');
    expect(stdout).not.toContain('JEST_WORKER_ID');
    expect(stdout).not.toContain(`HOME=${homedir()}\n`);
  });

  it('works on a copy and hands back the files that are asked for', async () => {
    const source = mkdtempSync(join(tmpdir(), 'source-'));
    chmodSync(source, 0o755);
    writeFileSync(join(source, 'a.txt'), 'one');
    const exit = await run(
      'cat a.txt; echo two >a.txt; echo report >"$REPORTS/r"; ln -s /etc/passwd "$REPORTS/link"',
      {},
      { source, collect: ['r', 'link', 'none'], env: { REPORTS: '$REPORTS' } },
    );
    expect(exit).toMatchObject({ code: 0, stdout: 'one', files: { r: Buffer.from('report\n') } });
    expect(Object.keys(exit.files)).toEqual(['r']);
    expect(readdirSync(source)).toEqual(['a.txt']);
  });

  it('gives views of caches that can be written, and keeps what is behind them', async () => {
    const from = mkdtempSync(join(tmpdir(), 'cache-'));
    mkdirSync(join(from, 'deep'));
    for (const name of ['read', 'replaced', 'deep/cleaned']) writeFileSync(join(from, name), 'layer');
    chmodSync(from, 0o755);
    const exit = await run(
      'cd "$CACHES/own"; cat read; rm replaced; echo mine >replaced; echo new >deep/new; cat replaced deep/new; cat deep/cleaned',
      {},
      { caches: [{ name: 'own', from, cleaned: 'deep/cleaned' }], readable: [from], env: { CACHES: '$CACHES' } },
    );
    expect(exit.stdout).toMatch(/^layermine\nnew\n\d{10}\n$/);
    expect(readdirSync(from, { recursive: true }).sort()).toEqual(['deep', 'deep/cleaned', 'read', 'replaced']);
    expect(readFileSync(join(from, 'replaced'), 'utf8')).toBe('layer');
  });

  it('gives copies of a cache whose files are written in place', async () => {
    const from = mkdtempSync(join(tmpdir(), 'cache-'));
    writeFileSync(join(from, 'database'), 'layer');
    chmodSync(from, 0o755);
    const exit = await run(
      'cd "$CACHES/own"; printf mine >>database; cat database',
      {},
      { caches: [{ name: 'own', from, inPlace: true }], readable: [from], env: { CACHES: '$CACHES' } },
    );
    expect(exit).toMatchObject({ code: 0, stdout: 'layermine' });
    expect(readFileSync(join(from, 'database'), 'utf8')).toBe('layer');
  });

  it('counts the processor time of what it ran', async () => {
    const { cpuSeconds } = await run('i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done');
    expect(cpuSeconds).toBeGreaterThan(0.02);
    expect((await run(`sleep ${LATE}`, { wallSeconds: 0.3 })).cpuSeconds).toBeUndefined();
  });

  it('ends what takes too long', async () => {
    const exit = await run(`sleep ${LATE}`, { wallSeconds: 0.5 });
    expect(exit).toMatchObject({ code: null, reason: 'timeout' });
    expect(exit.seconds).toBeLessThan(2.5);
    expect(processesWith(LATE)).toEqual([]);
  });

  it('ends within a second when it is cancelled', async () => {
    const controller = new AbortController();
    const running = run(`sleep ${ABORTED}`, {}, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    controller.abort();
    expect(await running).toMatchObject({ code: null, reason: 'cancelled' });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(processesWith(ABORTED)).toEqual([]);
  });

  it('ends what says too much', async () => {
    const exit = await run('yes', { outputBytes: MEBIBYTE });
    expect(exit).toMatchObject({ code: null, reason: 'output-limit' });
    expect(exit.stdout.length).toBeLessThanOrEqual(MEBIBYTE);
  });

  it('lets a server end by itself when it is asked to, and starts it anew', async () => {
    const script =
      "process.on('SIGTERM', () => process.exit(7)); require('http').createServer((_, answer) => answer.end()).listen(process.env.PORT, '127.0.0.1')";
    const argv = [process.execPath, '-e', script] as const;
    const limits = toolLimits(15);
    const running = await sandbox.start({ argv, readable: [process.execPath], network: 'none', limits });
    for (let times = 0; times < 2; times += 1) {
      while (!(await answers(running))) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await running.stop('SIGTERM', 5)).toMatchObject({ code: 7, reason: 'exited' });
      if (times === 0) await running.restart();
    }
    await running.dispose();
  });

  it('bounds processes: a fork bomb goes out by itself', async () => {
    const exit = await run(`${BOMB}() { ${BOMB} | ${BOMB} & }; ${BOMB}; sleep 2; exit 1`, {
      processes: 64,
      wallSeconds: 5,
    });
    expect(exit.code).not.toBe(0);
    expect(processesWith(BOMB)).toEqual([]);
  });

  it('bounds memory', async () => {
    const script = `${process.execPath} -e "const a=[];for(;;)a.push(Buffer.alloc(16e6,1))"`;
    const exit = await run(script, { memoryBytes: 400 * MEBIBYTE });
    expect(exit.code).not.toBe(0);
  });

  it('bounds what is written', async () => {
    const exit = await run(
      'i=0; while [ $i -lt 400 ]; do head -c 1000000 /dev/zero >f$i || exit 7; i=$((i+1)); sleep 0.01; done',
      { diskBytes: 20 * MEBIBYTE },
    );
    expect(exit.code === 7 || exit.reason === 'disk-limit').toBe(true);
  });

  it.each([
    ['in the background', `sleep ${BACKGROUND} & exit 0`, BACKGROUND],
    ['in another session, forked twice', `(setsid sleep ${FORKED} </dev/null >/dev/null 2>&1 &) & exit 0`, FORKED],
    [
      'without its environment',
      `env -i setsid sh -c "sleep ${BARE} & sleep ${BARE}" </dev/null >/dev/null 2>&1 & sleep 0.5; exit 0`,
      BARE,
    ],
  ])('leaves nothing alive %s', async (_, script, mark) => {
    await run(script);
    expect(processesWith(mark)).toEqual([]);
  });
});

describeWithBubblewrap('bubblewrap alone', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await makeSandbox('bubblewrap');
  });
  const run = (script: string): Promise<Exit> =>
    sandbox.run({ argv: ['sh', '-c', script], readable: [], network: 'none', limits: toolLimits(15) });

  it('shows nothing of the home, of other users and of the host', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    writeFileSync(join(home, 'id_rsa'), 'PRIVATE KEY');
    const { stdout } = await run(
      `cat ${home}/id_rsa /root/.ssh/* /home/*/.ssh/* /etc/shadow 2>/dev/null; ls ${home} /root /home 2>/dev/null; id -u`,
    );
    expect(stdout).not.toMatch(/PRIVATE KEY|root:|^0$/m);
  });

  it('reaches neither the loopback of the host nor anything beyond', async () => {
    let connections = 0;
    const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const attempt = (host: string, at: number): string => `curl -s -m 2 http://${host}:${at}/ && echo REACHED`;
    const { stdout } = await run(
      [attempt('127.0.0.1', port), attempt('169.254.169.254', 80), attempt('1.1.1.1', 80)].join('; '),
    );
    server.close();
    expect([stdout, connections]).toEqual(['', 0]);
  });

  it('can write nowhere but in its scratch folders', async () => {
    const script =
      'for f in / /usr /etc /bin /dev /proc /sys /source /var /opt; do (echo x >$f/planted) 2>/dev/null && echo "WROTE $f"; done; true';
    expect((await run(script)).stdout).toBe('');
  });
});
