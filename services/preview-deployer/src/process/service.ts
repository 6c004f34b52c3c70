import { defineService } from '@quantumlayer/service-kit';
import { HttpProbe } from '../adapters/http/http-probe';
import { connectCluster } from '../adapters/kubernetes/connect-cluster';
import { composePreviewDeployer } from '../compose';
import { PreviewKeeper } from '../domain/preview-keeper';
import { readPreviewDeployerConfig, type PreviewDeployerConfig } from './config';

/** Milliseconds between two looks at a preview that somebody waits for. */
const PAUSE = 500;

/** preview-deployer as a process. */
export const service = defineService<PreviewDeployerConfig>({
  name: 'preview-deployer',
  readConfig: readPreviewDeployerConfig,
  compose: ({ settings, kubeconfig, probeAddress, roundSeconds }, { logger }) => {
    const cluster = connectCluster(kubeconfig);
    const ports = { settings, cluster, probe: new HttpProbe(probeAddress), now: () => new Date(), pause: PAUSE };
    const { service, keep } = composePreviewDeployer(ports);
    const keeper = new PreviewKeeper({
      round: keep,
      pause: roundSeconds * 1000,
      told: ({ ended, errors }) => {
        for (const namespace of ended) logger.info({ namespace }, 'a preview is over');
        for (const { namespace, error } of errors) logger.warn({ namespace, err: error }, 'a preview was not kept');
      },
      failed: (error) => logger.warn({ err: error }, 'the previews were not kept'),
    });
    return Promise.resolve({
      services: [service],
      dependencies: { cluster: () => cluster.check() },
      listening: () => {
        keeper.start();
        return Promise.resolve();
      },
      drain: () => keeper.end(),
    });
  },
});
