/**
 * A shell script that tests every package and counts the lines of all. Go starts itself four times for each package that it is told to
 * test and that has no tests, only to note that none of its lines ran there; the tests of those that link it count them anyway. So it is
 * told the packages with tests, and of the others those that no test reaches: their lines count as not run. Argument: the reports' folder.
 */
export const runTests = String.raw`
listed=$(go list -test -f '{{.ImportPath}} {{join .Deps " "}}' ./...) && packages=$(echo "$listed" | awk '
  $2 ~ /^\[/ { next }
  sub(/\.test$/, "", $1) { tested[$1]; for (i = 2; i <= NF; i++) reached[$i]; next }
  { all[$1] }
  END { for (path in all) if (path in tested || !(path in reached)) print path }') || packages=
exec go test -json -vet=off -count=1 -coverpkg=./... -coverprofile="$1/cover.out" ${'$'}{packages:-./...} >"$1/test.json"
`;
