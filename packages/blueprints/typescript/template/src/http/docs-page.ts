/** Shows /openapi.json without anything from another host. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API documentation</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #d5dbe3; }
summary { cursor: pointer; padding: .4rem 0; }
code, pre { font: 14px/1.4 ui-monospace, monospace; }
pre { background: #f4f6f9; padding: .8rem; overflow: auto; }
.verb { display: inline-block; min-width: 4.5rem; font-weight: 700; }
</style>
</head>
<body>
<main id="main">Loading…</main>
<script>
const element = (name, text, ...children) => {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  node.append(...children);
  return node;
};
const show = (api) => {
  const main = document.getElementById('main');
  main.replaceChildren(element('h1', api.info.title), element('p', api.info.description));
  document.title = api.info.title;
  const groups = new Map();
  for (const [path, item] of Object.entries(api.paths))
    for (const [verb, operation] of Object.entries(item)) {
      const [tag] = operation.tags;
      groups.set(tag, [...(groups.get(tag) ?? []), { path, verb, operation }]);
    }
  for (const [tag, entries] of groups) {
    main.append(element('h2', tag));
    for (const { path, verb, operation } of entries) {
      const verbNode = element('span', verb.toUpperCase());
      verbNode.className = 'verb';
      const summary = element('summary', '', verbNode, element('code', path), ' ' + operation.summary);
      const { parameters, requestBody, responses } = operation;
      const detail = JSON.stringify({ parameters, requestBody, responses }, null, 2);
      main.append(element('details', '', summary, element('pre', detail)));
    }
  }
  main.append(element('h2', 'Schemas'));
  for (const [name, schema] of Object.entries(api.components.schemas))
    main.append(element('details', '', element('summary', name), element('pre', JSON.stringify(schema, null, 2))));
};
fetch('openapi.json').then((answer) => answer.json()).then(show);
</script>
</body>
</html>
`;
