export { judgeAll, type JudgedBrief, type ReadFacts } from './judge';
export type { LabelledBrief, Split } from './label';
export { loadBriefs } from './load-briefs';
export { readWithParser } from './parser-under-test';
export { markdownTable, report, type Report, type Row } from './report';
