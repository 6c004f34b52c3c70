import type { Readable } from 'node:stream';

/** Keeps the first bytes of several streams and says when they were more than allowed. */
export class CapturedOutput {
  private readonly chunks = new Map<string, Buffer[]>();
  private size = 0;

  constructor(
    private readonly limit: number,
    private readonly onExceeded: () => void,
  ) {}

  capture(name: string, stream: Readable): void {
    const chunks: Buffer[] = [];
    this.chunks.set(name, chunks);
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => {
      if (this.size > this.limit) return;
      this.size += chunk.length;
      if (this.size > this.limit) this.onExceeded();
      else chunks.push(chunk);
    });
  }

  bytes(name: string): Buffer {
    return Buffer.concat(this.chunks.get(name) ?? []);
  }

  text(name: string): string {
    return this.bytes(name).toString('utf8');
  }
}
