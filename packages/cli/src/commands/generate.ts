import { clone, create } from '@bufbuild/protobuf';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema, Database, Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { OverridesSchema, type Overrides } from '@quantumlayer/contracts/parser/v1/parser';
import type { Engine, GenerateRequest, RemoteEngine } from '@quantumlayer/embedded';
import { ErrorCode, EXIT_CODES, QuantumLayerError } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { bundleFingerprint } from '../bundle-info';
import { askQuestions } from '../interactive/ask-questions';
import { errorText } from '../output/error-text';
import { summarize } from '../output/summary';
import { chooseRenderer } from '../progress/choose-renderer';
import { readBrief, readSpecifications, readText } from '../read-input';
import { findServer } from '../remote/server';
import type { CommandContext } from './context';
import { reportFrom } from './generation-report';
import { databaseOf, languageOf } from './stack-words';

export interface GenerateOptions {
  readonly brief?: string | undefined;
  readonly file?: string;
  readonly output?: string;
  readonly name?: string;
  readonly lang?: string;
  readonly stack?: string;
  readonly db?: string;
  readonly from?: readonly string[];
  readonly ir?: string;
  readonly verify: boolean;
  readonly dryRun?: boolean;
  readonly interactive?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly server?: string;
}

/** `qlf generate`: a brief becomes a proved project. */
export async function generateCommand(options: GenerateOptions, context: CommandContext): Promise<number> {
  const { terminal, colors, errorColors, signal } = context;
  const asked = await readRequest(options, context);
  const asks = options.interactive === true && options.yes !== true && asked.application === undefined;
  const engine = await engineFor(options, { ...asked, review: asks }, context);
  const request = asks ? await discuss(asked, engine, context) : asked;
  const events: GenerationEvent[] = [];
  const renderer = await chooseRenderer(options, terminal, errorColors);
  context.onForcedExit(() => renderer.close());
  const result = await engine
    .generate(request, signal, (event) => {
      events.push(event);
      renderer.show(event);
    })
    .finally(() => renderer.close());
  const { error } = result;
  const isMade =
    error === undefined || error.code === ErrorCode.VERIFICATION_FAILED || error.code === ErrorCode.CONFLICT;
  const report = await reportFrom(events, result, {
    dryRun: request.dryRun,
    path: context.config.environment['PATH'] ?? '',
  });
  if (isMade && report.directory !== '' && report.wasFinished && options.json !== true && options.quiet !== true) {
    terminal.stdout.write(summarize(report, { cwd: terminal.cwd, colors, command: context.config.command }));
  }
  // For `status`, `watch` and `download`, from anywhere.
  const generation = 'generation' in engine ? engine.generation() : undefined;
  if (generation !== undefined && options.json !== true && options.quiet !== true)
    terminal.stdout.write(`On the server it is ${generation}\n`);
  if (error === undefined) return 0;
  if (options.json !== true)
    terminal.stderr.write(
      errorText(error, {
        colors: errorColors,
        brief: request.brief,
        faults: options.verbose === true ? context.faults : undefined,
      }),
    );
  return EXIT_CODES[error.code];
}

/** The request with what the user says of its assumptions, which are facts then like the brief's other words. */
async function discuss(
  request: GenerateRequest,
  engine: Engine | RemoteEngine,
  context: CommandContext,
): Promise<GenerateRequest> {
  const { requirements } = await engine.parse(request, context.signal);
  const answers = await askQuestions(requirements?.assumptions ?? [], context);
  // A server has understood the brief already, and waits.
  if ('decide' in engine) await engine.decide(answers, context.signal);
  const { appendAnswers } = await import('@quantumlayer/embedded');
  return { ...request, brief: appendAnswers(request.brief, answers) };
}

/** This machine's engine, or a server's. What only this machine can do is refused then, before anything is started there. */
async function engineFor(
  options: GenerateOptions,
  { verify: verification, review }: GenerateRequest & { readonly review: boolean },
  context: CommandContext,
): Promise<Engine | RemoteEngine> {
  const server = await findServer(options.server, context);
  if (server === undefined) {
    // A cache that cannot be is refused now, not when everything is written and the gates are about to run.
    if (options.verify) await context.cacheFolder();
    return context.engine();
  }
  if (options.dryRun === true)
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, '--dry-run works on this machine only; leave out --server.');
  const { openRemoteEngine } = await import('@quantumlayer/embedded');
  return openRemoteEngine({ ...server, fingerprint: bundleFingerprint(), verification, review });
}

/** The request that options stand for. INVALID_INPUT when they contradict each other. */
export async function readRequest(
  options: GenerateOptions,
  { terminal, settings }: CommandContext,
): Promise<GenerateRequest> {
  const { from = [], ir, output, file, brief: argument } = options;
  const irGiven = ir !== undefined;
  if (irGiven && (argument !== undefined || file !== undefined || from.length > 0)) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      '--ir takes the place of a brief and of --from; give only one of them.',
    );
  }
  const overrides = overridesFrom(options);
  const application = irGiven ? override(parseApplication(await readText(ir, terminal.cwd)), overrides) : undefined;
  const [brief, specifications] = await Promise.all([
    readBrief({ argument, file, optional: irGiven || from.length > 0 }, terminal),
    readSpecifications(from, terminal.cwd),
  ]);
  return {
    brief,
    specifications,
    overrides,
    application,
    // A server has preferences of its own.
    preferences:
      (options.server ?? settings.server) === undefined
        ? { language: languageOf(settings.language), database: databaseOf(settings.database) }
        : { language: undefined, database: undefined },
    verify: options.verify && settings.verify,
    dryRun: options.dryRun === true,
    directory: output,
    currentFolder: terminal.cwd,
    force: options.force === true,
  };
}

function overridesFrom({ lang, stack, db, name }: GenerateOptions): Overrides | undefined {
  const [byLanguage, byStack] = [languageOf(lang), languageOf(stack)];
  if (byLanguage !== undefined && byStack !== undefined && byLanguage !== byStack) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `--lang ${lang} and --stack ${stack} are different languages.`,
    );
  }
  const [language, database] = [byLanguage ?? byStack, databaseOf(db)];
  if (language === undefined && database === undefined && name === undefined) return undefined;
  return create(OverridesSchema, {
    ...(language === undefined ? {} : { language }),
    ...(database === undefined ? {} : { database }),
    ...(name === undefined ? {} : { name }),
  });
}

/** A given IR with the choices of the command line. */
function override(application: Application, overrides: Overrides | undefined): Application {
  if (overrides === undefined) return application;
  const changed = clone(ApplicationSchema, application);
  if (overrides.name !== '') changed.name = overrides.name;
  if (changed.stack !== undefined && overrides.language !== Language.UNSPECIFIED)
    changed.stack.language = overrides.language;
  if (changed.stack !== undefined && overrides.database !== Database.UNSPECIFIED)
    changed.stack.database = overrides.database;
  return changed;
}
