import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readVerifierConfig } from './config';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'verifier-config-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), text);
};
const read = (environment: Record<string, string> = {}) => readVerifierConfig(environment, home).installEnvironment;

describe('what installations are told of the machine', () => {
  it('is nothing where nothing is configured, whatever else the environment holds', () => {
    expect(read({ AWS_SECRET_ACCESS_KEY: 'x', PATH: '/bin', GOFLAGS: '-mod=vendor' })).toEqual({});
  });

  it('is where people’s own configuration says that packages come from, and nothing else of it', () => {
    write(
      '.npmrc',
      '; mirror\nregistry=https://npm.example.com/\ncafile = "/etc/ca.pem"\nomit=dev\nignore-scripts=false\n',
    );
    write(
      '.config/pip/pip.conf',
      '[global]\nindex-url = https://pypi.example.com/simple\ntrusted-host =\n    a.example\n    b.example\nuser = true\n',
    );
    write('.config/go/env', 'GOPROXY=https://go.example.com\nGOFLAGS=-mod=vendor\n');
    expect(read()).toEqual({
      npm_config_registry: 'https://npm.example.com/',
      npm_config_cafile: '/etc/ca.pem',
      PIP_INDEX_URL: 'https://pypi.example.com/simple',
      PIP_TRUSTED_HOST: 'a.example b.example',
      GOPROXY: 'https://go.example.com',
    });
  });

  it('is npm’s whole file where a token is in it, because npm takes those from nowhere else', () => {
    write('.npmrc', 'registry=https://npm.example.com/\n//npm.example.com/:_authToken=${TOKEN}\n');
    expect(read({ TOKEN: 'secret', OTHER: 'x' })).toEqual({
      npm_config_registry: 'https://npm.example.com/',
      npm_config_userconfig: join(home, '.npmrc'),
      TOKEN: 'secret',
    });
  });

  it('is what the environment says, over any file', () => {
    write('.npmrc', 'registry=https://npm.example.com/\n');
    expect(read({ npm_config_registry: 'https://other.example.com/' })).toEqual({
      npm_config_registry: 'https://other.example.com/',
    });
  });
});
