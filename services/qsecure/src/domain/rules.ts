import { createHash } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { Category, RuleSchema, Severity, type Rule } from '@quantumlayer/contracts/qsecure/v1/qsecure';
import * as v from 'valibot';
import briefFile from '../../data/rules/briefs.json';
import callFile from '../../data/rules/calls.json';
import secretFile from '../../data/rules/secrets.json';
import { BRIEF_FILE, CALL_FILE, SECRET_FILE, type AboutRule, type BriefRuleData } from './rule-files';
import { wordPattern } from './word-pattern';

interface Compiled {
  readonly rule: Rule;
  readonly examples: Pick<AboutRule, 'found' | 'clean'>;
  /** Global, so that every place is found. */
  readonly pattern: RegExp;
}

export interface SecretRule extends Compiled {
  readonly secretGroup: number;
  readonly leastEntropy: number;
}

export interface CallRule extends Compiled {
  readonly files: ReadonlySet<string>;
}

export interface BriefRule extends Compiled {
  /** How a brief is made ready for it. */
  readonly reading: 'raw' | 'plain' | 'unmasked';
}

export interface RuleBook {
  readonly secrets: readonly SecretRule[];
  readonly placeholders: readonly RegExp[];
  readonly calls: readonly CallRule[];
  readonly briefs: readonly BriefRule[];
  readonly all: readonly Rule[];
  /** Changes with every rule, so that results can be kept by it. */
  readonly digest: string;
}

/** Reads the rules of data/rules. Throws when one of them is no rule. */
export function readRules(): RuleBook {
  const secretData = v.parse(SECRET_FILE, secretFile);
  const callData = v.parse(CALL_FILE, callFile);
  const briefData = v.parse(BRIEF_FILE, briefFile);
  const secrets = secretData.rules.map(({ secret, leastEntropy, ...data }) => ({
    ...compiled(data, 'SECRET', new RegExp(data.pattern, `g${data.flags}`)),
    secretGroup: secret,
    leastEntropy,
  }));
  const calls = callData.rules.map(({ files, ...data }) => ({
    ...compiled(data, callData.category, new RegExp(data.pattern, `g${data.flags}`)),
    files: new Set(files),
  }));
  const briefs = briefData.groups.flatMap(({ category, rules }) => rules.map((data) => briefRule(data, category)));
  const text = JSON.stringify([secretData, callData, briefData]);
  return {
    secrets,
    placeholders: secretData.placeholders.map((pattern) => new RegExp(pattern, 'i')),
    calls,
    briefs,
    all: [...secrets, ...calls, ...briefs].map(({ rule }) => rule),
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
  };
}

function briefRule(data: BriefRuleData, category: keyof typeof Category): BriefRule {
  if ('words' in data) return { ...compiled(data, category, wordPattern(data.words)), reading: 'unmasked' };
  const flags = new Set(`gi${data.flags}`);
  return {
    ...compiled(data, category, new RegExp(data.pattern, [...flags].join(''))),
    reading: data.raw ? 'raw' : 'plain',
  };
}

function compiled(data: AboutRule, category: keyof typeof Category, pattern: RegExp): Compiled {
  const { id, severity, title, remedy, weakness, found, clean } = data;
  const rule = create(RuleSchema, {
    id,
    category: Category[category],
    severity: Severity[severity],
    title,
    remedy,
    weakness,
  });
  return { rule, pattern, examples: { found, clean } };
}
