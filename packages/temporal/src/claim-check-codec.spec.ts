import { MemoryClaims } from '@quantumlayer/blobs';
import { ErrorCode } from '@quantumlayer/errors';
import { defaultPayloadConverter } from '@temporalio/common';
import { ClaimCheckCodec } from './claim-check-codec';

const large = { text: 'x'.repeat(100_000) };

it('carries digests of large payloads, and small ones as they are', async () => {
  const codec = new ClaimCheckCodec(new MemoryClaims());
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
  const codec = new ClaimCheckCodec(new MemoryClaims());
  const [first, second] = await codec.encode([large, large].map((value) => defaultPayloadConverter.toPayload(value)));
  expect(first?.data).toEqual(second?.data);
});

it('says which blob is missing', async () => {
  const encoded = await new ClaimCheckCodec(new MemoryClaims()).encode([defaultPayloadConverter.toPayload(large)]);
  await expect(new ClaimCheckCodec(new MemoryClaims()).decode(encoded)).rejects.toMatchObject({
    code: ErrorCode.NOT_FOUND,
    message: expect.stringContaining('sha256:') as string,
  });
});

it('deposits each day anew, and reads what lay there before claims had days', async () => {
  const claims = new MemoryClaims();
  const payload = defaultPayloadConverter.toPayload(large);
  const on = async (time: string) => (await new ClaimCheckCodec(claims, () => new Date(time)).encode([payload]))[0];
  const [eve, day] = [await on('2026-11-21T23:59:59.999Z'), await on('2026-11-22T00:00:00Z')];
  expect([...(await claims.days())]).toEqual(['2026-11-21', '2026-11-22']);
  await claims.sweep('2026-11-21', new Set());
  const codec = new ClaimCheckCodec(claims);
  await expect(codec.decode([eve ?? {}])).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
  const digest = await claims.of(undefined).put(payload.data ?? new Uint8Array());
  for (const data of [day?.data, Buffer.from(digest)])
    expect(await codec.decode([{ ...day, ...(data && { data }) }])).toEqual([payload]);
});
