/**
 * A shell script that runs go vet and then staticcheck, which finds in the same cache what vet had compiled: packages as their tests see them,
 * for which neither a build nor a counted test leaves anything. vet reports on standard error, staticcheck on standard output, and it ends as
 * the first of them that does not pass. Argument: staticcheck.
 */
export const analyse = String.raw`
go vet -json ./... >&2
vetted=$?
"$1" -f json ./...
checked=$?
[ $vetted -eq 0 ] || exit $vetted
exit $checked
`;
