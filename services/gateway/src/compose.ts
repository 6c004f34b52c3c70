import { fileURLToPath } from 'node:url';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import {
  GenerationService,
  OrganisationService,
  PreviewService,
  ProjectService,
  Role,
} from '@quantumlayer/contracts/platform/v1/platform';
import type { QuantumLayerError } from '@quantumlayer/errors';
import { createInProcessTransport, implementService, type Service, type Transport } from '@quantumlayer/rpc';
import { migrate, readMigrations, type Database } from '@quantumlayer/store';
import type { BlobStore } from '@quantumlayer/trees';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import { CachedGenerations } from './adapters/caching/cached-generations';
import { CachedKeyring } from './adapters/caching/cached-keyring';
import { LayeredCache } from './adapters/caching/layered-cache';
import { MemoryCache } from './adapters/memory/memory-cache';
import { MemoryRateLimiter } from './adapters/memory/memory-rate-limiter';
import { PostgresGenerations } from './adapters/postgres/postgres-generations';
import { oidcVerifier } from './adapters/oidc/verify-token';
import { PostgresAuditTrail } from './adapters/postgres/postgres-audit-trail';
import { PostgresMembers } from './adapters/postgres/postgres-members';
import { PostgresOrders } from './adapters/postgres/postgres-orders';
import { PostgresOrganisations } from './adapters/postgres/postgres-organisations';
import { PostgresProjectRuns } from './adapters/postgres/postgres-project-runs';
import { PostgresProjects } from './adapters/postgres/postgres-projects';
import { PostgresQueue } from './adapters/postgres/postgres-queue';
import { PostgresReviews } from './adapters/postgres/postgres-reviews';
import { RemotePreviewDeployer } from './adapters/preview/remote-preview-deployer';
import type { GatewayConfig } from './config';
import { authenticator, type Authenticate } from './domain/authenticate';
import { Dispatcher } from './domain/dispatcher';
import { EventFeed } from './domain/event-feed';
import { FewAtOnce } from './domain/few-at-once';
import type { GenerationHost } from './domain/generation-host';
import { Generations } from './domain/generations';
import { Members } from './domain/members';
import { OpenStreams } from './domain/open-streams';
import { Organisations } from './domain/organisations';
import { Previews } from './domain/previews';
import { ProjectRuns } from './domain/project-runs';
import { chargeBy } from './domain/rate-limiter';
import { repeatedly, type Repetition } from '@quantumlayer/service-kit/repeatedly';
import { Reviews } from './domain/reviews';
import type { SharedState } from './domain/shared-state';
import type { GenerationQueue } from './domain/stores';
import { createHttpApi } from './handlers/http/http-api';
import { MOST_VALUES } from './handlers/http/json-limits';
import { eventLogHandlers } from './handlers/rpc/event-log-handlers';
import { generationHandlers } from './handlers/rpc/generation-handlers';
import { limited } from './handlers/rpc/limited';
import { organisationHandlers } from './handlers/rpc/organisation-handlers';
import { previewHandlers } from './handlers/rpc/preview-handlers';
import { projectHandlers } from './handlers/rpc/project-handlers';
import { secured } from './handlers/rpc/secured';

export interface GatewayOptions {
  readonly config: GatewayConfig;
  readonly database: Database;
  readonly blobs: BlobStore;
  /** Runs generations, given what it needs to know of them. */
  readonly host: (queue: GenerationQueue, feed: EventFeed) => GenerationHost;
  /** Keep events for a broker; its relay must run, or they heap up. Off unless said. */
  readonly outbox?: boolean;
  /** The current trace, for the messages of the outbox. */
  readonly trace?: () => Readonly<Record<string, string>>;
  /** Counters and cache that other gateways use too; unless given, this one is alone on its database and keeps them to itself. */
  readonly shared?: SharedState;
  /** Leads to what runs previews; without it there are none. */
  readonly previews?: Transport | undefined;
  readonly now?: () => Date;
  readonly logger?: FastifyBaseLogger;
  /** Learns of faults of ours; what callers see of them has no text. */
  readonly onFault?: (error: QuantumLayerError) => void;
  /** Called with the HTTP server before its routes are added. */
  readonly observeHttp?: (app: FastifyInstance) => void;
  /** Learns of every event that was put on record here. */
  readonly onEvent?: (event: GenerationEvent) => void;
}

export interface Gateway {
  /** The public services, for a gRPC server. */
  readonly services: readonly Service[];
  /** Of a request to them over gRPC. */
  readonly mostRequestBytes: number;
  /** For the platform's own services: they ask for no key, and belong on a port that others cannot reach. */
  readonly internalServices: readonly Service[];
  readonly http: FastifyInstance;
  /** Wakes those who watch generations in this process. */
  readonly feed: EventFeed;
  /** A new key for the owner of the first organisation, which is made if need be; unless `always`, only where there is no key yet. */
  ownerKey(name: string, always: boolean): Promise<string | undefined>;
  /** Hands what has not ended to the host again, after a restart. */
  resume(): Promise<number>;
  /** For a host outside this process: offers it again and again what it may not have heard of, until it is stopped. */
  dispatch(onError: (error: unknown) => void): Repetition;
}

/** Seconds that running calls get when the gateway closes; a watcher comes back with Last-Event-ID. */
const GRACE = 2;
/** What gRPC takes where nobody says otherwise; an IR fits, and specifications that are larger go over REST. */
const MOST_REQUEST_BYTES = 4 * 1024 * 1024;
/** Seconds for which an ended generation is at hand without a question to others. */
const NEAR_SECONDS = 60;
/** Seconds between two looks at what the host may have missed. */
const OFFER_SECONDS = 5;

/** The gateway on its database, whose schema it brings up to date. */
export async function composeGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, database, blobs, outbox = false, trace = () => ({}), now = () => new Date(), onFault } = options;
  await migrateGateway(database);
  const queue = new PostgresQueue(database, outbox, trace);
  const feed = new EventFeed();
  const host = options.host(queue, feed);
  const { cache, limiter } = options.shared ?? { cache: new MemoryCache(), limiter: new MemoryRateLimiter() };
  const accounts = new PostgresOrganisations(database, now);
  const keyring = new CachedKeyring(accounts, cache);
  const organisations = new Organisations(accounts, (key) => keyring.forget(key));
  const memberships = new PostgresMembers(database, now);
  const members = new Members(memberships);
  const verifyToken = config.oidc && oidcVerifier(config.oidc);
  const authenticate = authenticator({ keyring, membership: memberships, verifyToken });
  // What has ended stays as it is, so it may be kept here too.
  const lasting = new LayeredCache(new MemoryCache(), cache, NEAR_SECONDS);
  const orders = new PostgresOrders(database, now);
  const store = new CachedGenerations(new PostgresGenerations(database, orders, now), lasting);
  const dispatcher = new Dispatcher(queue, host, now);
  const background = new FewAtOnce(dispatcher);
  const streams = new OpenStreams(config.streams);
  const generations = new Generations({ store, host: background, feed, blobs, streams });
  const projects = new PostgresProjects(database, now);
  const reviews = new Reviews(new PostgresReviews(database, now), host);
  const runs = new ProjectRuns(new PostgresProjectRuns(database, orders), generations, background);
  const audit = new PostgresAuditTrail(database, now);
  const deployer = options.previews && new RemotePreviewDeployer(options.previews);
  const previews = new Previews({ generations: store, audit, deployer });
  const open = (admit: Authenticate, most?: number): Service[] => [
    implementService(GenerationService, secured(admit, generationHandlers(generations, reviews, authenticate)), most),
    implementService(ProjectService, secured(admit, projectHandlers(projects, runs)), most),
    implementService(PreviewService, secured(admit, previewHandlers(previews)), most),
    implementService(OrganisationService, secured(admit, organisationHandlers(organisations, members)), most),
  ];
  // What comes by HTTP is counted and measured there.
  const transport = createInProcessTransport(open(authenticate), {
    graceSeconds: GRACE,
    ...(onFault === undefined ? {} : { onInternalError: onFault }),
  });
  const http = await createHttpApi({
    generations,
    blobs,
    authenticate,
    transport,
    dependencies: { database: () => database.query('SELECT 1') },
    limiter,
    requestsPerMinute: config.requestsPerMinute,
    logger: options.logger,
    observe: options.observeHttp,
  });
  // Watchers would keep connections for as long as their generations run.
  http.addHook('preClose', () => transport.close());
  return {
    services: open(limited(authenticate, chargeBy(limiter, config.requestsPerMinute)), MOST_VALUES),
    mostRequestBytes: MOST_REQUEST_BYTES,
    internalServices: [implementService(EventLogService, eventLogHandlers(queue, feed, options.onEvent))],
    http,
    feed,
    ownerKey: (name, always) => makeOwnerKey(accounts, { name, daily: config.dailyGenerations, always }),
    resume: async () => {
      const unfinished = await queue.unfinished();
      for (const id of unfinished) await host.start(id);
      return unfinished.length;
    },
    dispatch: (onError) => repeatedly(OFFER_SECONDS, () => dispatcher.offer(), onError),
  };
}

/** Brings the schema up to date. */
async function migrateGateway(database: Database): Promise<void> {
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
  await migrate(database, { schema: 'gateway', migrations });
}

/** The owner's key of the first organisation, without the rest of the gateway: for whoever installs it. */
export async function composeOwnerKey(
  database: Database,
  { name, always }: { readonly name: string; readonly always: boolean },
  { dailyGenerations }: GatewayConfig,
) {
  await migrateGateway(database);
  const accounts = new PostgresOrganisations(database, () => new Date());
  return makeOwnerKey(accounts, { name, daily: dailyGenerations, always });
}

async function makeOwnerKey(
  accounts: PostgresOrganisations,
  wanted: { name: string; daily: number; always: boolean },
): Promise<string | undefined> {
  const organisation = await accounts.firstOrganisation({ id: newId(), ...wanted });
  if (organisation === undefined) return undefined;
  const system = { organisation, actor: 'system', role: Role.OWNER };
  return (
    await new Organisations(accounts, () => Promise.resolve()).createKey(system, {
      name: 'owner',
      role: Role.OWNER,
      daily: 0,
    })
  ).secret;
}
