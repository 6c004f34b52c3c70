export const EXAMPLES = `Examples:
  qlf generate "a REST API for a todo app in Python"       write ./todo..., prove it
  qlf generate @brief.md -o shop --db postgresql           a longer brief from a file
  qlf generate --from openapi.yaml "in Go, with JWT"       start from a specification
  qlf generate "..." --dry-run                             look first
  qlf explain "a blog where authors publish posts"         see how it is understood
  qlf run todo                                             start it, get its URL
  qlf generate "..." -o todo                               again: your edits survive`;

export const EXIT_CODE_HELP = `Exit codes:
  0 done   2 bad input   3 not a brief   4 contradiction   5 not supported
  6 a gate failed   7 conflict   8 tool missing   9 unavailable   10 out of space or budget
  11 not found   12 no permission   13 not logged in   14 agent broke its contract
  124 out of time   130 stopped   1 our fault`;

export const RUN_HELP = `It starts a copy of the folder with the dependencies that the gates used, in bubblewrap where that works:
the project then writes only its data folder, sees no home, and gets of your environment what its
.env.example and .env name; the network stays open. Variables win over .env:
  SEED=true LOG_LEVEL=debug qlf run todo`;
