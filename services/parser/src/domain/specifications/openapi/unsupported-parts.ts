import type { Reading } from '../reading';
import { isObject, type OpenApiDocument } from './document';
import type { Route } from './routes';

/** Names what the document describes and the model cannot hold, once for each place. */
export function nameUnsupportedParts(document: OpenApiDocument, routes: readonly Route[], reading: Reading): void {
  const webhooks = document.child(document.root, 'webhooks');
  if (webhooks)
    reading.leaveOut(
      'Webhooks are left out: nothing is called from here.',
      'There is no such part.',
      document.range(webhooks),
    );
  for (const [path, node] of document.members(document.child(document.root, 'paths')))
    if (!path.startsWith('/'))
      reading.leaveOut(
        `The path "${path}" is left out: it does not begin with "/".`,
        'Correct it.',
        document.range(node),
      );
  for (const route of routes) {
    for (const [method, node] of route.methods) {
      const title = `${method.toUpperCase()} ${route.path}`;
      const callbacks = document.child(node, 'callbacks');
      if (callbacks) {
        const text = `The callbacks of ${title} are left out: nothing is called from here.`;
        reading.leaveOut(text, 'There is no such part.', document.range(callbacks));
      }
      const content = document.descend(node, 'requestBody', 'content');
      const types = isObject(content?.value) ? Object.keys(content.value) : [];
      if (content && types.length > 0 && !types.some((type) => /json|\*\/\*|form-urlencoded/.test(type))) {
        const text = `The body of ${title} (${types.join(', ')}) is left out: bodies are JSON.`;
        reading.leaveOut(text, 'Describe the body as application/json.', document.range(content));
      }
    }
  }
  for (const [name, schema] of document.members(document.descend(document.root, 'components', 'schemas'))) {
    const discriminator = document.child(schema, 'discriminator');
    if (!discriminator) continue;
    const text = `The variants of ${name} (discriminator) become one entity with the common properties.`;
    reading.leaveOut(text, 'Make each variant a resource of its own.', document.range(discriminator));
  }
}
