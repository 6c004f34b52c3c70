import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from './run-tests';

/** The packages that Go is told to test, where `go list` prints and ends so. */
function toldToTest(listed: string, code = 0): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'go-tests-'));
  writeFileSync(join(folder, 'listed'), listed);
  writeFileSync(
    join(folder, 'go'),
    `#!/bin/sh\ncase $1 in list) cat '${folder}/listed'; exit ${code} ;; *) echo "$@" >'${folder}/told' ;; esac\n`,
  );
  chmodSync(join(folder, 'go'), 0o755);
  execFileSync('sh', ['-c', runTests, 'unit', folder], { env: { PATH: `${folder}:/usr/bin:/bin` } });
  const told = readFileSync(join(folder, 'told'), 'utf8').trim().split(' ');
  rmSync(folder, { recursive: true });
  return told.slice(told.findIndex((word) => word.startsWith('-coverprofile')) + 1).sort();
}

const LISTED = `a.b/x/cmd/server fmt a.b/x/store
a.b/x/store fmt
a.b/x/unused fmt
a.b/x/http a.b/x/store
a.b/x/http.test a.b/x/store a.b/x/http [a.b/x/http.test]
a.b/x/http [a.b/x/http.test] a.b/x/store
`;

it('are those with tests, and those that no test reaches', () => {
  expect(toldToTest(LISTED)).toEqual(['a.b/x/cmd/server', 'a.b/x/http', 'a.b/x/unused']);
});

it('are all where a package cannot be listed', () => {
  expect(toldToTest(LISTED, 1)).toEqual(['./...']);
  expect(toldToTest('')).toEqual(['./...']);
});
