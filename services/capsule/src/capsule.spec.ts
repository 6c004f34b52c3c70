import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CapsuleService } from '@quantumlayer/contracts/capsule/v1/capsule';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, createInProcessTransport, implementService } from '@quantumlayer/rpc';
import { MemoryBlobStore, putTree, type TreeFile } from '@quantumlayer/trees';
import Ajv from 'ajv';
import { composeCapsule } from './compose';
import billSchema from './fixtures/cyclonedx/bom-1.6.schema.json';
import signatureSchema from './fixtures/cyclonedx/jsf-0.82.schema.json';
import licenceSchema from './fixtures/cyclonedx/spdx.schema.json';

interface Component {
  readonly purl: string;
  readonly scope: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
  readonly properties?: readonly unknown[];
}

const execute = promisify(execFile);
const root = join(__dirname, '../../..');
const blobs = new MemoryBlobStore();
const service = implementService(CapsuleService, composeCapsule({ blobs }));
const client = createClient(CapsuleService, createInProcessTransport([service]));

const ajv = new Ajv({ strict: false, validateFormats: false });
// Under the names by which the schema itself refers to them.
ajv.addSchema(signatureSchema, 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
ajv.addSchema(licenceSchema, 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
const isBill = ajv.compile(billSchema);

const PROJECT: readonly TreeFile[] = [
  { path: 'README.md', content: '# Shop\n' },
  { path: 'bin/run', content: '#!/bin/sh\n', executable: true },
];

async function build(files: readonly TreeFile[], version = '1.2.0') {
  const tree = await putTree(blobs, [...PROJECT, ...files]);
  const capsule = await client.buildCapsule({ tree, name: 'shop', version });
  const bill = JSON.parse(await textOf(capsule.billOfMaterials?.digest)) as { components: Component[] };
  expect(isBill(bill) ? [] : isBill.errors).toEqual([]);
  return { ...capsule, bill, components: bill.components };
}

const textOf = async (digest = '') => Buffer.from(await blobs.get(digest)).toString();
const sha = `${'c'.repeat(86)}==`;

const NPM_LOCK = JSON.stringify({
  name: 'shop',
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', version: '1.0.0' },
    'node_modules/@scope/one': { version: '1.0.0', integrity: `sha512-${sha}`, license: 'MIT OR Apache-2.0' },
    'node_modules/@scope/one/node_modules/two': { version: '2.0.0', dev: true, license: 'SEE LICENSE IN LICENSE' },
    'node_modules/two': { version: '2.0.0' },
    'node_modules/own': { resolved: 'packages/own', link: true },
    'packages/own': { version: '0.0.0' },
  },
});
const UV_LOCK = `version = 1
[[package]]
name = "shop"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "fastapi" }]
[package.dev-dependencies]
dev = [{ name = "pytest" }]
[[package]]
name = "fastapi"
version = "0.120.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "starlette" }]
sdist = { url = "https://x/fastapi.tar.gz", hash = "sha256:${'a'.repeat(64)}" }
[[package]]
name = "starlette"
version = "1.0.0"
source = { registry = "https://pypi.org/simple" }
[[package]]
name = "pytest"
version = "9.0.0"
source = { registry = "https://pypi.org/simple" }
`;
const GO_MOD = `module example.com/shop

go 1.25.0

require github.com/google/uuid v1.6.0 // why

require (
	golang.org/x/crypto v0.55.0 // indirect
	example.com/old v1.0.0
	example.com/local v1.0.0
)

replace example.com/old v1.0.0 => example.com/new/v2 v2.1.0
replace example.com/local => ./local
`;

describe('the bill of materials', () => {
  it('reads package-lock.json', async () => {
    const { components } = await build([{ path: 'package-lock.json', content: NPM_LOCK }]);
    expect(components.map(({ purl, scope, licenses }) => [purl, scope, licenses])).toEqual([
      ['pkg:npm/two@2.0.0', 'required', [{ license: { name: 'SEE LICENSE IN LICENSE' } }]],
      ['pkg:npm/%40scope/one@1.0.0', 'required', [{ expression: 'MIT OR Apache-2.0' }]],
    ]);
    expect(components[1]?.hashes).toEqual([{ alg: 'SHA-512', content: Buffer.from(sha, 'base64').toString('hex') }]);
  });

  it('reads uv.lock, and tells what only development needs', async () => {
    const { components } = await build([{ path: 'api/uv.lock', content: UV_LOCK }]);
    expect(components.map(({ purl, scope }) => [purl, scope])).toEqual([
      ['pkg:pypi/fastapi@0.120.0', 'required'],
      ['pkg:pypi/pytest@9.0.0', 'excluded'],
      ['pkg:pypi/starlette@1.0.0', 'required'],
    ]);
    expect(components[0]?.hashes).toEqual([{ alg: 'SHA-256', content: 'a'.repeat(64) }]);
  });

  it('reads go.mod with its sums and replacements', async () => {
    const sum = 'h1:NIvaJDMOsjHA8n1jAhLSgzrAzy1Hgr+hNrb57e+94F0=';
    const { components, unlocked } = await build([
      { path: 'go.mod', content: GO_MOD },
      { path: 'go.sum', content: `github.com/google/uuid v1.6.0 ${sum}\ngithub.com/google/uuid v1.6.0/go.mod h1:x=\n` },
    ]);
    expect(components.map(({ purl }) => purl)).toEqual([
      'pkg:golang/example.com/new/v2@v2.1.0',
      'pkg:golang/github.com/google/uuid@v1.6.0',
      'pkg:golang/golang.org/x/crypto@v0.55.0',
    ]);
    expect(components[1]?.properties).toEqual([{ name: 'go:sum', value: sum }]);
    expect(unlocked).toEqual([]);
  });

  it('reads exact requirements, and names what is not exact', async () => {
    const { components, unlocked } = await build([
      {
        path: 'requirements.txt',
        content: '# tools\nFlask_Login[x]==0.6.3 \\\n  --hash=sha256:00\n--no-binary :all:\n',
      },
      { path: 'b/requirements.txt', content: 'flask>=2\n' },
      { path: 'c/package.json', content: '{}' },
      { path: 'd/package-lock.json', content: '{ "lockfileVersion": 1 }' },
      { path: 'e/pyproject.toml', content: '' },
    ]);
    expect(components.map(({ purl }) => purl)).toEqual(['pkg:pypi/flask-login@0.6.3']);
    expect(unlocked).toEqual(['b/requirements.txt', 'c/package.json', 'd/package-lock.json', 'e/pyproject.toml']);
  });

  it.each([
    ['package-lock.json', 'package-lock.json', 500],
    ['uv.lock', 'packages/blueprints/python/locks/base.lock', 20],
  ])('reads a real %s', async (path, source, least) => {
    const { components } = await build([{ path, content: await readFile(join(root, source)) }]);
    expect(components.length).toBeGreaterThan(least);
    expect(new Set(components.map(({ purl }) => purl)).size).toBe(components.length);
  });
});

describe('a capsule', () => {
  it('is the same bytes whenever it is built, and other bytes for another version', async () => {
    const files = [{ path: 'package-lock.json', content: NPM_LOCK }];
    const [first, second, other] = [await build(files), await build([...files].reverse()), await build(files, '1.3.0')];
    expect(second.archive?.digest).toBe(first.archive?.digest);
    expect(other.archive?.digest).not.toBe(first.archive?.digest);
  });

  it('unpacks to the files, whose checksums hold', async () => {
    const capsule = await build([{ path: 'go.mod', content: GO_MOD }]);
    const folder = await mkdtemp(join(tmpdir(), 'capsule-'));
    try {
      const archive = join(folder, 'capsule.tar.gz');
      await writeFile(archive, await blobs.get(capsule.archive?.digest ?? ''));
      await execute('tar', ['-xzf', archive, '-C', folder]);
      const place = join(folder, 'shop-1.2.0');
      const { stdout } = await execute('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: place });
      expect(stdout.trim().split('\n').sort()).toEqual([
        'bom.cdx.json: OK',
        'project/README.md: OK',
        'project/bin/run: OK',
        'project/go.mod: OK',
      ]);
      await execute(join(place, 'project/bin/run'), []);
      expect(await readFile(join(place, 'SHA256SUMS'), 'utf8')).toBe(await textOf(capsule.checksums?.digest));
      expect(Number(capsule.archive?.size)).toBe((await blobs.get(capsule.archive?.digest ?? '')).length);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    [{ name: '../up' }, ErrorCode.INVALID_INPUT],
    [{ version: 'a/b' }, ErrorCode.INVALID_INPUT],
    [{ tree: `sha256:${'0'.repeat(64)}` }, ErrorCode.NOT_FOUND],
  ])('is refused for %j', async (change, code) => {
    const tree = await putTree(blobs, PROJECT);
    await expect(client.buildCapsule({ tree, name: 'shop', version: '1', ...change })).rejects.toMatchObject({ code });
  });
});
