import type { Command, Toolchain, ToolRequirement } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { analyse } from './toolchain/analyse';
import { parseAnalyses, parseGofmt, parseGoErrors, parseModuleErrors } from './toolchain/findings';
import { runTests } from './toolchain/run-tests';
import { canary, parseTestReports } from './toolchain/test-report';

/** staticcheck comes as a module, so the layer builds it at this version. */
const STATICCHECK = 'honnef.co/go/tools/cmd/staticcheck@v0.7.0';

const go: ToolRequirement = {
  name: 'go',
  versionArgv: ['go', 'version'],
  minimumVersion: '1.25',
  purpose: 'compiles, tests and checks Go projects',
  installHint: 'https://go.dev/doc/install',
};

/** Nothing is fetched, no other toolchain is started, and nothing is reported to anybody. */
const offline = {
  GOCACHE: '$CACHES/build',
  GOMODCACHE: '$LAYER/modules',
  // Without paths of this machine in it, what is compiled for one layer is good for the next, which lies elsewhere.
  GOFLAGS: '-mod=readonly -trimpath',
  GOPROXY: 'off',
  GOSUMDB: 'off',
  GOTELEMETRY: 'off',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
  CGO_ENABLED: '0',
  STATICCHECK_CACHE: '$LAYER/staticcheck',
};

const online = { ...offline, GOPROXY: 'https://proxy.golang.org,direct', GOSUMDB: 'sum.golang.org' };

/**
 * A Go file that imports every direct dependency, the standard packages of servers and tests beside them: compiling it fills the build
 * cache, which is read-only for the project's own code afterwards. Modules are verified here, once for all projects with this go.sum:
 * nothing can change them later.
 */
const warmUp = String.raw`
set -eu
go mod download
{
  echo 'package main'
  echo 'import ('
  for path in embed net/http/httptest testing log/slog os/signal database/sql github.com/go-chi/chi/v5 github.com/google/uuid github.com/golang-jwt/jwt/v5 \
    golang.org/x/crypto/argon2 github.com/jackc/pgx/v5/stdlib github.com/pressly/goose/v3 github.com/pressly/goose/v3/lock \
    github.com/prometheus/client_golang/prometheus/promauto github.com/prometheus/client_golang/prometheus/promhttp modernc.org/sqlite modernc.org/sqlite/lib; do
    go list "$path" >/dev/null 2>&1 && echo "_ \"$path\""
  done
  echo ')'
  echo 'func main() {}'
} >main.go
printf 'package main\n\nimport "testing"\n\nfunc TestNothing(*testing.T) {}\n' >main_test.go
go mod verify >/dev/null
go build -o /dev/null .
go vet -json . 2>/dev/null
go test -cover . >/dev/null
# Coverage of packages without tests takes a program that Go does not bring compiled.
go tool -n covdata >/dev/null
GOFLAGS=-trimpath GOBIN="$1" go install ${STATICCHECK}
"$1/staticcheck" .
`.replace('${STATICCHECK}', STATICCHECK);

const short = { timeoutSeconds: 120 };

/**
 * Without symbols for debuggers, as in the image. By `go run`, which keeps the program that it links in its cache, so that the README's own
 * `go run` need not link it again; `go build` does not.
 */
const build: Command = { argv: ['go', 'run', '-exec', 'cp', './cmd/server', '$BUILD/server'], ...short };

/** These end within seconds: collecting garbage only pays where there is much of it. */
const seldomCollecting = { GOGC: 'off', GOMEMLIMIT: '1GiB' };

/** How Go projects are fetched, checked, tested and started. */
export const toolchain: Toolchain = {
  language: Language.GO,
  tools: [go],
  layer: {
    lockFiles: ['go.sum', 'go.mod'],
    manifests: [],
    fingerprint: (files) =>
      [files['go.sum'] ?? '', (files['go.mod'] ?? '').replace(/^module .*$/m, 'module project')].join('\n'),
    install: [{ argv: ['sh', '-c', warmUp, 'warm-up', '$LAYER/bin'], env: online, timeoutSeconds: 900 }],
    env: offline,
    mounts: {},
    caches: [
      { folder: 'build', cleaned: 'trim.txt', portable: true },
      { folder: 'staticcheck', portable: true },
    ],
  },
  staticChecks: [
    {
      name: 'gofmt',
      command: { argv: ['gofmt', '-l', '.'], env: { GOCACHE: '$LAYER/build' }, ...short },
      parse: parseGofmt,
    },
    {
      name: 'go vet and staticcheck',
      command: {
        argv: ['sh', '-c', analyse, 'analyse', '$LAYER/bin/staticcheck'],
        env: { STATICCHECK_CACHE: '$CACHES/staticcheck', ...seldomCollecting },
        ...short,
      },
      parse: parseAnalyses,
    },
    {
      name: 'go build',
      command: build,
      parse: parseGoErrors,
    },
  ],
  dependencyChecks: [
    {
      name: 'go list',
      command: { argv: ['go', 'list', '-deps', '-test', '-f', '{{if .Error}}{{.Error}}{{end}}', './...'], ...short },
      parse: parseModuleErrors,
    },
  ],
  unit: {
    command: {
      argv: ['sh', '-c', runTests, 'unit', '$REPORTS'],
      env: seldomCollecting,
      timeoutSeconds: 300,
    },
    reportFiles: ['test.json', 'cover.out'],
    canary,
    parse: parseTestReports,
  },
  build: { ...build, shared: true },
  // It compiles nothing, and so needs no cache of its own.
  start: { argv: ['$BUILD/server'], env: { GOCACHE: '$LAYER/build' }, timeoutSeconds: 3600 },
  readme: {
    provided: [/^go mod download/],
    judged: [
      { command: /go test \.\/\.\.\./, gate: 'unit' },
      { command: /go vet \.\/\.\.\./, gate: 'static' },
    ],
  },
};
