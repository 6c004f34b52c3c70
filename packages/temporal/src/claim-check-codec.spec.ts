import { ErrorCode } from '@quantumlayer/errors';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { defaultPayloadConverter } from '@temporalio/common';
import { ClaimCheckCodec } from './claim-check-codec';

const large = { text: 'x'.repeat(100_000) };

it('carries digests of large payloads, and small ones as they are', async () => {
  const codec = new ClaimCheckCodec(new MemoryBlobStore());
  const payloads = [large, 'small', new Uint8Array(50_000), undefined].map((value) =>
    defaultPayloadConverter.toPayload(value),
  );
  const encoded = await codec.encode(payloads);
  expect(encoded.map(({ data }) => (data?.length ?? 0) < 100)).toEqual([true, true, true, true]);
  expect(encoded[1]).toBe(payloads[1]);
  const decoded = await codec.decode(encoded);
  expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([
    large,
    'small',
    new Uint8Array(50_000),
    undefined,
  ]);
});

it('keeps the same payload once', async () => {
  const codec = new ClaimCheckCodec(new MemoryBlobStore());
  const [first, second] = await codec.encode([large, large].map((value) => defaultPayloadConverter.toPayload(value)));
  expect(first?.data).toEqual(second?.data);
});

it('says which blob is missing', async () => {
  const encoded = await new ClaimCheckCodec(new MemoryBlobStore()).encode([defaultPayloadConverter.toPayload(large)]);
  await expect(new ClaimCheckCodec(new MemoryBlobStore()).decode(encoded)).rejects.toMatchObject({
    code: ErrorCode.NOT_FOUND,
    message: expect.stringContaining('sha256:') as string,
  });
});
