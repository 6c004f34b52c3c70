/** The server that a file was written for, where it shows. */
export function dialectOf(text: string): 'PostgreSQL' | 'MySQL' | 'SQL Server' | 'Oracle' | undefined {
  if (/\bengine\s*=\s*\w|\bauto_increment\b|`/i.test(text)) return 'MySQL';
  if (/\[dbo\]\.|\bidentity\s*\(\s*\d|^\s*go\s*$|\buniqueidentifier\b/im.test(text)) return 'SQL Server';
  if (/\bvarchar2\b|\bnumber\s*\(\d/i.test(text)) return 'Oracle';
  const postgres =
    /\b(?:big|small)?serial\b|\btimestamptz\b|\bjsonb\b|::\w|\bgenerated\s+\w+(?:\s+\w+)?\s+as\s+identity\b/i;
  return postgres.test(text) ? 'PostgreSQL' : undefined;
}
