type Formatter = (source: string) => string;

let gofmt: Promise<Formatter> | undefined;

/** gofmt, compiled to WebAssembly; loaded when the first Go file is formatted. */
export async function format(path: string, text: string): Promise<string> {
  if (!path.endsWith('.go')) return text;
  gofmt ??= load();
  return (await gofmt)(text);
}

async function load(): Promise<Formatter> {
  const { format: formatter } = await import('@wasm-fmt/gofmt');
  return formatter;
}
