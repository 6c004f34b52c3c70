import type { DeployPreviewRequest } from '@quantumlayer/contracts/preview/v1/preview';
import { describeViolations, ErrorCode, QuantumLayerError, type Violation } from '@quantumlayer/errors';
import type { PreviewOrder } from './preview';
import type { PreviewSettings } from './preview-settings';

/** A request with the defaults filled in. INVALID_INPUT names every limit that it breaks. */
export function readOrder(request: DeployPreviewRequest, settings: PreviewSettings): PreviewOrder {
  const { organisation, id, name, image, port, environment, healthPath, writablePaths, resources, ttl } = request;
  const { defaultTtlSeconds, maximumTtlSeconds, resources: most } = settings;
  const order: PreviewOrder = {
    ...{ organisation, id, name, image, port, environment, healthPath, writablePaths },
    ttlSeconds: ttl === undefined ? Math.min(defaultTtlSeconds, maximumTtlSeconds) : Number(ttl.seconds),
    milliCpus: resources?.milliCpus || most.milliCpus,
    memoryMebibytes: resources?.memoryMebibytes || most.memoryMebibytes,
  };
  const violations = [
    ...above('ttl', order.ttlSeconds, maximumTtlSeconds, 'seconds'),
    ...above('resources.milli_cpus', order.milliCpus, most.maximumMilliCpus, 'thousandths of a processor'),
    ...above('resources.memory_mebibytes', order.memoryMebibytes, most.maximumMemoryMebibytes, 'MiB'),
  ];
  refuse(violations);
  return order;
}

/** How long from now, in seconds. */
export function readExtension(seconds: bigint, { maximumTtlSeconds }: PreviewSettings): number {
  refuse(above('ttl', Number(seconds), maximumTtlSeconds, 'seconds'));
  return Number(seconds);
}

function above(field: string, value: number, most: number, unit: string): Violation[] {
  return value <= most ? [] : [{ field, rule: 'limit', message: `may be at most ${most} ${unit}` }];
}

function refuse(violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  const message = `The preview asks for too much: ${describeViolations(violations)}`;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { violations });
}
