import { PackageURL } from 'packageurl-js';
import { v5 as nameBased } from 'uuid';
import type { LockedPackage } from './locks/locked-package';

export interface Product {
  readonly name: string;
  readonly version: string;
  /** Digest of its tree. */
  readonly tree: string;
}

/** For serial numbers: the same product has the same one. */
const NAMESPACE = '7d3c1a52-5f0e-4b8e-9c61-2f4f0f6b8a10';

/** CycloneDX 1.6 as JSON. Holds no time, so that it depends on the product alone. https://cyclonedx.org/docs/1.6/json/ */
export function billOfMaterials({ name, version, tree }: Product, packages: readonly LockedPackage[]): string {
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${nameBased(`${name} ${version} ${tree}`, NAMESPACE)}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'pre-build' }],
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        hashes: [{ alg: 'SHA-256', content: tree.slice('sha256:'.length) }],
      },
    },
    components: packages.map(toComponent),
    // Lock files name what is there, and not in full what needs what.
    compositions: [{ aggregate: 'incomplete', assemblies: [`${name}@${version}`] }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function toComponent({ type, namespace, name, version, development, licence, hashes, properties }: LockedPackage) {
  const purl = new PackageURL(type, namespace, name, version, undefined, undefined).toString();
  const extra = Object.entries(properties).map(([key, value]) => ({ name: key, value }));
  return {
    type: 'library',
    'bom-ref': purl,
    ...(namespace === undefined ? {} : { group: namespace }),
    name,
    version,
    scope: development ? 'excluded' : 'required',
    ...(hashes.length === 0 ? {} : { hashes: hashes.map(({ algorithm, hex }) => ({ alg: algorithm, content: hex })) }),
    ...(licence === undefined ? {} : { licenses: [toLicence(licence)] }),
    purl,
    ...(extra.length === 0 ? {} : { properties: extra }),
  };
}

/** Free words of an author are a name; only what has an expression's form is one. */
function toLicence(text: string) {
  const isExpression = /^\(?[A-Za-z0-9.+-]+\)?(?:\s+(?:AND|OR|WITH)\s+\(?[A-Za-z0-9.+-]+\)?)*$/.test(text);
  return isExpression && text !== 'UNLICENSED' ? { expression: text } : { license: { name: text } };
}
