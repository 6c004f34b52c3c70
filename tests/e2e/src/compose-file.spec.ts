import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { service as orchestrator } from '@quantumlayer/agent-orchestrator/process';
import { service as capsule } from '@quantumlayer/capsule/process';
import { service as gateway } from '@quantumlayer/gateway/process';
import { service as llmRouter } from '@quantumlayer/llm-router/process';
import { service as metaPrompt } from '@quantumlayer/meta-prompt/process';
import { service as parser } from '@quantumlayer/parser/process';
import { service as previewDeployer } from '@quantumlayer/preview-deployer/process';
import { service as qsecure } from '@quantumlayer/qsecure/process';
import { service as verifier } from '@quantumlayer/verifier/process';
import { service as worker } from '@quantumlayer/workflow-worker/process';
import { parse } from 'yaml';

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string; readonly args?: { readonly SERVICE: string } };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly ports?: readonly string[];
}

const root = join(__dirname, '../../..');
const text = readFileSync(join(root, 'docker-compose.yaml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<string, ComposeService>> };
const OURS = {
  ...{ capsule, gateway, parser, qsecure, verifier },
  'agent-orchestrator': orchestrator,
  'llm-router': llmRouter,
  'meta-prompt': metaPrompt,
  'preview-deployer': previewDeployer,
  'workflow-worker': worker,
};
/** What they listen on inside, as their schemas have it. */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  ...{ postgres: [5432], redis: [6379], nats: [4222], temporal: [7233], gateway: [50_051, 50_052, 7411] },
};

/** As an engine fills in an env file that sets what must be set. */
function fillIn(value: string): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, __, kind: string, rest: string) =>
    kind === '-' ? rest : 'given',
  );
}

function environmentOf({ environment = {} }: ComposeService): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fillIn(value)]));
}

describe('docker-compose.yaml', () => {
  it('has every service', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(OURS)));
  });

  it.each(Object.entries(OURS))('gives %s an environment that it reads, and nothing else', (name, { readConfig }) => {
    const given = environmentOf(services[name] ?? {});
    const asked = new Set<string>();
    const watched = new Proxy(given, {
      get: (target, variable: string) => {
        asked.add(variable);
        return target[variable];
      },
    });
    expect(() => readConfig(watched)).not.toThrow();
    expect(Object.keys(given).filter((variable) => !asked.has(variable))).toEqual([]);
  });

  it.each(Object.entries(services))(
    'runs %s from something exact, and waits only for what can be healthy',
    (name, service) => {
      expect(service.healthcheck).toBeDefined();
      const built = service.build?.args?.SERVICE ?? service.build?.dockerfile.split('/')[1];
      if (built === undefined) expect(service.image).toMatch(/:\d[\w.-]*$/);
      else expect([built, service.image]).toEqual([name, `quantumlayer/${name}`]);
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {}))
        expect([services[other]?.healthcheck === undefined, condition]).toEqual([false, 'service_healthy']);
    },
  );

  it.each(Object.entries(services))('leads %s to ports that somebody listens on', (name, service) => {
    const addresses = Object.values(environmentOf(service)).flatMap((value) => [
      ...value.matchAll(/([a-z-]+):(\d{4,5})\b/g),
    ]);
    for (const [, host = '', port] of addresses) expect(PORTS[host] ?? [50_051]).toContain(Number(port));
    for (const published of service.ports ?? []) expect(PORTS[name]).toContain(Number(published.split(':').at(-1)));
  });
});
