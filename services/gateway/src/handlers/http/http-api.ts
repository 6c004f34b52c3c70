import { isUtf8 } from 'node:buffer';
import webSocket from '@fastify/websocket';
import {
  GenerationService,
  OrganisationService,
  PreviewService,
  ProjectService,
} from '@quantumlayer/contracts/platform/v1/platform';
import { createClient, type Transport } from '@quantumlayer/rpc';
import { endConnections } from '@quantumlayer/service-kit/connections';
import { addProbes, Readiness, type DependencyCheck } from '@quantumlayer/service-kit/probes';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import { v7 as newId } from 'uuid';
import { chargeBy, type RateLimiter } from '../../domain/rate-limiter';
import { addGraphQL } from '../graphql/add-graphql';
import { graphSchema } from '../graphql/graph-schema';
import { addDownloads, DOWNLOAD_PATHS, type DownloadPorts } from './downloads';
import { answerConditionally } from './entity-tags';
import { refuseVastJson } from './json-limits';
import { LastingAnswers } from './lasting-answers';
import { limitRequests } from './limit-requests';
import { logRequests } from './log-requests';
import { openApiDocument } from './open-api';
import { answerWithProblems, HttpRefusal, markAnswer, refuseUnreadable } from './problems';
import { refuseCodings } from './refuse-codings';
import { refuseStrangers } from './refuse-strangers';
import { refuseUpgrades } from './refuse-upgrades';
import { transcode } from './transcode';

export interface HttpApiOptions extends DownloadPorts {
  /** Leads to the public services; REST is the same calls as gRPC. */
  readonly transport: Transport;
  readonly dependencies: Readonly<Record<string, DependencyCheck>>;
  readonly limiter: RateLimiter;
  /** Requests that one key, or one address without a key, may send in a minute. */
  readonly requestsPerMinute: number;
  readonly logger: FastifyBaseLogger | undefined;
  /** Called before routes are added, to see what becomes of requests. */
  readonly observe: ((app: FastifyInstance) => void) | undefined;
}

/** A brief, specifications and a finished IR together. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Milliseconds in which a request has to arrive; as Node has it, and Fastify without being told waits for ever. */
const ARRIVAL = 300_000;
const MOST_BYTES_OF_A_FRAME = 1024 * 1024;
export const SERVICES = [GenerationService, PreviewService, ProjectService, OrganisationService] as const;

/** JSON within the limits of a message. Clients name JSON as what they send where they send nothing, with a DELETE above all. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) {
      done(null, undefined);
      return;
    }
    // Read as text, what is none would become other text.
    if (!isUtf8(body)) throw new HttpRefusal(400, 'The body is not UTF-8, as JSON has to be.');
    refuseVastJson(body);
    void parse(request, body.toString(), done);
  });
}

/** REST and GraphQL under /v1, the OpenAPI document, and the probes. */
export async function createHttpApi(options: HttpApiOptions): Promise<FastifyInstance> {
  const { transport, dependencies, limiter, requestsPerMinute, logger, observe } = options;
  const app = fastify({
    bodyLimit: MOST_BYTES,
    requestTimeout: ARRIVAL,
    genReqId: () => newId(),
    frameworkErrors: refuseUnreadable,
    // Streams end by themselves when their calls are cut off; nothing else keeps a connection.
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
    ...(logger === undefined ? {} : { loggerInstance: logger }),
  });
  readJson(app);
  answerWithProblems(app);
  if (logger !== undefined) logRequests(app);
  endConnections(app);
  observe?.(app);
  app.addHook('onRequest', (request, reply, done) => {
    markAnswer(request, reply);
    done();
  });
  limitRequests(app, limiter, requestsPerMinute);
  answerConditionally(app);
  await app.register(webSocket, { options: { maxPayload: MOST_BYTES_OF_A_FRAME, handleProtocols } });
  refuseUpgrades(app);
  refuseCodings(app);
  const readiness = new Readiness(dependencies);
  app.addHook('preClose', (done) => {
    readiness.drain();
    done();
  });
  addProbes(app, readiness);
  await app.register((scope, _, done) => {
    refuseStrangers(scope, options.authenticate);
    const lasting = new LastingAnswers(options.authenticate);
    transcode(scope, GenerationService, createClient(GenerationService, transport), lasting);
    transcode(scope, PreviewService, createClient(PreviewService, transport), lasting);
    transcode(scope, ProjectService, createClient(ProjectService, transport), lasting);
    transcode(scope, OrganisationService, createClient(OrganisationService, transport), lasting);
    addDownloads(scope, options);
    addGraphQL(scope, '/v1/graphql', graphSchema(SERVICES, transport), chargeBy(limiter, requestsPerMinute));
    scope.get('/v1/openapi.json', () => openApiDocument(SERVICES, DOWNLOAD_PATHS));
    done();
  });
  return app;
}
