import { readPreviewDeployerConfig } from './config';

const ENVIRONMENT = { QLF_PREVIEW_URL: 'https://preview.example.com', QLF_PREVIEW_GATEWAY: 'edge/main/https' };

it('reads a gateway, whose own namespace may call', () => {
  const { settings, kubeconfig } = readPreviewDeployerConfig(ENVIRONMENT).own;
  expect(settings.entrance).toEqual({ kind: 'gateway', namespace: 'edge', name: 'main', listener: 'https' });
  expect([settings.callers, kubeconfig, settings.prefix]).toEqual([['edge'], undefined, 'preview']);
});

it('reads an Ingress class with its callers', () => {
  const { settings } = readPreviewDeployerConfig({
    QLF_PREVIEW_URL: 'http://preview.example.com:8080',
    QLF_PREVIEW_INGRESS_CLASS: 'nginx',
    QLF_PREVIEW_CALLERS: 'ingress-nginx,10.0.0.0/8',
  }).own;
  expect(settings.entrance).toEqual({ kind: 'ingress', className: 'nginx' });
  expect(settings.callers).toEqual(['ingress-nginx', '10.0.0.0/8']);
});

it.each([
  [{ QLF_PREVIEW_URL: '' }, 'QLF_PREVIEW_URL is not set'],
  [{ QLF_PREVIEW_URL: 'https://x/path' }, 'QLF_PREVIEW_URL must be a URL without a path'],
  [{ QLF_PREVIEW_GATEWAY: '' }, 'either QLF_PREVIEW_GATEWAY or QLF_PREVIEW_INGRESS_CLASS'],
  [{ QLF_PREVIEW_INGRESS_CLASS: 'nginx' }, 'either QLF_PREVIEW_GATEWAY or QLF_PREVIEW_INGRESS_CLASS'],
  [{ QLF_PREVIEW_GATEWAY: '', QLF_PREVIEW_INGRESS_CLASS: 'nginx' }, 'QLF_PREVIEW_CALLERS'],
  [{ QLF_PREVIEW_PREFIX: 'Preview' }, 'QLF_PREVIEW_PREFIX must be'],
])('refuses %j', (change, message) => {
  expect(() => readPreviewDeployerConfig({ ...ENVIRONMENT, ...change })).toThrow(message);
});
