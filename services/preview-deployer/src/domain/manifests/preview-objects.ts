import type { KubernetesObject } from '@kubernetes/client-node';
import { namespaceOf, urlOf } from '../place';
import type { PreviewOrder } from '../preview';
import { labelsOf } from '../preview-record';
import type { PreviewSettings } from '../preview-settings';
import { deployment, environment, service } from './program';
import { route } from './route';
import type { Setting } from './setting';
import { limitRange, networkPolicy, quota } from './walls';

export function settingOf(settings: PreviewSettings, order: PreviewOrder): Setting {
  return { namespace: namespaceOf(settings, order), labels: labelsOf(settings, order) };
}

/** What is in a preview's namespace, walls first. */
export function previewObjects(settings: PreviewSettings, order: PreviewOrder): readonly KubernetesObject[] {
  const setting = settingOf(settings, order);
  return [
    networkPolicy(setting, settings.callers),
    quota(setting, order),
    limitRange(setting, order),
    environment(setting, order),
    service(setting),
    deployment(setting, order),
    route(setting, settings.entrance, urlOf(settings, order).hostname),
  ];
}
